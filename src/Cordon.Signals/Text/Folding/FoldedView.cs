using System.Runtime.CompilerServices;

namespace Cordon.Signals.Text.Folding;

/// <summary>
/// The letters of a text without what stands between them, in the order in which they are shown, and the runs of letters that may be taken for one another. Two views differ in
/// whether signs are letters.
/// </summary>
internal sealed class FoldedView
{
    /// <summary>Most letters kept of a run: of a longer one, the first 31 and the last.</summary>
    public const int RunElements = 32;

    /// <summary>What it costs to go over a space between two words: more than any term pays unless it says so.</summary>
    public const int SplitCost = 16;

    // What it costs to go over a space that has a single letter on both sides, or on one.
    private const int SpacedCost = 1;
    private const int HalfSpacedCost = 4;

    private Element[] _elements = new Element[256];
    private ushort[] _coarse = new ushort[256];
    private int[] _first = new int[257];
    private int _count;
    private int _runs;

    // The word that is being read: where it began, how long the one before was, and what stood between.
    private int _word;
    private int _wordLength;
    private int _lengthBefore;
    private bool _open;
    private bool _gap;
    private bool _space;
    private bool _latin;
    private int _alike;

    /// <summary>The letters.</summary>
    public ReadOnlySpan<Element> Elements => _elements.AsSpan(0, _count);

    /// <summary>The class of each run.</summary>
    public ReadOnlySpan<ushort> Coarse => _coarse.AsSpan(0, _runs);

    /// <summary>The first letter of each run, and behind the last the number of letters.</summary>
    public ReadOnlySpan<int> First => _first.AsSpan(0, _runs + 1);

    /// <summary>Look-alikes in words that have Latin letters.</summary>
    public int Mixed { get; private set; }

    /// <summary>Empties the view and makes room.</summary>
    public void Clear(int chars)
    {
        // A character has at most four letters.
        if (_elements.Length <= chars * 4)
        {
            _elements = new Element[(chars * 4) + 1];
            _coarse = new ushort[_elements.Length];
            _first = new int[_elements.Length + 1];
        }

        (_count, _runs, _word, _wordLength, _lengthBefore, _alike, Mixed) = (0, 0, 0, 0, 0, 0, 0);
        (_open, _gap, _space, _latin) = (false, false, false, false);
    }

    /// <summary>Something stands between letters.</summary>
    public void Break(bool isSpace)
    {
        if (_open)
            Close();
        _gap = true;
        _space |= isSpace;
    }

    /// <summary>Adds a letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Symbol symbol, int start, int length)
    {
        const SymbolTraits Special = SymbolTraits.Alone | SymbolTraits.Upper | SymbolTraits.LookAlike;
        var runs = _runs;
        // Nearly all letters: one more of a word, and another than the one before.
        if (!_open || (symbol.Traits & Special) != 0 || _coarse[runs - 1] == symbol.Coarse)
        {
            AddSpecial(symbol, start, length);
            return;
        }

        var count = _count;
        _first[runs] = count;
        _coarse[runs] = symbol.Coarse;
        _elements[count] = new Element { Start = start, Fine = symbol.Fine, Coarse = symbol.Coarse, Length = (byte)length, Traits = symbol.Traits, Kind = symbol.Kind };
        _runs = runs + 1;
        _count = count + 1;
        _wordLength++;
        _latin |= (symbol.Traits & SymbolTraits.Latin) != 0;
    }

    private void AddSpecial(in Symbol symbol, int start, int length)
    {
        var coarse = symbol.Coarse;
        var alone = (symbol.Traits & SymbolTraits.Alone) != 0;
        if (alone && _open)
            Close();
        var elements = _elements;
        var newRun = _runs == 0 || _coarse[_runs - 1] != coarse;
        if (newRun)
        {
            _first[_runs] = _count;
            _coarse[_runs++] = coarse;
        }
        else if (_count - _first[_runs - 1] >= RunElements)
        {
            // The newest takes the place of the last.
            _count--;
            _word = Math.Min(_word, _count);
        }

        ref var e = ref elements[_count];
        e = new Element { Start = start, Fine = symbol.Fine, Coarse = coarse, Length = (byte)length, Traits = symbol.Traits, Kind = symbol.Kind };
        if (!_open)
        {
            (_open, _word, _wordLength) = (true, _count, 0);
            e.Begins = true;
            // What the space costs is known when this word's length is.
            e.Gap = (byte)(!_gap ? 0 : _space ? SplitCost : 1);
        }
        else if ((symbol.Traits & SymbolTraits.Upper) != 0 && _count > 0 && (elements[_count - 1].Traits & SymbolTraits.Lower) != 0)
        {
            e.Begins = true;
            elements[_count - 1].Ends = true;
        }

        _latin |= (symbol.Traits & SymbolTraits.Latin) != 0;
        _alike += (symbol.Traits & SymbolTraits.LookAlike) != 0 ? 1 : 0;
        _count++;
        _wordLength++;
        if (alone)
        {
            Close();
            // No space is needed between two such words, so none costs anything.
            (_gap, _space) = (false, false);
        }
    }

    /// <summary>The last letter reaches to here: a mark follows it.</summary>
    public void Extend(int end)
    {
        if (_count == 0)
            return;
        ref var e = ref _elements[_count - 1];
        if (end > e.Start)
            e.Length = (byte)Math.Min(end - e.Start, byte.MaxValue);
    }

    /// <summary>Ends the last word.</summary>
    public void End()
    {
        if (_open)
            Close();
        _first[_runs] = _count;
    }

    private void Close()
    {
        var elements = _elements.AsSpan(_word, _count - _word);
        ref var first = ref elements[0];
        if (first.Gap == SplitCost)
            first.Gap = (byte)((_wordLength == 1, _lengthBefore == 1) switch { (true, true) => SpacedCost, (false, false) => SplitCost, _ => HalfSpacedCost });
        elements[^1].Ends = true;
        if (first.Kind == SymbolKind.Digit || elements[^1].Kind == SymbolKind.Digit)
            DigitEdges(elements);
        Mixed += _latin ? _alike : 0;
        (_latin, _alike, _open, _gap, _space, _lengthBefore) = (false, 0, false, false, false, _wordLength);
    }

    // A number before or after a word's letters is no part of the word: "widget2026".
    private static void DigitEdges(Span<Element> word)
    {
        var (from, to) = (0, word.Length);
        while (from < to && word[from].Kind == SymbolKind.Digit)
            from++;
        while (to > from && word[to - 1].Kind == SymbolKind.Digit)
            to--;
        if (from == to)
            return;
        word[from].Begins = true;
        word[to - 1].Ends = true;
        if (from > 0)
            word[from - 1].Ends = true;
        if (to < word.Length)
            word[to].Begins = true;
    }
}
