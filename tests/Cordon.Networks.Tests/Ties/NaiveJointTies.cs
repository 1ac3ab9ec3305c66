using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>
/// Joint ties straight from their definition, over strings and all pairs: the meetings of every kind, the rarest of each moment, and both tests
/// written out over the units of all kinds.
/// </summary>
internal sealed class NaiveJointTies(IReadOnlyList<Event> events, TieOptions options)
{
    private static readonly TieKind[] Kinds = [TieKind.Link, TieKind.Domain, TieKind.Tag, TieKind.Media, TieKind.Text];
    private readonly long _window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;

    private sealed record Meeting(TieKind Kind, NaiveCoActionTies.Unit Unit, long Gap, long A, long B, double Rarity);

    public sealed record Found(double Surprise, double Weight, string Parts);

    public Dictionary<(string A, string B), Found> Find()
    {
        var period = Math.Max(86_400_000_000, 24 * _window);
        var looks = Kinds.ToDictionary(k => k, k => new NaiveCoActionTies(events, k, options).Look([_window], period, options.HubFan));
        var alone = Kinds.SelectMany(k => new NaiveCoActionTies(events, k, options).Find().Keys).ToHashSet();
        var accounts = events.Select(e => e.Actor.Text).Distinct().Order(StringComparer.Ordinal).ToArray();
        var tested = new Dictionary<(string A, string B), Found>();
        foreach (var a in accounts)
        {
            foreach (var b in accounts.Where(b => string.CompareOrdinal(a, b) < 0 && !alone.Contains((a, b))))
            {
                if (Test(a, b, looks) is { } found)
                    tested.Add((a, b), found);
            }
        }

        var ordered = tested.Values.Select(f => f.Surprise).OrderDescending().ToArray();
        var pairs = NaiveCoActionTies.Pairs(accounts.Length);
        var last = Enumerable.Range(0, ordered.Length).LastOrDefault(i => ordered[i] >= Math.Log10(pairs / (options.FalseDiscoveryRate * (i + 1))), -1);
        return tested.Where(t => last >= 0 && t.Value.Surprise >= ordered[last]).ToDictionary();
    }

    private Found? Test(string a, string b, Dictionary<TieKind, (List<NaiveCoActionTies.Unit> Units, Dictionary<string, HashSet<NaiveCoActionTies.Unit>> ByAccount)> looks)
    {
        var active = looks.Where(l => l.Value.ByAccount.ContainsKey(a) && l.Value.ByAccount.ContainsKey(b) && l.Value.Units.Any(u => u.Met.Count > 0)).OrderBy(l => l.Key).ToArray();
        var met = active
            .SelectMany(l => l.Value.Units.Where(u => u.Met.ContainsKey((a, b))).Select(u => MeetingOf(l.Key, u, a, b, NaiveCoActionTies.Pairs(l.Value.ByAccount.Count))))
            .OrderByDescending(m => m.Rarity).ThenBy(m => m.Kind).ThenBy(m => m.A)
            .ToList();
        var kept = new List<Meeting>();
        foreach (var meeting in met)
        {
            if (kept.TrueForAll(k => Math.Abs(k.A - meeting.A) > _window && Math.Abs(k.B - meeting.B) > _window))
                kept.Add(meeting);
        }

        if (kept.Count <= options.Repeat || kept.Select(m => m.Kind).Distinct().Count() < 2)
            return null;
        var aside = met.Except(kept).Select(m => m.Unit).ToHashSet();
        var shared = active.SelectMany(l => l.Value.ByAccount[a].Intersect(l.Value.ByAccount[b]).Where(u => !aside.Contains(u)).Select(u => (l.Key, Unit: u, Rate: Rate(u, l.Value.Units)))).ToArray();
        var rate = shared.Average(s => s.Rate);
        if (new[] { 1, 4, 16 }.Max(scale => NaiveCoActionTies.Kl(kept.Count(m => m.Gap * scale <= _window), shared.Length, rate / scale)) - Math.Log10(3) < 2)
            return null;
        var surprise = Chernoff(kept.Sum(m => m.Rarity), active.Select(l =>
        {
            var mean = l.Value.ByAccount.Values.Average(u => (double)u.Count);
            return (l.Value.ByAccount[a].Count / mean * (l.Value.ByAccount[b].Count / mean), l.Value.Units.Select(u => u.MetWithin(_window) / NaiveCoActionTies.Pairs(l.Value.ByAccount.Count)).Where(p => p > 0).ToArray());
        }).ToArray());
        if (surprise <= 0)
            return null;
        var doubt = kept.Aggregate(1.0, (d, m) => d * Math.Sqrt(1 - TieKinds.PriorOf(m.Kind)));
        return new Found(
            surprise,
            NaiveCoActionTies.LowerShare(kept.Count, shared.Length) * (1 - doubt),
            string.Join(' ', kept.GroupBy(m => m.Kind).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()} of {shared.Count(s => s.Key == g.Key)}")));
    }

    // The closest; of equally close ones the one whose first account acted first, and then whose second acted after it.
    private Meeting MeetingOf(TieKind kind, NaiveCoActionTies.Unit unit, string a, string b, double pairs)
    {
        var gap = unit.Met[(a, b)];
        var (one, other) = (
            from x in unit.Actions.Where(x => x.Account == a)
            from y in unit.Actions.Where(y => y.Account == b)
            where Math.Abs(x.Time - y.Time) == gap && (kind != TieKind.Domain || !Links(x.Event).Overlaps(Links(y.Event)))
            orderby x.Time, y.Time >= x.Time ? 0 : 1
            select (x, y)).First();
        return new Meeting(kind, unit, gap, one.Time, other.Time, -Math.Log(NaiveCoActionTies.Share(unit, gap, [_window]) / pairs));
    }

    private static HashSet<Entity> Links(Event e) => [.. e.Objects.Where(o => o.Is(EntityTypes.Link))];

    private double Rate(NaiveCoActionTies.Unit unit, List<NaiveCoActionTies.Unit> units)
    {
        var usual = units.Sum(u => (double)u.MetWithin(_window)) / units.Sum(u => NaiveCoActionTies.Pairs(u.Fan));
        var cap = Math.Min(0.9, 0.2 * Math.Pow(Math.Max(1, _window / 60e6), 0.224));
        return unit.MetWithin(_window) == 0 ? 0 : Math.Min(cap, (unit.MetWithin(_window) + (400 * usual)) / (NaiveCoActionTies.Pairs(unit.Fan) + 400));
    }

    private static double Chernoff(double rarity, (double Activity, double[] Probabilities)[] kinds)
    {
        var best = 0.0;
        for (var step = 0; step < 64; step++)
        {
            var t = step / 64.0;
            best = Math.Max(best, (t * rarity) - kinds.Sum(k => k.Activity * k.Probabilities.Sum(p => (Math.Pow(p, 1 - t) / (1 - t)) - p)));
        }

        return best / Math.Log(10);
    }
}
