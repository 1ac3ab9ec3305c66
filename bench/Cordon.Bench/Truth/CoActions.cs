using Cordon.Events;
using Cordon.Events.Reading;

namespace Cordon.Bench.Truth;

/// <summary>
/// The trivial baselines: which pairs of accounts acted on one thing within the window, and on how many things, without any model of chance. A thing
/// on which more than 500 accounts acted is left out, and each action is paired with at most the 64 before it: otherwise the counting would not end.
/// </summary>
internal sealed class CoActions
{
    private const int MostAccounts = 500;
    private const int MostBefore = 64;
    private static readonly string[] Types = [EntityTypes.Link, EntityTypes.Tag, EntityTypes.Media, EntityTypes.Domain, EntityTypes.Text, EntityTypes.Post];

    private CoActions(IReadOnlyDictionary<(string A, string B), int> pairs) => Pairs = pairs;

    /// <summary>Pairs of accounts, in ordinal order within the pair, with the number of things both acted on within the window.</summary>
    public IReadOnlyDictionary<(string A, string B), int> Pairs { get; }

    /// <summary>Reads the events at a path.</summary>
    public static CoActions Read(string path, TimeSpan window)
    {
        var actions = new Dictionary<string, List<(long Time, string Account)>>();
        foreach (var e in new EventReader(new ReadOptions { Paths = [path] }).Read(CancellationToken.None))
        {
            foreach (var thing in e.Objects.Where(o => Types.Any(o.Is)))
            {
                if (!actions.TryGetValue(thing.Text, out var list))
                    actions[thing.Text] = list = [];
                list.Add((e.Time.UtcTicks, e.Actor.Text));
            }
        }

        var pairs = new Dictionary<(string, string), int>();
        foreach (var list in actions.Values)
        {
            if (list.Count < 2 || list.Select(a => a.Account).Distinct().Count() is < 2 or > MostAccounts)
                continue;
            list.Sort((x, y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : string.CompareOrdinal(x.Account, y.Account));
            var met = new HashSet<(string, string)>();
            for (var i = 1; i < list.Count; i++)
            {
                for (var j = i - 1; j >= 0 && i - j <= MostBefore && list[i].Time - list[j].Time <= window.Ticks; j--)
                {
                    var (a, b) = (list[i].Account, list[j].Account);
                    if (a != b && met.Add(string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a)))
                    {
                        var pair = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
                        pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
                    }
                }
            }
        }

        return new CoActions(pairs);
    }

    /// <summary>How many others each account co-acted with.</summary>
    public IReadOnlyDictionary<string, int> Degrees() =>
        Pairs.Keys.SelectMany(p => new[] { p.A, p.B }).CountBy(a => a).ToDictionary();

    /// <summary>The connected components of three and more accounts.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Components(IEnumerable<(string A, string B)> ties)
    {
        var above = new Dictionary<string, string>();
        string Root(string account)
        {
            if (!above.TryGetValue(account, out var next))
                return above[account] = account;
            while (above[next] != next)
                next = above[next] = above[above[next]];
            return above[account] = next;
        }

        foreach (var (a, b) in ties)
            above[Root(a)] = Root(b);
        return [.. above.Keys.ToList().GroupBy(Root).Select(g => (IReadOnlyList<string>)[.. g.Order(StringComparer.Ordinal)])
            .Where(g => g.Count >= 3).OrderByDescending(g => g.Count).ThenBy(g => g[0], StringComparer.Ordinal)];
    }
}
