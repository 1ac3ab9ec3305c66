namespace Cordon.Signals.Text.Folding;

/// <summary>What a character folds to. 8 bytes.</summary>
/// <param name="Fine">The plain letter as a code point: lower case, without marks and style. For <see cref="SymbolKind.Several"/>, the place of its letters.</param>
/// <param name="Coarse">The class of what it may be taken for: of 'а' (Cyrillic), '4' and '@' it is 'a'. Below 128 for what looks like a Latin letter; above, two letters may share a class.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Traits">What else is known of it.</param>
internal readonly record struct Symbol(uint Fine, ushort Coarse, SymbolKind Kind, SymbolTraits Traits);
