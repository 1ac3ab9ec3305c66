using Cordon.Events;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>The risk of every tied account, from seeds, with the path that explains it.</summary>
internal sealed class SeedRanking
{
    private readonly TieGraph _graph;
    private readonly Dictionary<int, SeedLabel> _seeds;
    private readonly double[] _risk;
    private readonly StrongestPaths _paths;

    private SeedRanking(TieGraph graph, Dictionary<int, SeedLabel> seeds, CancellationToken cancellation)
    {
        _graph = graph;
        _seeds = seeds;
        _risk = RiskRanking.Rank(WithRefusals(graph), seeds, cancellation);
        _paths = StrongestPaths.To(graph.Graph, seeds.Where(s => s.Value == SeedLabel.Abusive).Select(s => s.Key), cancellation);
    }

    /// <summary>Ranks, or gives null when no abusive seed has a tie. What is wrong with the seeds is noted.</summary>
    public static SeedRanking? Rank(TieGraph graph, IReadOnlyDictionary<Entity, SeedLabel> seeds, List<string> notes, CancellationToken cancellation)
    {
        if (seeds.Count == 0)
            return null;
        var nodes = new Dictionary<int, SeedLabel>();
        var untied = new List<Entity>();
        for (var node = 0; node < graph.Accounts.Count; node++)
        {
            if (seeds.TryGetValue(graph.Accounts[node], out var label))
                nodes.Add(node, label);
        }

        foreach (var seed in seeds.Keys.Order())
        {
            if (!graph.Contains(seed))
                untied.Add(seed);
        }

        if (untied.Count > 0)
            notes.Add($"{untied.Count} of {seeds.Count} seeds have no tie in these events, so nothing spreads from them: {Listed(untied)}");
        if (nodes.ContainsValue(SeedLabel.Abusive))
            return new SeedRanking(graph, nodes, cancellation);
        notes.Add("no abusive seed (label 1) has a tie in these events, so no account is ranked");
        return null;
    }

    public double RiskOf(int node) => _risk[node];

    // Who is refused by those near the trusted seeds is nearer to the abusive ones, and who refuses an abusive account is farther from it.
    private static WeightedGraph WithRefusals(TieGraph graph)
    {
        if (graph.Refusals.Count == 0)
            return graph.Graph;
        var ties = graph.Ties.Select(t => new Tie(t.A, t.B, (float)t.Weight));
        return WeightedGraph.Build(graph.Accounts.Count, [.. ties, .. graph.Refusals.Select(r => new Tie(r.By, r.Of, -WeightOf(r)))]);
    }

    // By judgement: one refusal may be a quarrel, a child's seldom is.
    private static float WeightOf(Refusal refusal) => refusal.ByChild || refusal.Acts > 1 ? 0.8f : 0.5f;

    public IReadOnlyList<RankedAccount> Top(int most, List<string> notes)
    {
        var nodes = Enumerable.Range(0, _risk.Length).OrderByDescending(n => _risk[n]).ThenBy(n => n);
        if (_risk.Length > most)
            notes.Add($"{_risk.Length - most} of {_risk.Length} ranked accounts are left out, the least risky");
        return [.. nodes.Take(most).Select(n => new RankedAccount(_graph.Accounts[n], _risk[n], _seeds.TryGetValue(n, out var l) ? l : null, PathFrom(n)))];
    }

    private List<PathStep> PathFrom(int node)
    {
        var path = new List<PathStep>();
        var at = node;
        foreach (var (next, weight) in _paths.From(node))
        {
            path.Add(new PathStep(_graph.Accounts[next], weight, _graph.Between(at, next)!.MainKind));
            at = next;
        }

        return path;
    }

    private static string Listed(List<Entity> entities) =>
        string.Join(", ", entities.Take(5).Select(e => Shown.Brief(e.Text))) + (entities.Count > 5 ? $" and {entities.Count - 5} more" : "");
}
