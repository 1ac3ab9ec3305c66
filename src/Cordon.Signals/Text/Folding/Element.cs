namespace Cordon.Signals.Text.Folding;

/// <summary>One letter of a folded text, and where it stood. 16 bytes.</summary>
internal struct Element
{
    /// <summary>Where it begins in the original, in UTF-16 code units.</summary>
    public int Start;

    /// <summary>The plain letter.</summary>
    public uint Fine;

    /// <summary>The class of what it may be taken for.</summary>
    public ushort Coarse;

    /// <summary>How many code units of the original it has, at most 255.</summary>
    public byte Length;

    /// <summary>What it costs a term to go over what stands before it: 0 when nothing does.</summary>
    public byte Gap;

    /// <summary>What is known of the character.</summary>
    public SymbolTraits Traits;

    /// <summary>Its kind: a letter, a digit or a sign.</summary>
    public SymbolKind Kind;

    /// <summary>Whether a word may begin here.</summary>
    public bool Begins;

    /// <summary>Whether a word may end after it.</summary>
    public bool Ends;
}
