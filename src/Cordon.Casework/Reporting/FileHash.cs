namespace Cordon.Casework.Reporting;

/// <summary>A hash of a file as the platform computed it.</summary>
/// <param name="Type">Which hash, such as <c>PDQ</c>.</param>
/// <param name="Value">The hash.</param>
public sealed record FileHash(string Type, string Value);
