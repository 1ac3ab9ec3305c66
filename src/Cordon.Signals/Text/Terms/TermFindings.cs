namespace Cordon.Signals.Text.Terms;

/// <summary>What was found in a text.</summary>
/// <param name="Count">How many hits were written, in the order of the text.</param>
/// <param name="IsCut">There may be more: the room was too small, the text too long, or it was made to cost more than a text may.</param>
public readonly record struct TermFindings(int Count, bool IsCut);
