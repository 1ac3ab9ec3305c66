namespace Cordon.Storage.Log;

/// <summary>A command to be written to the log.</summary>
/// <param name="Name">What is to be done.</param>
/// <param name="Body">Its particulars, as JSON in UTF-8.</param>
public sealed record Command(string Name, ReadOnlyMemory<byte> Body);
