namespace Cordon.Policy.Cel;

/// <summary>A part of a condition that was evaluated, and what it gave.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Its source text, cut when it is long.</param>
/// <param name="Value">What it gave, as CEL writes it, cut when it is long.</param>
/// <param name="IsOperand">Whether it is an operand of a comparison rather than a condition.</param>
public sealed record CelFinding(CelSpan Span, string Text, string Value, bool IsOperand);
