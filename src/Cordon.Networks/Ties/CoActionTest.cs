using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Tests one pair of accounts at one scale: where they met, whether shared interest or chance explains it, and what tie it makes.
/// </summary>
/// <typeparam name="TUnits">Where actions and units are kept.</typeparam>
/// <param name="table">The events.</param>
/// <param name="kind">A co-action kind.</param>
/// <param name="scale">The scale.</param>
/// <param name="options">How ties are made.</param>
/// <param name="units">The actions and units.</param>
internal sealed class CoActionTest<TUnits>(EventTable table, TieKind kind, CoActionScale scale, TieOptions options, TUnits units)
    where TUnits : struct, ICoActionUnits
{
    private const long Second = 1_000_000;

    // Only posts of one link are passed over on the way to the closest meeting on a domain; past this many, there is none.
    private const int MostAside = 32;

    /// <summary>Lists the units that both accounts touched and that can tie, and the closest co-action on each where they met.</summary>
    /// <param name="a">Actions of the lower account, ascending by place, then time.</param>
    /// <param name="b">Actions of the higher account, in the same order.</param>
    /// <param name="met">Cleared and filled.</param>
    /// <param name="shared">Cleared and filled.</param>
    public void Gather(ReadOnlySpan<int> a, ReadOnlySpan<int> b, List<Meeting> met, List<int> shared)
    {
        met.Clear();
        shared.Clear();
        for (int i = 0, j = 0, nextI, nextJ; i < a.Length && j < b.Length; i = nextI, j = nextJ)
        {
            var unit = units.UnitOf(a[i]);
            var place = units.PlaceOf(unit);
            var other = units.PlaceOf(units.UnitOf(b[j]));
            if (place != other)
            {
                nextI = place < other ? Seek(a, i, other) : i;
                nextJ = place < other ? j : Seek(b, j, place);
                continue;
            }

            nextI = Seek(a, i, place + 1);
            nextJ = Seek(b, j, place + 1);
            if (!scale.CanTie(units.FanOf(unit)))
                continue;
            shared.Add(unit);
            if (Closest(unit, a[i..nextI], b[j..nextJ]) is { } meeting)
                met.Add(meeting);
        }
    }

    /// <summary>The pair at the window where it is best seen; null where shared interest explains the meetings, or chance does so by itself.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="met">Its meetings.</param>
    /// <param name="shared">The units that both touched.</param>
    /// <param name="one">How many units that can tie the lower account touched.</param>
    /// <param name="other">How many the higher one touched.</param>
    /// <param name="chance">The statistics of the scale.</param>
    public PairFinding? Test(ulong pair, List<Meeting> met, List<int> shared, int one, int other, CoActionChance chance)
    {
        var activity = chance.Activity(one, other);
        var against = scale.IsSlow ? Math.Min(one, other) : shared.Count;
        var best = default(PairFinding?);
        for (var rung = 0; rung < scale.Windows.Length; rung++)
        {
            var within = met.FindAll(m => m.Gap <= scale.Windows[rung]);
            if (within.Count < options.Repeat || BeyondInterest(within, shared, against, rung, chance) < SharedInterest.LeastSurprise)
                continue;
            var rarity = within.Sum(m => RarityOf(m, chance.Pairs));
            var surprise = chance.Surprise(rarity, activity, rung);
            if (surprise > (best?.Surprise ?? 0))
                best = new PairFinding(pair, rung, within, against, activity * chance.ModelOf(rung).Meetings, surprise);
        }

        return best;
    }

    /// <summary>What the pair's meetings say together with what other kinds say.</summary>
    /// <param name="met">Its meetings.</param>
    /// <param name="shared">The units that both touched; those of the meetings among them, in the same order.</param>
    /// <param name="one">How many units that can tie the lower account touched.</param>
    /// <param name="other">How many the higher one touched.</param>
    /// <param name="chance">The statistics of the scale.</param>
    public KindEvidence Evidence(List<Meeting> met, List<int> shared, int one, int other, CoActionChance chance)
    {
        var rates = new double[shared.Count];
        var meetings = new List<WeighedMeeting>(met.Count);
        for (var place = 0; place < shared.Count; place++)
        {
            rates[place] = chance.InterestRate(units.MetOn(shared[place], 0), units.FanOf(shared[place]), 0);
            if (meetings.Count < met.Count && met[meetings.Count].Unit == shared[place])
                meetings.Add(new WeighedMeeting(met[meetings.Count], RarityOf(met[meetings.Count], chance.Pairs), place));
        }

        return new KindEvidence(kind, chance.ModelOf(0), chance.Activity(one, other), rates, [.. meetings], Draft);
    }

    /// <summary>The tie of a finding.</summary>
    public TieDraft Draft(PairFinding finding)
    {
        var met = finding.Met;
        var gaps = met.Select(m => m.Gap).Order().ToArray();
        return new TieDraft
        {
            A = AccountPair.Lower(finding.Pair),
            B = AccountPair.Higher(finding.Pair),
            Kind = kind,
            Weight = Weight(met.Count, finding.Against),
            Count = met.Count,
            Shared = finding.Against,
            Surprise = finding.Surprise,
            Expected = finding.Expected,
            Window = scale.Windows[finding.Rung],
            MedianGap = gaps[(gaps.Length - 1) / 2],
            FirstByA = met.Count(m => table.TimeOf(m.EventA) < table.TimeOf(m.EventB)),
            FirstByB = met.Count(m => table.TimeOf(m.EventB) < table.TimeOf(m.EventA)),
            Evidence =
            [
                .. met.OrderBy(m => units.MetOn(m.Unit, scale.Windows.Length - 1)).ThenBy(m => m.Gap).ThenBy(m => table.TimeOf(m.EventA))
                    .ThenBy(m => units.ObjectNameOf(m.Unit), StringComparer.Ordinal)
                    .Take(TieDraft.MostEvidence)
                    .Select(m => new EvidenceDraft(units.ObjectOf(m.Unit), units.ObjectFanOf(m.Unit), m.EventA, m.EventB)),
            ],
        };
    }

    // −ln of the share of all pairs of accounts that meet on the unit as closely. Within a window closeness is uniform, between two windows it
    // is so at least. One second more than the gap: many platforms give whole seconds, and a gap of 0 must not be infinitely close.
    private double RarityOf(Meeting meeting, double pairs)
    {
        var rung = scale.RungOf(meeting.Gap);
        double met = units.MetOn(meeting.Unit, rung), window = scale.Windows[rung], gap = meeting.Gap + Second;
        var share = met * Math.Min(1, gap / (window + Second));
        if (rung > 0)
        {
            double closer = units.MetOn(meeting.Unit, rung - 1), narrower = scale.Windows[rung - 1];
            share = Math.Max(share, closer + ((met - closer) * Math.Min(1, (gap - narrower) / (window - narrower + Second))));
        }

        return -Math.Log(share / pairs);
    }

    private double BeyondInterest(List<Meeting> met, List<int> shared, int against, int rung, CoActionChance chance)
    {
        if (scale.IsSlow)
            return SharedInterest.OverlapSurprise(met.Count, against, scale.Windows.Length);
        var gaps = met.Select(m => m.Gap).Order().ToArray();
        double rates = 0;
        foreach (var unit in shared)
            rates += chance.InterestRate(units.MetOn(unit, rung), units.FanOf(unit), rung);
        return SharedInterest.Surprise(gaps, scale.Windows[rung], against, rates / shared.Count);
    }

    // The first action at or after a place. Steps double and then halve, so that an account with few units costs little against one with a million.
    private int Seek(ReadOnlySpan<int> actions, int from, ulong place)
    {
        var step = 1;
        while (from + step < actions.Length && units.PlaceOf(units.UnitOf(actions[from + step])) < place)
            step *= 2;
        var low = from + (step / 2);
        var high = Math.Min(from + step, actions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (units.PlaceOf(units.UnitOf(actions[middle])) < place)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Both lists are in time order, so the closest action of the other account stands next to where this one would.
    private Meeting? Closest(int unit, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Meeting? best = null;
        var next = 0;
        foreach (var action in a)
        {
            var e = units.EventOf(action);
            while (next < b.Length && table.TimeOf(units.EventOf(b[next])) < table.TimeOf(e))
                next++;
            best = Nearer(unit, e, b, next, b.Length, 1, best);
            best = Nearer(unit, e, b, next - 1, -1, -1, best);
        }

        return best;
    }

    private Meeting? Nearer(int unit, int e, ReadOnlySpan<int> b, int at, int end, int step, Meeting? best)
    {
        for (var left = MostAside; left > 0 && at != end; left--, at += step)
        {
            var other = units.EventOf(b[at]);
            var gap = Math.Abs(table.TimeOf(e) - table.TimeOf(other));
            if (gap > scale.Windows[units.RungOf(unit)] || gap >= best?.Gap)
                return best;
            if (kind != TieKind.Domain || !CoActionLayer.SameLink(table, e, other))
                return new Meeting(unit, e, other, gap);
        }

        return best;
    }

    /// <summary>How much the pair's co-actions are believed: by how many there are, and what share of their common units they are.</summary>
    private double Weight(int met, int shared) =>
        SharedInterest.LowerShare(met, shared) * (1 - Math.Pow(1 - TieKinds.PriorOf(kind), met / 2.0));
}
