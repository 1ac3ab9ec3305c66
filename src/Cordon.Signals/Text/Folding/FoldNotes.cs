namespace Cordon.Signals.Text.Folding;

/// <summary>What folding a text met that ordinary text has little of; each is a sign of evasion by itself.</summary>
/// <param name="Invisible">Characters that cannot be seen.</param>
/// <param name="Marks">Marks put on letters, beyond the first of a letter.</param>
/// <param name="Styled">Letters of another width or style.</param>
/// <param name="Mixed">Letters that look Latin and are not, in a word that has Latin letters.</param>
/// <param name="Reversed">Characters shown backwards by a right-to-left override.</param>
/// <param name="IsCut">The text was longer than <see cref="FoldedText.MostChars"/>: the rest was not looked at.</param>
public readonly record struct FoldNotes(int Invisible, int Marks, int Styled, int Mixed, int Reversed, bool IsCut);
