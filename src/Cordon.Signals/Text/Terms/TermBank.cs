using Cordon.Signals.Text.Folding;

namespace Cordon.Signals.Text.Terms;

/// <summary>
/// A named, immutable set of up to 100,000 terms, found in texts however they are spelled: see <see cref="Term.Budget"/>. A term is found where its letters are spelled by letters
/// that follow one another in the text, at a cost within its budget, and its boundary holds. Safe for any number of readers, each with a <see cref="FoldedText"/> of its own.
/// </summary>
public sealed partial class TermBank
{
    /// <summary>Most terms.</summary>
    public const int MostTerms = 100_000;

    /// <summary>Most words that are allowed, over all terms.</summary>
    public const int MostAllowed = 100_000;

    /// <summary>Most allowed words found in one text; more are not looked at.</summary>
    private const int MostAllowedHits = 64;

    // Looking at letters may take this many steps, and this many more for every letter: a text made to look like every term costs its sender, not us.
    private const long StepsOfText = 65_536;
    private const long StepsOfLetter = 256;

    private readonly Term[] _terms;
    private readonly Pattern[] _patterns;
    private readonly PatternLetter[] _letters;
    private readonly TermAutomaton _automaton;

    private TermBank(string name, string version, Term[] terms, Pattern[] patterns, PatternLetter[] letters, bool signs)
    {
        (Name, Version, _terms, _letters, HasSigns) = (name, version, terms, letters, signs);
        _automaton = new TermAutomaton([.. patterns.Select(p => RunsOf(letters.AsSpan(p.First, p.Letters)))]);
        _patterns = [.. _automaton.Order.Select(i => patterns[i])];
    }

    /// <summary>The bank's name.</summary>
    public string Name { get; }

    /// <summary>The bank's version: SHA-256 of its file, as 64 lower-case hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>How many terms there are.</summary>
    public int Count => _terms.Length;

    /// <summary>Whether any term has a sign or an emoji: texts are then folded with them.</summary>
    public bool HasSigns { get; }

    /// <summary>Bytes of the tables, without the texts of the terms.</summary>
    public long Bytes => _automaton.Bytes + (_patterns.LongLength * 24) + (_letters.LongLength * 8);

    /// <summary>The term of a number.</summary>
    public Term this[int index] => _terms[index];

    /// <summary>Folds a text and finds the terms in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Where it is folded.</param>
    /// <param name="hits">Gets the hits, in the order of the text.</param>
    public TermFindings Find(ReadOnlySpan<char> text, FoldedText folded, Span<TermHit> hits)
    {
        folded.Fold(text, HasSigns);
        return Find(folded, hits);
    }

    /// <summary>Finds the terms in a text that was folded, with signs if <see cref="HasSigns"/>.</summary>
    public TermFindings Find(FoldedText text, Span<TermHit> hits)
    {
        var found = new Found { Hits = hits, Steps = StepsOfText + (StepsOfLetter * text.Plain.Elements.Length) };
        Scan(text.Plain, ref found);
        if (text.IsSigned && (HasSigns || text.HasLeet))
        {
            var plain = found.Count;
            Scan(text.Signed, ref found);
            Distinct(ref found, plain);
        }

        hits[..found.Count].Sort();
        return new TermFindings(found.Count, found.IsCut || text.Notes.IsCut);
    }

    // The classes of a pattern's letters, each once where it repeats.
    private static ushort[] RunsOf(ReadOnlySpan<PatternLetter> letters)
    {
        var runs = new List<ushort>();
        foreach (var letter in letters)
        {
            if (runs.Count == 0 || runs[^1] != letter.Coarse)
                runs.Add(letter.Coarse);
        }

        return [.. runs];
    }

    private void Scan(FoldedView view, ref Found found)
    {
        var automaton = _automaton;
        var coarse = view.Coarse;
        var (state, from) = (0, found.Count);
        Span<AllowedHit> allowed = stackalloc AllowedHit[MostAllowedHits];
        var allowedCount = 0;
        for (var run = 0; run < coarse.Length; run++)
        {
            state = automaton.Next(state, coarse[run], out var finds);
            if (!finds)
                continue;
            for (var at = state; at != 0; at = automaton.Shorter(at))
            {
                var (first, last) = automaton.Outputs(at);
                for (var i = first; i < last; i++)
                    Look(view, run, _patterns[i], ref found, allowed, ref allowedCount);
            }
        }

        if (allowedCount > 0)
            Allow(view, ref found, from, allowed[..allowedCount]);
    }

    private void Look(FoldedView view, int run, in Pattern pattern, ref Found found, scoped Span<AllowedHit> allowed, ref int allowedCount)
    {
        var first = view.First;
        var firstRun = run - pattern.Runs + 1;
        var (from, latestStart) = (first[firstRun], first[firstRun + 1]);
        var (earliestEnd, to) = (first[run], first[run + 1]);
        found.Steps -= (to - from) * pattern.Letters;
        if (found.Steps < 0)
        {
            found.IsCut = true;
            return;
        }

        var letters = _letters.AsSpan(pattern.First, pattern.Letters);
        var cost = Alignment.Find(view.Elements, from, latestStart, earliestEnd, to, letters, pattern.Boundary, pattern.Budget, out var begin, out var end);
        if (cost < 0)
            return;
        if (pattern.IsAllowed)
        {
            if (allowedCount < allowed.Length)
                allowed[allowedCount++] = new AllowedHit(pattern.Term, begin, end);
            else
                found.IsCut = true;
            return;
        }

        if (found.Count == found.Hits.Length)
        {
            found.IsCut = true;
            return;
        }

        found.Hits[found.Count++] = HitOf(view.Elements[begin..end], pattern.Term, cost);
    }

    private static TermHit HitOf(ReadOnlySpan<Element> letters, int term, int cost)
    {
        // In a right-to-left override the first letter stands last.
        var (start, end) = (int.MaxValue, 0);
        foreach (ref readonly var e in letters)
            (start, end) = (Math.Min(start, e.Start), Math.Max(end, e.Start + e.Length));
        return new TermHit(term, start, end - start, cost);
    }

    private static void Allow(FoldedView view, ref Found found, int from, scoped ReadOnlySpan<AllowedHit> allowed)
    {
        var kept = from;
        for (var i = from; i < found.Count; i++)
        {
            var hit = found.Hits[i];
            var isAllowed = false;
            foreach (var word in allowed)
            {
                if (word.Term != hit.Term)
                    continue;
                var all = HitOf(view.Elements[word.Begin..word.End], word.Term, 0);
                isAllowed |= all.Start <= hit.Start && hit.Start + hit.Length <= all.Start + all.Length && all.Length > hit.Length;
            }

            if (!isAllowed)
                found.Hits[kept++] = hit;
        }

        found.Count = kept;
    }

    // What both views found is told once.
    private static void Distinct(ref Found found, int plain)
    {
        var kept = plain;
        for (var i = plain; i < found.Count; i++)
        {
            var hit = found.Hits[i];
            var known = false;
            for (var j = 0; j < plain && !known; j++)
            {
                var other = found.Hits[j];
                known = other.Term == hit.Term && other.Start < hit.Start + hit.Length && hit.Start < other.Start + other.Length;
            }

            if (!known)
                found.Hits[kept++] = hit;
        }

        found.Count = kept;
    }

    private readonly record struct AllowedHit(int Term, int Begin, int End);

    private ref struct Found
    {
        public Span<TermHit> Hits;
        public int Count;
        public long Steps;
        public bool IsCut;
    }
}
