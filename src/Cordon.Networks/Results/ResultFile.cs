namespace Cordon.Networks.Results;

/// <summary>One file of a result.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Write">Writes it whole; leaves the stream open.</param>
public sealed record ResultFile(string Name, Action<Stream> Write);
