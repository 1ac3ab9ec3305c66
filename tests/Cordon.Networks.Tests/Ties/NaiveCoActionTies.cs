using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>
/// Co-action ties straight from their definition, over strings and all pairs: units by object and period, meetings by comparing every
/// action with every other, both tests written out for every window.
/// </summary>
internal sealed class NaiveCoActionTies(IReadOnlyList<Event> events, TieKind kind, TieOptions options)
{
    private const long Day = 86_400_000_000;

    public sealed record Action(string Account, long Time, Event Event);

    public sealed class Unit
    {
        public List<Action> Actions { get; } = [];

        public Dictionary<(string, string), long> Met { get; } = [];

        public long Widest { get; set; }

        public int Fan => Actions.Select(a => a.Account).Distinct().Count();

        public int MetWithin(long window) => Met.Values.Count(g => g <= window);
    }

    public sealed record Found(int Count, int Shared, double Surprise, double Weight, double MedianGap, long Window);

    public Dictionary<(string A, string B), Found> Find()
    {
        var window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;
        var slow = options.Adaptive && (kind is TieKind.Link or TieKind.Media or TieKind.Text);
        var quick = Test([window], Math.Max(Day, 24 * window), options.HubFan, slow: false, price: slow ? Math.Log10(2) : 0);
        return Keep(slow ? [quick, Test([600_000_000, Day / 24, Day / 4, Day, 7 * Day], 168 * Day, 20, slow: true, price: 1)] : [quick]);
    }

    private Dictionary<(string A, string B), Found> Keep(List<(double Pairs, List<((string, string) Pair, Found Found)> Tested)> scales)
    {
        var seen = scales.SelectMany(s => s.Tested).GroupBy(t => t.Pair).ToDictionary(g => g.Key, g => g.Select(t => t.Found).ToArray());
        var ordered = seen.Values.Select(f => f.Max(one => one.Surprise)).OrderDescending().ToArray();
        var pairs = scales.Max(s => s.Pairs);
        var last = Enumerable.Range(0, ordered.Length).LastOrDefault(i => ordered[i] >= Math.Log10(pairs / (options.FalseDiscoveryRate * (i + 1))), -1);
        return seen.Where(s => last >= 0 && s.Value.Max(f => f.Surprise) >= ordered[last]).ToDictionary(s => s.Key, s => s.Value.First(f => f.Surprise >= ordered[last]));
    }

    /// <summary>The units that can tie, and those of each account.</summary>
    public (List<Unit> Units, Dictionary<string, HashSet<Unit>> ByAccount) Look(long[] windows, long period, int hubFan)
    {
        var units = Units(windows[^1], period).Where(u => u.Fan >= 2 && u.Fan <= hubFan).ToList();
        foreach (var unit in units)
        {
            unit.Widest = windows.Reverse().FirstOrDefault(w => Near(unit, w) <= 16 * unit.Actions.Count, windows[0]);
            Meet(unit);
        }

        return (units, units.SelectMany(u => u.Actions.Select(a => (a.Account, u))).Distinct().GroupBy(x => x.Account).ToDictionary(g => g.Key, g => g.Select(x => x.u).ToHashSet()));
    }

    private (double Pairs, List<((string, string) Pair, Found Found)> Tested) Test(long[] windows, long period, int hubFan, bool slow, double price)
    {
        var (units, byAccount) = Look(windows, period, hubFan);
        if (byAccount.Count < 2)
            return (0, []);
        double pairs = Pairs(byAccount.Count);
        var mean = byAccount.Values.Average(u => (double)u.Count);
        var tested = new List<((string, string) Pair, Found Found)>();
        foreach (var group in units.SelectMany(u => u.Met.Keys.Select(pair => (pair, u))).GroupBy(x => x.pair))
        {
            var (a, b) = group.Key;
            var shared = byAccount[a].Intersect(byAccount[b]).ToArray();
            var against = slow ? Math.Min(byAccount[a].Count, byAccount[b].Count) : shared.Length;
            var best = default(Found);
            foreach (var window in windows)
            {
                var met = group.Select(g => g.u).Where(u => u.Met[(a, b)] <= window).ToArray();
                if (met.Length < options.Repeat)
                    continue;
                var usual = units.Sum(u => (double)u.MetWithin(window)) / units.Sum(u => Pairs(u.Fan));
                var cap = Math.Min(0.9, 0.2 * Math.Pow(Math.Max(1, window / 60e6), 0.224));
                var rate = shared.Average(u => u.MetWithin(window) == 0 ? 0 : Math.Min(cap, (u.MetWithin(window) + (400 * usual)) / (Pairs(u.Fan) + 400)));
                var gaps = met.Select(u => u.Met[(a, b)]).Order().ToArray();
                var interest = slow ? Kl(met.Length, against, 0.1) - Math.Log10(windows.Length)
                    : new[] { 1, 4, 16 }.Max(scale => Kl(gaps.Count(g => g * scale <= window), against, rate / scale)) - Math.Log10(3);
                if (interest < 2)
                    continue;
                var rarity = met.Sum(u => -Math.Log(Share(u, u.Met[(a, b)], windows) / pairs));
                var surprise = Chernoff(
                    rarity, byAccount[a].Count / mean * (byAccount[b].Count / mean), units.Select(u => u.MetWithin(window) / pairs).Where(p => p > 0)) - price;
                if (surprise > (best?.Surprise ?? 0))
                    best = new Found(met.Length, against, surprise, Weight(met.Length, against), gaps[(gaps.Length - 1) / 2], window);
            }

            if (best is not null)
                tested.Add((group.Key, best));
        }

        return (pairs, tested);
    }

    public static double Share(Unit unit, long gap, long[] windows)
    {
        var rung = windows.Count(w => w < gap);
        var (met, window) = ((double)unit.MetWithin(windows[rung]), (double)windows[rung]);
        var uniform = met * Math.Min(1, (gap + 1e6) / (window + 1e6));
        if (rung == 0)
            return uniform;
        var (closer, narrower) = ((double)unit.MetWithin(windows[rung - 1]), (double)windows[rung - 1]);
        return Math.Max(uniform, closer + ((met - closer) * Math.Min(1, (gap + 1e6 - narrower) / (window - narrower + 1e6))));
    }

    private double Weight(int met, int shared) => LowerShare(met, shared) * (1 - Math.Pow(1 - TieKinds.PriorOf(kind), met / 2.0));

    public static double LowerShare(int met, int shared)
    {
        double z = 1.645, n = shared, p = met / n;
        return (p + (z * z / (2 * n)) - (z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))))) / (1 + (z * z / n));
    }

    private static double Chernoff(double rarity, double activity, IEnumerable<double> probabilities)
    {
        var best = 0.0;
        var groups = probabilities.GroupBy(p => p).Select(g => (P: g.Key, N: g.Count())).ToArray();
        for (var step = 0; step < 64; step++)
        {
            var t = step / 64.0;
            best = Math.Max(best, (t * rarity) - (activity * groups.Sum(g => g.N * ((Math.Pow(g.P, 1 - t) / (1 - t)) - g.P))));
        }

        return best / Math.Log(10);
    }

    public static double Kl(int met, int shared, double rate)
    {
        var share = (double)met / shared;
        if (share <= rate)
            return 0;
        var rest = share < 1 ? (1 - share) * Math.Log((1 - share) / (1 - rate)) : 0;
        return shared * ((share * Math.Log(share / rate)) + rest) / Math.Log(10);
    }

    public static double Pairs(double n) => n * (n - 1) / 2;

    private static int Near(Unit unit, long window) =>
        unit.Actions.Select((a, i) => unit.Actions.Take(i).Count(b => a.Time - b.Time <= window)).Sum();

    private void Meet(Unit unit)
    {
        foreach (var one in unit.Actions)
        {
            foreach (var other in unit.Actions)
            {
                if (string.CompareOrdinal(one.Account, other.Account) >= 0 || Math.Abs(one.Time - other.Time) > unit.Widest)
                    continue;
                if (kind == TieKind.Domain && Links(one.Event).Overlaps(Links(other.Event)))
                    continue;
                var pair = (one.Account, other.Account);
                unit.Met[pair] = Math.Min(unit.Met.GetValueOrDefault(pair, long.MaxValue), Math.Abs(one.Time - other.Time));
            }
        }
    }

    private static HashSet<Entity> Links(Event e) => [.. e.Objects.Where(o => o.Is(EntityTypes.Link))];

    private IEnumerable<Entity> ObjectsOf(Event e)
    {
        if (kind == TieKind.Target)
            return e.Kind is EventKinds.Follow or EventKinds.Message && e.Target.Is(EntityTypes.Account) && e.Target != e.Actor ? [e.Target] : [];
        return e.Objects.Where(o => o.Is(kind.ToString().ToLowerInvariant()));
    }

    private List<Unit> Units(long widest, long period)
    {
        var units = new List<Unit>();
        foreach (var actions in events
            .SelectMany(e => ObjectsOf(e).Select(o => (o, e)))
            .GroupBy(x => x.o, x => new Action(x.e.Actor.Text, (x.e.Time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, x.e)))
        {
            Unit? unit = null;
            foreach (var action in actions.OrderBy(a => a.Time))
            {
                var lasted = unit is null ? 0 : action.Time - unit.Actions[0].Time;
                if (unit is null || (lasted >= period && (action.Time - unit.Actions[^1].Time > widest || lasted >= period + (period / 4))))
                    units.Add(unit = new Unit());
                unit.Actions.Add(action);
            }
        }

        return units;
    }
}
