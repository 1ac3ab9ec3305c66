using Cordon.Networks.Graph;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Explains the risk of single accounts: the strongest paths to abusive seeds, and what the risk would be without a tie. On an undirected graph
/// rank(seed → account) · strength(seed) = rank(account → seed) · strength(account), so one local walk from the account
/// (<see cref="PageRankPush"/>) tells its risk from all seeds, and another one without the tie tells what the tie does.
/// </summary>
/// <remarks>
/// Only ties above 0 are walked; how closed ties are is not weighed anew when one is left out. One instance serves one thread.
/// </remarks>
public sealed class RiskExplainer
{
    private const int MostCandidates = 12;
    private const int PathsLookedAt = 3;
    private readonly WeightedGraph _graph;
    private readonly PageRankPush _push;
    private readonly RiskMethod _method;
    private readonly double _accuracy;
    private readonly StrongestPaths _paths;
    private readonly Dictionary<int, SeedLabel> _seeds;
    private readonly double _abusiveVolume;
    private readonly double _trustedVolume;
    private readonly int _abusive;
    private readonly int _trusted;
    private readonly double _total;

    /// <param name="graph">The graph that was ranked.</param>
    /// <param name="seeds">Labelled nodes; at least one abusive.</param>
    /// <param name="method">How it was ranked.</param>
    /// <param name="accuracy">Of the walks: lower is nearer to what <see cref="RiskRanking"/> says and takes longer.</param>
    /// <param name="cancellation">Stops while the graph is made ready.</param>
    public RiskExplainer(WeightedGraph graph, IReadOnlyDictionary<int, SeedLabel> seeds, RiskMethod method = RiskMethod.Both, double accuracy = 1e-6, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        var positive = graph.PositivePart();
        _graph = method == RiskMethod.Both ? TieClosure.Weigh(positive, 0, cancellation) : positive;
        (_method, _accuracy) = (method, accuracy);
        _push = new PageRankPush(_graph);
        _seeds = seeds.ToDictionary();
        foreach (var (seed, label) in seeds.OrderBy(s => s.Key))
        {
            if (label == SeedLabel.Abusive)
                (_abusive, _abusiveVolume) = (_abusive + 1, _abusiveVolume + MassOf(seed));
            else
                (_trusted, _trustedVolume) = (_trusted + 1, _trustedVolume + MassOf(seed));
        }

        for (var node = 0; node < _graph.Count; node++)
            _total += _push.StrengthOf(node);
        // The walk's strengths are what counts; paths show ties as the user knows them.
        _paths = StrongestPaths.To(positive, seeds.Where(s => s.Value == SeedLabel.Abusive).Select(s => s.Key), cancellation);
    }

    /// <summary>The strongest paths from an account to abusive seeds that have no tie in common, strongest first.</summary>
    public IReadOnlyList<IReadOnlyList<(int Node, double Weight)>> PathsFrom(int node, int most = PathsLookedAt) => _paths.Distinct(node, most);

    /// <summary>The risk of an account were some ties not there.</summary>
    public double RiskOf(int node, IReadOnlyList<(int A, int B)>? without = null)
    {
        without ??= [];
        var own = _push.StrengthOf(node, without);
        var (badEven, badTied, goodEven, goodTied) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (seed, share) in _push.From([node], PersonalisedPageRank.Restart, _accuracy, without: without))
        {
            if (!_seeds.TryGetValue(seed, out var label))
                continue;
            var arriving = share * own / _push.StrengthOf(seed, without);
            if (double.IsNaN(arriving))
                arriving = 1;
            if (label == SeedLabel.Abusive)
                (badEven, badTied) = (badEven + (arriving / _abusive), badTied + (arriving * Part(seed, _abusiveVolume)));
            else
                (goodEven, goodTied) = (goodEven + (arriving / _trusted), goodTied + (arriving * Part(seed, _trustedVolume)));
        }

        return _method switch
        {
            RiskMethod.PageRank => Share(badEven, goodEven, own),
            RiskMethod.Belief => Share(badTied, goodTied, own),
            _ => (Share(badEven, goodEven, own) + Share(badTied, goodTied, own)) / 2,
        };
    }

    /// <summary>The ties without which the risk of an account would be lowest, the one that matters most first; only those that lower it.</summary>
    /// <param name="node">The account.</param>
    /// <param name="most">At most this many.</param>
    public IReadOnlyList<TieChange> Changes(int node, int most = 3)
    {
        var risk = RiskOf(node);
        return
        [
            .. Candidates(node).Select(t => new TieChange(t.A, t.B, risk, RiskOf(node, [t]))).Where(c => c.RiskWithout < risk - 0.005)
                .OrderBy(c => c.RiskWithout).ThenBy(c => c.A).ThenBy(c => c.B).Take(most),
        ];
    }

    // Ties on the strongest paths, and the account's own ties with the most weight to others near abuse.
    private IEnumerable<(int A, int B)> Candidates(int node)
    {
        var ties = new List<(int A, int B)>();
        foreach (var path in PathsFrom(node))
        {
            var at = node;
            foreach (var (next, _) in path)
            {
                ties.Add((at, next));
                at = next;
            }
        }

        var neighbours = _graph.NeighboursOf(node).ToArray();
        var weights = _graph.WeightsOf(node).ToArray();
        ties.AddRange(Enumerable.Range(0, neighbours.Length).OrderByDescending(i => weights[i]).ThenBy(i => neighbours[i]).Take(MostCandidates).Select(i => (node, neighbours[i])));
        return ties.DistinctBy(t => (Math.Min(t.A, t.B), Math.Max(t.A, t.B))).Take(MostCandidates);
    }

    // As in the whole-graph walk, a seed without ties speaks as loudly as one tie of weight 1.
    private double MassOf(int seed) => _push.StrengthOf(seed) is > 0 and var strength ? strength : 1;

    private double Part(int seed, double volume) => MassOf(seed) / volume;

    private double Share(double bad, double good, double own)
    {
        var floor = _trusted > 0 ? TwoSidedWalk.Everywhere / _graph.Count : 0;
        var reference = _trusted > 0 ? good : _total == 0 ? 0 : own / _total;
        var both = bad + reference + (2 * floor);
        return both == 0 ? 0 : (bad + floor) / both;
    }
}
