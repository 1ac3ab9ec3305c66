using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>Artifact ties straight from their definition: every pair of accounts, every artifact both used.</summary>
internal sealed class NaiveArtifactTies(IReadOnlyList<Event> events, TieKind kind, TieOptions options)
{
    public Dictionary<(string A, string B), (double Surprise, double Weight)> Standing()
    {
        var uses = events.SelectMany(e => e.Objects.Where(o => o.Is(kind.ToString().ToLowerInvariant())).Select(o => (Artifact: o.Text, Account: e.Actor.Text))).ToArray();
        var accounts = uses.Select(u => u.Account).Distinct().Order(StringComparer.Ordinal).ToArray();
        var made = uses.CountBy(u => u.Account).ToDictionary();
        var used = uses.CountBy(u => u.Artifact).ToDictionary();
        var times = uses.CountBy(u => u).ToDictionary();
        var sharers = uses.Distinct().GroupBy(u => u.Artifact).ToDictionary(g => g.Key, g => g.Select(u => u.Account).ToHashSet());
        double total = uses.Length;
        var found = new Dictionary<(string, string), (double Surprise, double Weight)>();
        foreach (var a in accounts)
        {
            foreach (var b in accounts.Where(b => string.CompareOrdinal(a, b) < 0))
            {
                var shared = sharers.Where(s => s.Value.Count <= TieKinds.HubFanOf(kind) && s.Value.Contains(a) && s.Value.Contains(b)).ToArray();
                if (shared.Length == 0)
                    continue;
                var rarities = shared.Select(s => 2 * Math.Min(Tail(times[(s.Key, a)], made[a] * used[s.Key] / total), Tail(times[(s.Key, b)], made[b] * used[s.Key] / total))).ToArray();
                var (rarity, most) = (rarities.Sum(), rarities.Max());
                var surprise = (most - Math.Log(used.Count)) / Math.Log(10);
                for (var step = 0; step < 64; step++)
                {
                    var rest = 1 - (step / 64.0);
                    var moment = used.Values.Sum(m => Math.Pow(made[a] / total * made[b] / total * m * m, rest)) / rest;
                    surprise = Math.Max(surprise, ((step / 64.0 * rarity) - moment) / Math.Log(10));
                }

                surprise = Math.Max(0, surprise - Math.Log10(2));
                var weight = 1 - shared.Aggregate(1.0, (doubt, s) => doubt * (1 - (TieKinds.PriorOf(kind) * (kind == TieKind.Device ? 2.0 / s.Value.Count : 1 / Math.Log2(s.Value.Count)))));
                found.Add((a, b), (surprise, weight));
            }
        }

        var pairs = Math.Max(1, accounts.Length * (accounts.Length - 1) / 2.0);
        var ordered = found.Values.Select(f => f.Surprise).Where(s => s > 0).OrderDescending().ToArray();
        var last = Enumerable.Range(0, ordered.Length).LastOrDefault(i => ordered[i] >= Math.Log10(pairs / (options.FalseDiscoveryRate * (i + 1))), -1);
        return found.Where(f => last >= 0 && f.Value.Surprise >= ordered[last]).ToDictionary();
    }

    private static double Tail(int times, double mean) =>
        times <= mean ? 0 : Math.Max(mean < 1 ? -Math.Log(mean) : 0, (times * Math.Log(times / mean)) - times + mean);
}
