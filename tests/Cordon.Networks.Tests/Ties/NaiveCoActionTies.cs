using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>
/// Co-action ties straight from their definition, over strings and all pairs: units by object and period, meetings by comparing every
/// action with every other, both tests written out.
/// </summary>
internal sealed class NaiveCoActionTies(IReadOnlyList<Event> events, string type, TieOptions options)
{
    private sealed record Action(string Account, long Time, Event Event);

    private sealed class Unit
    {
        public List<Action> Actions { get; } = [];

        public Dictionary<(string, string), long> Met { get; } = [];

        public int Fan => Actions.Select(a => a.Account).Distinct().Count();
    }

    public sealed record Found(int Count, int Shared, double Surprise, double Weight, double MedianGap);

    public Dictionary<(string A, string B), Found> Find()
    {
        var units = Units().Where(u => u.Fan >= 2 && u.Fan <= options.HubFan).ToList();
        foreach (var unit in units)
            Meet(unit);
        var byAccount = new Dictionary<string, HashSet<Unit>>();
        foreach (var unit in units)
        {
            foreach (var action in unit.Actions)
            {
                if (!byAccount.TryGetValue(action.Account, out var own))
                    byAccount.Add(action.Account, own = []);
                own.Add(unit);
            }
        }

        if (byAccount.Count < 2)
            return [];
        double pairs = Pairs(byAccount.Count);
        var mean = byAccount.Values.Average(u => (double)u.Count);
        var usual = units.Sum(u => (double)u.Met.Count) / units.Sum(u => Pairs(u.Fan));
        var probabilities = units.Where(u => u.Met.Count > 0).Select(u => u.Met.Count / pairs).ToArray();
        var kept = new List<((string, string) Pair, double P1, double P2, Found Found)>();
        foreach (var group in units.SelectMany(u => u.Met.Keys.Select(pair => (pair, u))).GroupBy(x => x.pair))
        {
            var (a, b) = group.Key;
            var met = group.Select(g => g.u).ToArray();
            if (met.Length < options.Repeat)
                continue;
            var shared = byAccount[a].Intersect(byAccount[b]).ToArray();
            var gaps = met.Select(u => u.Met[(a, b)]).Order().ToArray();
            var rarity = met.Sum(u => -Math.Log(u.Met.Count / pairs * Math.Min(1, (u.Met[(a, b)] + 1e6) / (Window + 1e6))));
            var p1 = Chernoff(rarity, byAccount[a].Count / mean * (byAccount[b].Count / mean), probabilities);
            var rate = shared.Average(u => u.Met.Count == 0 ? 0 : Math.Min(0.2, (u.Met.Count + (400 * usual)) / (Pairs(u.Fan) + 400)));
            var p2 = new[] { 1, 4, 16 }.Max(scale => Kl(gaps.Count(g => g * scale <= Window), shared.Length, rate / scale)) - Math.Log10(3);
            kept.Add((group.Key, p1, p2, new Found(met.Length, shared.Length, p1, Weight(met.Length, shared.Length), gaps[(gaps.Length - 1) / 2])));
        }

        var ordered = kept.Where(k => k.P1 > 0).OrderByDescending(k => k.P1).ToArray();
        var last = Enumerable.Range(0, ordered.Length).LastOrDefault(i => ordered[i].P1 >= Math.Log10(pairs / (options.FalseDiscoveryRate * (i + 1))), -1);
        var threshold = last < 0 ? double.PositiveInfinity : ordered[last].P1;
        return kept.Where(k => k.P1 >= threshold && k.P2 >= 2).ToDictionary(k => k.Pair, k => k.Found);
    }

    private long Window => options.Window.Ticks / TimeSpan.TicksPerMicrosecond;

    private double Weight(int met, int shared)
    {
        var kind = Enum.Parse<TieKind>(type, ignoreCase: true);
        double z = 1.645, n = shared, p = met / n;
        var wilson = (p + (z * z / (2 * n)) - (z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))))) / (1 + (z * z / n));
        return wilson * (1 - Math.Pow(1 - TieKinds.PriorOf(kind), met / 2.0));
    }

    private static double Chernoff(double rarity, double activity, double[] probabilities)
    {
        var best = 0.0;
        for (var step = 0; step < 64; step++)
        {
            var t = step / 64.0;
            best = Math.Max(best, (t * rarity) - (activity * probabilities.Sum(p => (Math.Pow(p, 1 - t) / (1 - t)) - p)));
        }

        return best / Math.Log(10);
    }

    private static double Kl(int met, int shared, double rate)
    {
        var share = (double)met / shared;
        if (share <= rate)
            return 0;
        var rest = share < 1 ? (1 - share) * Math.Log((1 - share) / (1 - rate)) : 0;
        return shared * ((share * Math.Log(share / rate)) + rest) / Math.Log(10);
    }

    private static double Pairs(double n) => n * (n - 1) / 2;

    private void Meet(Unit unit)
    {
        foreach (var one in unit.Actions)
        {
            foreach (var other in unit.Actions)
            {
                if (string.CompareOrdinal(one.Account, other.Account) >= 0 || Math.Abs(one.Time - other.Time) > Window)
                    continue;
                if (type == EntityTypes.Domain && Links(one.Event).Overlaps(Links(other.Event)))
                    continue;
                var pair = (one.Account, other.Account);
                unit.Met[pair] = Math.Min(unit.Met.GetValueOrDefault(pair, long.MaxValue), Math.Abs(one.Time - other.Time));
            }
        }
    }

    private static HashSet<Entity> Links(Event e) => [.. e.Objects.Where(o => o.Is(EntityTypes.Link))];

    private List<Unit> Units()
    {
        var period = Math.Max(TimeSpan.FromDays(1).Ticks, 24 * options.Window.Ticks) / TimeSpan.TicksPerMicrosecond;
        var units = new List<Unit>();
        foreach (var actions in events
            .SelectMany(e => e.Objects.Where(o => o.Is(type)).Select(o => (o, e)))
            .GroupBy(x => x.o, x => new Action(x.e.Actor.Text, (x.e.Time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, x.e)))
        {
            Unit? unit = null;
            foreach (var action in actions.OrderBy(a => a.Time))
            {
                if (unit is null || action.Time - unit.Actions[0].Time >= period)
                    units.Add(unit = new Unit());
                unit.Actions.Add(action);
            }
        }

        return units;
    }
}
