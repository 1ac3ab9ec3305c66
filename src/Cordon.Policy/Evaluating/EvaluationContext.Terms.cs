using System.Globalization;
using Cordon.Events;
using Cordon.Policy.Cel;
using Cordon.Signals.Text.Folding;
using Cordon.Signals.Text.Terms;

namespace Cordon.Policy.Evaluating;

/// <content>The terms that are found in texts. A text is folded once, whatever number of banks looks at it.</content>
internal sealed partial class EvaluationContext
{
    private const int MostHits = 64;
    private static readonly CelValue Unread = CelValue.Error(
        $"the text was not looked at to its end: it is longer than {FoldedText.MostChars} characters, or made to look like very many terms");

    private readonly FoldedText _folded = new();
    private readonly TermHit[] _hits = new TermHit[MostHits];
    private readonly bool _signs;
    private string? _foldedFrom;

    // The bank whose first hit is noted, that hit, and the text that it is of.
    private int _noted = -1;
    private TermHit _notedHit;
    private string _notedText = "";

    /// <summary>What the last function found that its value does not say.</summary>
    public override string? Note
    {
        get
        {
            if (_noted < 0)
                return null;
            var bank = _policy.Terms[_noted].Bank;
            var span = _notedText.Substring(_notedHit.Start, _notedHit.Length);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"'{Shown.Brief(span)}' at {_notedHit.Start} is '{Shown.Brief(bank[_notedHit.Term].Text)}' of {bank.Name} {bank.Version[..12]}, evasion {_notedHit.Cost}");
        }
    }

    public override void ForgetNote() => _noted = -1;

    /// <summary>Whether a text has any term of a bank.</summary>
    public CelValue MatchesTerm(string text, string bank)
    {
        var found = Find(text, bank);
        return found.Count > 0 ? CelValue.Of(true) : found.IsCut ? Unread : CelValue.Of(false);
    }

    /// <summary>What stands in the text where terms of a bank are found, in its order.</summary>
    public CelValue FoundTerms(string text, string bank)
    {
        var found = Find(text, bank);
        if (found.Count == 0 && found.IsCut)
            return Unread;
        var spans = new List<string>(found.Count);
        foreach (var hit in _hits.AsSpan(0, found.Count))
            spans.Add(text.Substring(hit.Start, hit.Length));
        return CelValue.Of(spans);
    }

    private TermFindings Find(string text, string bank)
    {
        var index = _policy.TermIndex[bank];
        if (!ReferenceEquals(text, _foldedFrom))
        {
            _folded.Fold(text, _signs);
            _foldedFrom = text;
        }

        var found = _policy.Terms[index].Bank.Find(_folded, _hits);
        if (found.Count > 0)
            (_noted, _notedHit, _notedText) = (index, _hits[0], text);
        return found;
    }
}
