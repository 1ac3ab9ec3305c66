namespace Cordon.Policy.Cel;

/// <summary>What a program refers to.</summary>
/// <param name="Variables">The variables that it reads, in the order of their slots.</param>
/// <param name="Fields">The struct fields that it reads, as <c>Struct.field</c>, in ordinal order.</param>
/// <param name="Calls">The calls of functions, in source order; operators and macros are left out.</param>
public sealed record CelReferences(IReadOnlyList<CelVariable> Variables, IReadOnlyList<string> Fields, IReadOnlyList<CelCall> Calls);
