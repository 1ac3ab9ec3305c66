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
        if (kind == TieKind.Follow)
            acts = Distinct(acts);
        var sent = new int[table.AccountCount];
        var received = new int[table.AccountCount];
        foreach (var act in acts)
        {
            sent[act.From]++;
            received[act.To]++;
        }

        var drafts = new List<TieDraft>();
        var pairs = 0;
        for (int start = 0, end; start < acts.Count; start = end)
        {
            var (a, b) = (Math.Min(acts[start].From, acts[start].To), Math.Max(acts[start].From, acts[start].To));
            var both = default(Dealings);
            for (end = start; end < acts.Count && acts[end].IsBetween(a, b); end++)
                both = both.With(acts[end]);
            pairs++;
            if (kind == TieKind.Follow ? both.FromA == 0 || both.FromB == 0 : both.FromA + both.FromB < Least)
                continue;
            var (forwards, back) = ((double)sent[a] * received[b] / acts.Count, (double)sent[b] * received[a] / acts.Count);
            var surprise = kind == TieKind.Follow ? Reciprocity(forwards, back) : PoissonTail(both.FromA + both.FromB, forwards + back);
            drafts.Add(Draft(kind, a, b, both, surprise));
        }

        var tested = drafts.Count;
        double accounts = Enumerable.Range(0, sent.Length).Count(a => sent[a] + received[a] > 0);
        var threshold = FalseDiscovery.Threshold(drafts.Select(d => d.Surprise), accounts * (accounts - 1) / 2, options.FalseDiscoveryRate);
        drafts.RemoveAll(d => d.Surprise < threshold);
        return new TieLayer(kind, pairs, 0, tested, drafts);
    }

    private static TieDraft Draft(TieKind kind, int a, int b, Dealings both, double surprise)
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
            Surprise = surprise,
            FirstByA = both.FromA,
            FirstByB = both.FromB,
            Evidence = [new EvidenceDraft(-1 - (both.FromA > 0 ? b : a), count, forwards, back)],
        };
    }

    /// <summary>−log10 of the Chernoff bound on the probability that a Poisson count of this mean reaches the count.</summary>
    private static double PoissonTail(int count, double mean) =>
        count <= mean ? 0 : ((count * Math.Log(count / mean)) - count + mean) / Math.Log(10);

    /// <summary>
    /// −log10 of the probability that each follows the other when follows are dealt at random: each account keeps how many it follows, and how
    /// many follow it. That a celebrity's fan follows it is no surprise; that the celebrity follows back is half of one.
    /// </summary>
    private static double Reciprocity(double forwards, double back) => -Math.Log10(Math.Min(1, forwards)) - Math.Log10(Math.Min(1, back));

    // To follow again after an end of it is no second follow.
    private static List<Act> Distinct(List<Act> acts)
    {
        var first = new List<Act>(acts.Count);
        for (int start = 0, end; start < acts.Count; start = end)
        {
            var (forwards, back) = (false, false);
            for (end = start; end < acts.Count && AccountPair.Of(acts[end].From, acts[end].To) == AccountPair.Of(acts[start].From, acts[start].To); end++)
            {
                ref var seen = ref acts[end].From < acts[end].To ? ref forwards : ref back;
                if (!seen)
                    first.Add(acts[end]);
                seen = true;
            }
        }

        return first;
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
        public bool IsBetween(int a, int b) => Math.Min(From, To) == a && Math.Max(From, To) == b;

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
