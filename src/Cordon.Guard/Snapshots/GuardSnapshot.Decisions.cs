using System.Runtime.CompilerServices;
using Cordon.Guard.Decisions;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;

namespace Cordon.Guard.Snapshots;

/// <content>Decisions. None of them allocates.</content>
public sealed partial class GuardSnapshot
{
    // So many places are fetched ahead at once: enough to hide the way to memory, few enough to stay in the nearest cache.
    private const int Ahead = 32;

    // A query that still holds terms after so many rewritings was made to; nothing of it is offered.
    private const int MostRounds = 8;

    /// <summary>Decides on candidates for a viewer.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="candidates">The candidates, any number.</param>
    /// <param name="decisions">Gets a decision for each; of the same length.</param>
    /// <exception cref="ArgumentException">There is not room for all decisions.</exception>
    public void Rank(Viewer viewer, SurfacePolicy surface, ReadOnlySpan<Candidate> candidates, Span<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (decisions.Length < candidates.Length)
            throw new ArgumentException($"{candidates.Length} candidates need room for as many decisions, and there is room for {decisions.Length}", nameof(decisions));
        var viewerState = Find(viewer.Key);
        for (var from = 0; from < candidates.Length; from += Ahead)
        {
            var some = candidates.Slice(from, Math.Min(Ahead, candidates.Length - from));
            foreach (ref readonly var candidate in some)
            {
                Prefetch(candidate.Key);
                if (candidate.Author != GuardKeys.None)
                    Prefetch(candidate.Author);
            }

            for (var i = 0; i < some.Length; i++)
                decisions[from + i] = PairRules.Decide(viewerState, viewer.Age, StateOf(in some[i]), some[i].Age, surface);
        }
    }

    /// <summary>Decides whether two accounts are connected: allow, or what the surface does instead. The rules of the pair hold in both directions.</summary>
    /// <param name="from">Who is shown the other, or acts.</param>
    /// <param name="to">The other.</param>
    /// <param name="how">How.</param>
    public Decision Connect(Viewer from, Viewer to, Connection how)
    {
        var surface = Policy.Surface(how switch
        {
            Connection.Follow => "follow",
            Connection.Message => "message",
            Connection.Group => "group",
            _ => "people",
        })!;
        var decision = PairRules.Decide(Find(from.Key), from.Age, Find(to.Key), to.Age, surface);
        // What is asked for is refused, not hidden.
        return how != Connection.Suggest && decision.Verdict == GuardVerdict.Hide ? decision with { Verdict = GuardVerdict.Block } : decision;
    }

    /// <summary>Decides on a query.</summary>
    /// <param name="query">The query as the viewer wrote it.</param>
    /// <param name="surface">The surface; its fail mode decides on a query longer than <see cref="GuardLimits.QueryChars"/>.</param>
    /// <param name="safe">Gets the query without the words of terms; room for as many characters as the query has.</param>
    [SkipLocalsInit]
    public SearchDecision Search(ReadOnlySpan<char> query, SurfacePolicy surface, Span<char> safe)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (query.Length > GuardLimits.QueryChars)
            return new SearchDecision(surface.FailsClosed ? GuardVerdict.Block : GuardVerdict.Allow, GuardReason.TooLong, -1, false, 0);
        Span<char> folded = stackalloc char[GuardLimits.QueryChars * 2];
        Span<Word> words = stackalloc Word[GuardLimits.QueryChars];
        Span<bool> covered = stackalloc bool[GuardLimits.QueryChars];
        var text = FoldedText.Of(query, folded, words);
        var list = Match(text, covered);
        if (list < 0)
            return new SearchDecision(GuardVerdict.Allow, GuardReason.None, -1, false, 0);
        var (action, protects) = (Policy.Lists[list].Action, Policy.Lists[list].ChildSafety);
        var length = WriteSafe(query, text.Words, covered, safe);
        // Words that come together when those between them are dropped may be a term in their turn.
        for (var rounds = 1; length > 0; rounds++)
        {
            var rest = FoldedText.Of(safe[..length], folded, words);
            if (Match(rest, covered) < 0)
                break;
            length = rounds == MostRounds ? 0 : WriteSafe(safe, rest.Words, covered, safe);
        }

        return new SearchDecision(action, GuardReason.Term, list, action == GuardVerdict.Warn && !protects, length);
    }

    /// <summary>Decides on texts that would be shown to complete what a viewer writes, or as tags: hides those that hold a term.</summary>
    /// <param name="text">The text.</param>
    /// <param name="surface">The surface; its fail mode decides on a text longer than <see cref="GuardLimits.QueryChars"/>.</param>
    [SkipLocalsInit]
    public Decision Suggest(ReadOnlySpan<char> text, SurfacePolicy surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (text.Length > GuardLimits.QueryChars)
            return surface.FailsClosed ? new Decision(GuardVerdict.Hide, GuardReason.TooLong, 0) : new Decision(GuardVerdict.Allow, GuardReason.TooLong, 1);
        Span<char> folded = stackalloc char[GuardLimits.QueryChars * 2];
        Span<Word> words = stackalloc Word[GuardLimits.QueryChars];
        return Terms.Match(FoldedText.Of(text, folded, words), Policy, []) < 0 ? Decision.Keep : new Decision(GuardVerdict.Hide, GuardReason.Term, 0);
    }

    /// <summary>Decides on a tag: by its words, by its labels, and by the risk of those who use it.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="tag">The tag as an entity: <c>tag:blue-widget</c>.</param>
    public Decision Tag(Viewer viewer, SurfacePolicy surface, ReadOnlySpan<char> tag)
    {
        var byWords = Suggest(tag[(tag.IndexOf(':') + 1)..], surface);
        return byWords.Verdict != GuardVerdict.Allow ? byWords
            : PairRules.Decide(Find(viewer.Key), viewer.Age, Find(Keys.Of(tag)), AgeClass.Adult, surface);
    }

    private EntityState StateOf(ref readonly Candidate candidate)
    {
        var own = Find(candidate.Key);
        if (candidate.Author == GuardKeys.None)
            return own;
        var author = Find(candidate.Author);
        // People who cleared a post said nothing of its author, and the other way round.
        var suspects = Standing(own.Traits) | Standing(author.Traits);
        return new EntityState(suspects, own.Risk, author.Network != 0 ? author.Network : own.Network);
    }

    private static EntityTraits Standing(EntityTraits traits) => (traits & EntityTraits.Cleared) != 0 ? traits & ~(EntityTraits.Suspect | EntityTraits.Cleared) : traits;

    private int Match(in FoldedText text, Span<bool> covered)
    {
        covered[..text.Words.Length].Clear();
        return Terms.Match(text, Policy, covered[..text.Words.Length]);
    }

    // The signs that say what kind of word follows go with the word.
    private static int WriteSafe(ReadOnlySpan<char> query, ReadOnlySpan<Word> words, ReadOnlySpan<bool> covered, Span<char> safe)
    {
        var length = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (covered[i])
                continue;
            int from = words[i].From;
            if (from > 0 && query[from - 1] is '#' or '@' or '-')
                from--;
            // A word of a script without spaces stands where it stood.
            var joins = i > 0 && !covered[i - 1] && words[i - 1].To == from;
            if (length > 0 && !joins)
                safe[length++] = ' ';
            var word = query[from..words[i].To];
            word.CopyTo(safe[length..]);
            length += word.Length;
        }

        return length;
    }
}
