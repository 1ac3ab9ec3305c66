using Cordon.Signals.Text.Folding;
using Cordon.Signals.Text.Terms;

namespace Cordon.Signals.Tests.Text;

/// <summary>Finds terms by trying every place of every term, and every way to spell it from there. Works on the letters of a folded text; folding has tests of its own.</summary>
internal static class NaiveMatcher
{
    public static List<TermHit> Find(Term[] terms, string text)
    {
        var signs = terms.SelectMany(t => t.Allowed.Append(t.Text)).Any(t => Folded(t, signs: true).HasSigns);
        var folded = Folded(text, signs);
        var hits = InView(terms, folded.Plain);
        if (folded.IsSigned)
        {
            var plain = hits.ToList();
            hits.AddRange(InView(terms, folded.Signed).Where(h => !plain.Any(p => p.Term == h.Term && p.Start < h.Start + h.Length && h.Start < p.Start + p.Length)));
        }

        return [.. hits.Order()];
    }

    private static FoldedText Folded(string text, bool signs)
    {
        var folded = new FoldedText();
        folded.Fold(text, signs);
        return folded;
    }

    private static List<TermHit> InView(Term[] terms, FoldedView view)
    {
        var hits = new List<TermHit>();
        for (var i = 0; i < terms.Length; i++)
        {
            var allowed = terms[i].Allowed.SelectMany(w => Spans(view, Term.Of(w) with { Budget = 0 }, 0)).ToList();
            hits.AddRange(Spans(view, terms[i], i).Where(h => !allowed.Any(a => a.Start <= h.Start && h.Start + h.Length <= a.Start + a.Length && a.Length > h.Length)));
        }

        return hits;
    }

    private static IEnumerable<TermHit> Spans(FoldedView view, Term term, int number)
    {
        var folded = Folded(term.Text, signs: true);
        var letters = (folded.IsSigned ? folded.Signed : folded.Plain).Elements.ToArray();
        var text = view.Elements.ToArray();
        var runOf = new int[text.Length];
        for (var k = 1; k < text.Length; k++)
            runOf[k] = runOf[k - 1] + (text[k].Coarse == text[k - 1].Coarse ? 0 : 1);

        var best = new Dictionary<int, (Spelling Spelling, int Begin, int End)>();
        for (var end = 0; end < text.Length; end++)
        {
            for (var begin = end; begin >= 0; begin--)
            {
                if (term.Boundary is TermBoundary.Word or TermBoundary.Start && !text[begin].Begins)
                    continue;
                if (term.Boundary is TermBoundary.Word or TermBoundary.End && !text[end].Ends)
                    continue;
                foreach (var spelling in Spellings(text, begin, end, letters, 0, term.Budget))
                {
                    if (!best.TryGetValue(runOf[end], out var held) || spelling.CompareTo(held.Spelling) < 0)
                        best[runOf[end]] = (spelling, begin, end);
                }
            }
        }

        foreach (var (spelling, begin, end) in best.Values)
        {
            if (spelling.Foreign == spelling.Taken && (spelling.Signs > 0 || letters.Length < 5))
                continue;
            var span = text[begin..(end + 1)];
            var start = span.Min(e => e.Start);
            yield return new TermHit(number, start, span.Max(e => e.Start + e.Length) - start, spelling.Cost);
        }
    }

    // Every way in which text[at..end] spells letters[j..].
    private static IEnumerable<Spelling> Spellings(Element[] text, int at, int end, Element[] letters, int j, int budget)
    {
        // letters[j] stands for text[at], which is repeated up to some place.
        var sum = default(Spelling);
        for (var k = at; k <= end; k++)
        {
            var one = Stands(text[k], letters[j]);
            if (one is null)
                yield break;
            var gap = k == at && j == 0 ? 0
                : k == at && letters[j].Gap > 0 ? (text[k].Gap == 0 ? 1 : 0)
                : text[k].Gap;
            // A letter that comes again costs once, however often.
            sum = new Spelling(sum.Cost + one.Value.Cost + gap + (k == at + 1 ? 1 : 0), sum.Taken + 1, sum.Foreign + one.Value.Foreign, sum.Signs + one.Value.Signs);
            if (sum.Cost > budget)
                yield break;
            if (j == letters.Length - 1)
            {
                if (k == end)
                    yield return sum;
            }
            else if (k < end)
            {
                foreach (var rest in Spellings(text, k + 1, end, letters, j + 1, budget - sum.Cost))
                    yield return new Spelling(sum.Cost + rest.Cost, sum.Taken + rest.Taken, sum.Foreign + rest.Foreign, sum.Signs + rest.Signs);
            }
        }
    }

    private static Spelling? Stands(Element e, Element letter)
    {
        if (e.Fine == letter.Fine)
            return new Spelling(0, 1, 0, 0);
        if (e.Coarse != letter.Coarse || e.Coarse >= 128 || letter.Fine is >= '0' and <= '9')
            return null;
        if (e.Fine is >= 'a' and <= 'z' && letter.Fine is >= 'a' and <= 'z')
            return e.Fine == 'i' && e.Traits.HasFlag(SymbolTraits.Upper) ? new Spelling(1, 1, 1, 0) : null;
        return new Spelling(1, 1, 1, e.Kind is SymbolKind.Digit or SymbolKind.Sign ? 1 : 0);
    }

    private readonly record struct Spelling(int Cost, int Taken, int Foreign, int Signs) : IComparable<Spelling>
    {
        public int CompareTo(Spelling other) => (Cost, Taken, Foreign, Signs).CompareTo((other.Cost, other.Taken, other.Foreign, other.Signs));
    }
}
