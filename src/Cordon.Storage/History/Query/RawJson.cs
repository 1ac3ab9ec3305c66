namespace Cordon.Storage.History.Query;

/// <summary>A value that is JSON already.</summary>
/// <param name="Text">The JSON.</param>
public sealed record RawJson(string Text);
