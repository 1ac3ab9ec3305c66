using System.Text;

namespace Cordon.Guard.Terms;

/// <summary>A text as its folded words, one space between two. It lies in the caller's memory.</summary>
internal ref struct FoldedText
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _folded;
    private readonly Span<Word> _words;
    private int _length;
    private int _count;
    private int _start;
    private int _from;

    private FoldedText(ReadOnlySpan<char> text, Span<char> folded, Span<Word> words)
    {
        _text = text;
        _folded = folded;
        _words = words;
        _start = -1;
        Fold();
    }

    /// <summary>The folded words.</summary>
    public readonly ReadOnlySpan<char> Text => _folded[.._length];

    /// <summary>Where they stand.</summary>
    public readonly ReadOnlySpan<Word> Words => _words[.._count];

    /// <summary>Folds a text.</summary>
    /// <param name="text">At most <see cref="GuardLimits.QueryChars"/> characters.</param>
    /// <param name="folded">Room for twice as many characters.</param>
    /// <param name="words">Room for as many words as the text has characters.</param>
    public static FoldedText Of(ReadOnlySpan<char> text, Span<char> folded, Span<Word> words) => new(text, folded, words);

    /// <summary>The folded text of some words, with the spaces between them.</summary>
    public readonly ReadOnlySpan<char> Phrase(int first, int count) => _folded[_words[first].Start.._words[first + count - 1].End];

    private void Fold()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            var c = _text[i];
            if (Folding.IsDropped(c))
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1]))
            {
                // What is no letter is a symbol, such as an emoji.
                var alone = !Rune.IsLetterOrDigit(new Rune(c, _text[i + 1]));
                if (alone)
                    Close(i);
                Add(c, i);
                Add(_text[++i], i);
                if (alone)
                    Close(i + 1);
                continue;
            }

            var plain = Folding.Fold(c);
            if (Folding.StandsAlone(plain))
            {
                Close(i);
                Add(plain, i);
                Close(i + 1);
            }
            else if (Folding.IsWord(plain))
            {
                Add(plain, i);
            }
            else
            {
                Close(i);
            }
        }

        Close(_text.Length);
    }

    private void Add(char c, int at)
    {
        if (_start < 0)
        {
            if (_count > 0)
                _folded[_length++] = ' ';
            (_start, _from) = (_length, at);
        }

        _folded[_length++] = c;
    }

    private void Close(int at)
    {
        if (_start < 0)
            return;
        _words[_count++] = new Word((ushort)_start, (ushort)_length, (ushort)_from, (ushort)at);
        _start = -1;
    }
}
