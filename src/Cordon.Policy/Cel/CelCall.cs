namespace Cordon.Policy.Cel;

/// <summary>A call in a program, so that a host can check what it refers to.</summary>
/// <param name="Function">The name of the function, qualified.</param>
/// <param name="Arguments">The arguments, the receiver first: the value where it is a constant, null otherwise.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CelCall(string Function, IReadOnlyList<CelValue?> Arguments, CelSpan Span);
