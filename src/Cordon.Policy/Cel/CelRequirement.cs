namespace Cordon.Policy.Cel;

/// <summary>Something that must be true for a condition to be true.</summary>
/// <param name="Name">The variable, or <c>variable.field</c>.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Values">With what; strings, or one timestamp.</param>
public sealed record CelRequirement(string Name, CelComparison Comparison, IReadOnlyList<CelValue> Values);
