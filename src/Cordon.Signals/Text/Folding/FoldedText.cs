using System.Text;

namespace Cordon.Signals.Text.Folding;

/// <summary>
/// A text folded to what a reader takes it for: case, width, style, marks, what cannot be seen, look-alike letters and right-to-left overrides make no difference, and each letter
/// knows where it stood. Kept and used again for text after text: it grows to the longest and then allocates nothing. For one thread at a time.
/// </summary>
public sealed class FoldedText
{
    /// <summary>Most UTF-16 code units of a text that are looked at.</summary>
    public const int MostChars = 65_536;

    private const char Override = '\u202E';
    private const char Pop = '\u202C';

    private FoldedView _view = new();
    private bool _signsAreLetters;
    private int _invisible;
    private int _marks;
    private int _styled;
    private int _reversed;
    private int _markRun;
    private SymbolKind _before;
    private char _signBefore;

    /// <summary>What the text had that ordinary text has little of.</summary>
    public FoldNotes Notes { get; private set; }

    /// <summary>The letters when signs stand between words.</summary>
    internal FoldedView Plain { get; } = new();

    /// <summary>The letters when signs are letters: only when <see cref="IsSigned"/>.</summary>
    internal FoldedView Signed { get; } = new();

    /// <summary>Whether a sign stands where a letter might: before a letter, or behind one.</summary>
    internal bool HasLeet { get; private set; }

    /// <summary>Whether the text has signs at all.</summary>
    internal bool HasSigns { get; private set; }

    /// <summary>Whether the second view is that of this text.</summary>
    internal bool IsSigned { get; private set; }

    /// <summary>Folds a text; what was folded before is forgotten.</summary>
    /// <param name="text">The text; what lies behind <see cref="MostChars"/> is not looked at.</param>
    /// <param name="signs">Whether terms with signs or emoji are looked for, as <see cref="Terms.TermBank.HasSigns"/> tells.</param>
    public void Fold(ReadOnlySpan<char> text, bool signs = false)
    {
        var cut = text.Length > MostChars;
        if (cut)
            text = text[..MostChars];
        (_invisible, _marks, _styled, _reversed) = (0, 0, 0, 0);
        (HasLeet, HasSigns, IsSigned) = (false, false, false);
        Pass(text, Plain, signsAreLetters: false);
        Notes = new FoldNotes(_invisible, _marks, _styled, Plain.Mixed, _reversed, cut);
        IsSigned = HasLeet || (signs && HasSigns);
        if (IsSigned)
            Pass(text, Signed, signsAreLetters: true);
    }

    /// <summary>The folded text: its letters as Latin where they look so, one space where something stands between.</summary>
    public override string ToString()
    {
        var shown = new StringBuilder();
        var view = HasLeet ? Signed : Plain;
        foreach (ref readonly var e in view.Elements)
        {
            if (e.Gap > 0 && shown.Length > 0)
                shown.Append(' ');
            shown.Append(new Rune((int)ShownOf(e)));
        }

        return shown.ToString();
    }

    private static uint ShownOf(in Element e) => (e.Traits & SymbolTraits.LookAlike) != 0 || e.Kind == SymbolKind.Sign ? e.Coarse < 128 ? e.Coarse : e.Fine : e.Fine;

    private void Pass(ReadOnlySpan<char> text, FoldedView view, bool signsAreLetters)
    {
        view.Clear(text.Length);
        (_view, _signsAreLetters, _markRun, _before, _signBefore) = (view, signsAreLetters, 0, SymbolKind.Space, '\0');
        var symbols = SymbolTable.All;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == Override)
            {
                _invisible++;
                var end = text[(i + 1)..].IndexOfAny(Pop, '\n');
                end = end < 0 ? text.Length : i + 1 + end;
                Backwards(text, i + 1, end);
                i = end - 1;
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Step(SymbolTable.Of(char.ConvertToUtf32(c, text[i + 1])), i, 2, c);
                i++;
                continue;
            }

            ref readonly var symbol = ref symbols[c];
            if (symbol.Kind == SymbolKind.Letter)
            {
                _styled += (symbol.Traits & SymbolTraits.Styled) != 0 ? 1 : 0;
                view.Add(symbol, i, 1);
                if (_before == SymbolKind.Sign)
                    After(SymbolKind.Letter, c);
                (_markRun, _before) = (0, SymbolKind.Letter);
            }
            else if (symbol.Kind == SymbolKind.Space)
            {
                view.Break(isSpace: true);
                (_markRun, _before) = (0, SymbolKind.Space);
            }
            else
            {
                Step(symbol, i, 1, c);
            }
        }

        view.End();
    }

    // What stands in a right-to-left override is read from its end.
    private void Backwards(ReadOnlySpan<char> text, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            _reversed++;
            if (char.IsLowSurrogate(text[i]) && i > from && char.IsHighSurrogate(text[i - 1]))
            {
                i--;
                Step(SymbolTable.Of(char.ConvertToUtf32(text[i], text[i + 1])), i, 2, text[i]);
            }
            else
            {
                Step(SymbolTable.Of(text[i]), i, 1, text[i]);
            }
        }
    }

    private void Step(in Symbol symbol, int at, int length, char c)
    {
        switch (symbol.Kind)
        {
            case SymbolKind.Invisible:
                // White space of old terminals and the joiners inside emoji are invisible too.
                _invisible++;
                return;
            case SymbolKind.Mark:
                _marks += ++_markRun > 1 ? 1 : 0;
                _view.Extend(at + length);
                return;
            case SymbolKind.Space:
            case SymbolKind.Break:
                _view.Break(symbol.Kind == SymbolKind.Space);
                break;
            case SymbolKind.Sign:
                HasSigns = true;
                if (_signsAreLetters)
                    _view.Add(symbol, at, length);
                else
                    _view.Break(isSpace: false);
                break;
            case SymbolKind.Several:
                _styled++;
                foreach (var letter in SymbolTable.Letters(symbol))
                {
                    var plain = SymbolTable.All[(int)letter];
                    _view.Add(plain, at, length);
                }

                break;
            default:
                _styled += (symbol.Traits & SymbolTraits.Styled) != 0 ? 1 : 0;
                _view.Add(symbol, at, length);
                break;
        }

        After(symbol.Kind, symbol.Coarse < 128 ? c : '\0');
    }

    private void After(SymbolKind kind, char c)
    {
        _markRun = 0;
        // A sign before a letter, or behind one, may be a letter; an exclamation mark behind one ends a sentence.
        if (_before == SymbolKind.Sign && kind == SymbolKind.Letter && _signBefore != '\0')
            HasLeet = true;
        else if (kind == SymbolKind.Sign && _before == SymbolKind.Letter && c is not '\0' and not '!')
            HasLeet = true;
        _before = kind;
        _signBefore = kind == SymbolKind.Sign ? c : '\0';
    }
}
