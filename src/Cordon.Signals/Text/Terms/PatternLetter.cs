namespace Cordon.Signals.Text.Terms;

/// <summary>A letter of a pattern.</summary>
/// <param name="Fine">The plain letter.</param>
/// <param name="Coarse">The class of what it may be taken for.</param>
/// <param name="AfterGap">Whether something stands before it in the term, as between two words.</param>
internal readonly record struct PatternLetter(uint Fine, ushort Coarse, bool AfterGap);
