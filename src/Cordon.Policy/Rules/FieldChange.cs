namespace Cordon.Policy.Rules;

/// <summary>One field of a declaration that differs.</summary>
/// <param name="Field">Where it stands, such as <c>then[0].verdict</c>.</param>
/// <param name="Before">What stood there; null when there was nothing.</param>
/// <param name="After">What stands there; null when there is nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
