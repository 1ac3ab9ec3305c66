namespace Cordon.Signals.Text.Folding;

/// <summary>What is known of a character beside its letter.</summary>
[Flags]
internal enum SymbolTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An upper-case letter.</summary>
    Upper = 1,

    /// <summary>A lower-case letter.</summary>
    Lower = 2,

    /// <summary>A letter in another width or style: mathematical, circled, squared, raised.</summary>
    Styled = 4,

    /// <summary>A letter that is none of the 26 of Latin and looks like one of them.</summary>
    LookAlike = 8,

    /// <summary>A sign of a script without spaces: a word by itself.</summary>
    Alone = 16,

    /// <summary>One of the 26 letters of Latin, with or without marks and style.</summary>
    Latin = 32,
}
