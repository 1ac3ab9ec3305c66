namespace Cordon.Signals.Text.Folding;

/// <summary>What a character is to the matcher.</summary>
internal enum SymbolKind : byte
{
    /// <summary>White space, or a control.</summary>
    Space,

    /// <summary>A sign between words: punctuation.</summary>
    Break,

    /// <summary>A letter of any script.</summary>
    Letter,

    /// <summary>A decimal digit.</summary>
    Digit,

    /// <summary>A sign that may stand between words or for a letter: '$', '@', an emoji.</summary>
    Sign,

    /// <summary>A character that cannot be seen.</summary>
    Invisible,

    /// <summary>A mark on the letter before it.</summary>
    Mark,

    /// <summary>A character that stands for several letters, such as a ligature.</summary>
    Several,
}
