namespace Cordon.Casework.Reporting;

/// <summary>An account that acts together with another.</summary>
/// <param name="Id">The platform's id of it.</param>
/// <param name="Type">How they belong together, such as <c>same device</c>.</param>
public sealed record AssociatedAccount(string Id, string Type);
