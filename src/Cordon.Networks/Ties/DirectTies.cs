using System.Runtime.InteropServices;
using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that deal with each other: they follow each other, or one mentions, messages or answers the other more often than the
/// activity of the one and the popularity of the other explain.
/// </summary>
internal static class DirectTies
{
    private const int Least = 2;

    /// <summary>Finds the ties of one kind.</summary>
    public static TieLayer Find(EventTable table, TieKind kind, TieOptions options, CancellationToken cancellation)
    {
        var acts = ActsOf(table, kind);
        cancellation.ThrowIfCancellationRequested();
        acts.Sort();
        var (pairs, sent, received) = Count(acts);
        var drafts = new List<TieDraft>();
        double accounts = sent.Keys.Union(received.Keys).Count();
        foreach (var (pair, both) in pairs)
        {
            var (a, b) = (AccountPair.Lower(pair), AccountPair.Higher(pair));
            if (kind == TieKind.Follow ? both.FromA == 0 || both.FromB == 0 : both.FromA + both.FromB < Least)
                continue;
            var expected = (Of(sent, a) * Of(received, b) + Of(sent, b) * Of(received, a)) / acts.Count;
            drafts.Add(Draft(kind, a, b, both, expected));
        }

        var ties = drafts;
        if (kind != TieKind.Follow)
        {
            var threshold = FalseDiscovery.Threshold(drafts.Select(d => d.Surprise), accounts * (accounts - 1) / 2, options.FalseDiscoveryRate);
            ties = [.. drafts.Where(d => d.Surprise >= threshold)];
        }

        return new TieLayer(kind, pairs.Count, 0, drafts.Count, ties);
    }

    private static double Of(Dictionary<int, int> counts, int account) => counts.GetValueOrDefault(account);

    private static TieDraft Draft(TieKind kind, int a, int b, Dealings both, double expected)
    {
        var count = both.FromA + both.FromB;
        var reciprocal = both.FromA > 0 && both.FromB > 0;
        var forwards = both.FromA > 0 ? both.FirstFromA : both.FirstFromB;
        var back = both.FromB > 0 ? both.FirstFromB : both.FirstFromA;
        return new TieDraft
        {
            A = a,
            B = b,
            Kind = kind,
            Weight = TieKinds.PriorOf(kind) * (reciprocal ? 1 : 0.5),
            Count = count,
            Shared = count,
            Surprise = PoissonTail(count, expected),
            FirstByA = both.FromA,
            FirstByB = both.FromB,
            Evidence = [new EvidenceDraft(-1 - (both.FromA > 0 ? b : a), count, forwards, back)],
        };
    }

    /// <summary>−log10 of the Chernoff bound on the probability that a Poisson count of this mean reaches the count.</summary>
    private static double PoissonTail(int count, double mean) =>
        count <= mean ? 0 : ((count * Math.Log(count / mean)) - count + mean) / Math.Log(10);

    private static (SortedList<ulong, Dealings> Pairs, Dictionary<int, int> Sent, Dictionary<int, int> Received) Count(List<Act> acts)
    {
        var pairs = new List<KeyValuePair<ulong, Dealings>>();
        var sent = new Dictionary<int, int>();
        var received = new Dictionary<int, int>();
        foreach (var act in acts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sent, act.From, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(received, act.To, out _)++;
            var pair = AccountPair.Of(act.From, act.To);
            if (pairs.Count == 0 || pairs[^1].Key != pair)
                pairs.Add(new(pair, default));
            pairs[^1] = new(pair, pairs[^1].Value.With(act));
        }

        var sorted = new SortedList<ulong, Dealings>(pairs.Count);
        foreach (var (pair, both) in pairs)
            sorted.Add(pair, both);
        return (sorted, sent, received);
    }

    private static List<Act> ActsOf(EventTable table, TieKind kind)
    {
        var acts = new List<Act>();
        for (var e = 0; e < table.Count; e++)
        {
            var (from, to) = (table.ActorOf(e), table.TargetOf(e));
            if (IsOf(kind, table, e))
            {
                if (to >= 0 && to != from)
                    acts.Add(new Act(from, to, e, table.TimeOf(e)));
            }

            if (kind != TieKind.Mention || table.KindOf(e) is not (EventKind.Post or EventKind.Mention or EventKind.Reply))
                continue;
            foreach (var o in table.ObjectsOf(e))
            {
                if (table.TypeOf(o) != ObjectType.Account)
                    continue;
                var named = table.Accounts.Find(table.Objects.NameOf(o));
                if (named != from && named != to)
                    acts.Add(new Act(from, named, e, table.TimeOf(e)));
            }
        }

        return acts;
    }

    // A withdrawn follow no longer stands; a withdrawn mention was still made.
    private static bool IsOf(TieKind kind, EventTable table, int e) => kind switch
    {
        TieKind.Follow => table.KindOf(e) == EventKind.Follow && !table.IsWithdrawn(e),
        TieKind.Mention => table.KindOf(e) is EventKind.Mention or EventKind.Post,
        TieKind.Message => table.KindOf(e) == EventKind.Message,
        TieKind.Reply => table.KindOf(e) == EventKind.Reply,
        _ => false,
    };

    /// <summary>One account did something to another; ordered by the pair, then the time, so that the first is the first whatever the order of the files.</summary>
    private readonly record struct Act(int From, int To, int Event, long Time) : IComparable<Act>
    {
        public int CompareTo(Act other)
        {
            var pair = AccountPair.Of(From, To).CompareTo(AccountPair.Of(other.From, other.To));
            if (pair != 0)
                return pair;
            var time = Time.CompareTo(other.Time);
            return time != 0 ? time : Event.CompareTo(other.Event);
        }
    }

    /// <summary>What a pair did to each other; <c>A</c> is the lower account number.</summary>
    private readonly record struct Dealings(int FromA, int FromB, int FirstFromA, int FirstFromB)
    {
        public Dealings With(Act act) => act.From < act.To
            ? this with { FromA = FromA + 1, FirstFromA = FromA == 0 ? act.Event : FirstFromA }
            : this with { FromB = FromB + 1, FirstFromB = FromB == 0 ? act.Event : FirstFromB };
    }
}
