using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;

namespace Cordon.Networks.Growing;

/// <summary>
/// Finds the network around one account without looking at the rest of the graph: a walk from the account (<see cref="PageRankPush"/>), a
/// sweep over the nearest accounts, and of the sets that the constant Potts model finds from dense to sparse the first that two neighbouring
/// densities agree on, with those of the sparser that are tied to it half as firmly as its typical member. Camouflage ties lead out of such a set but do not widen it. Whoever is tied to too few members is peeled off.
/// Holds a workspace over the graph, so one instance serves one thread.
/// </summary>
public sealed class LocalGrowth
{
    private const int LeastHub = 256;
    private const double HubShare = 0.999;
    private const int LeastMembers = 5;
    private const double Agreement = 0.7;

    // Densities asked for, as a share of the graph's mean tie weight.
    private static readonly double[] Ladder = [0.7, 0.5, 0.35, 0.25, 0.17, 0.12, 0.08, 0.05, 0.03, 0.02, 0.01, 0.005];
    private readonly WeightedGraph _graph;
    private readonly PageRankPush _push;
    private readonly int[] _placeOf;
    private readonly double _total;
    private readonly double _meanWeight;

    /// <param name="graph">The graph; of a signed one only the ties above 0 are used.</param>
    public LocalGrowth(WeightedGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph.PositivePart();
        _push = new PageRankPush(_graph);
        _placeOf = new int[graph.Count];
        for (var node = 0; node < graph.Count; node++)
            _total += _push.StrengthOf(node);
        _meanWeight = _graph.Ties == 0 ? 1 : _total / 2 / _graph.Ties;
        HubDegree = FindHubDegree(_graph);
    }

    /// <summary>Accounts with more ties than this are hubs: nothing spreads through them. The 99.9th percentile, at least 256.</summary>
    public int HubDegree { get; }

    /// <summary>Grows the network around an account.</summary>
    /// <param name="account">The node to start from.</param>
    /// <param name="options">Settings, or null for the defaults.</param>
    /// <param name="cancellation">Stops between pushes.</param>
    /// <exception cref="ArgumentException">The settings are out of range.</exception>
    public LocalNetwork Grow(int account, GrowthOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new GrowthOptions();
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(account);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(account, _graph.Count);
        var reached = _push.From([account], options.Restart, options.Accuracy, HubDegree, cancellation: cancellation);
        var shares = reached.ToDictionary(r => r.Node, r => r.Value);
        // The order of the sweep: share per tie weight, which a well-tied bystander has little of.
        var nodes = reached.Where(r => r.Node != account && _graph.DegreeOf(r.Node) <= HubDegree)
            .OrderByDescending(r => r.Value / _push.StrengthOf(r.Node)).ThenBy(r => r.Node)
            .Take(options.Candidates).Select(r => r.Node).Prepend(account).ToArray();
        var around = Surroundings.Around(_graph, nodes, _placeOf);
        var (set, resolution, clear) = Choose(around);
        return Describe(around, set, shares, options.Most, resolution, clear, reached.Count);
    }

    private (DenseSet Set, double Resolution, bool Clear) Choose(Surroundings around)
    {
        DenseSet? before = null;
        (DenseSet Set, double Resolution, double Surprise) best = (null!, 0, double.NegativeInfinity);
        foreach (var share in Ladder)
        {
            var resolution = share * _meanWeight;
            var set = DenseSet.Find(around, resolution);
            set.Peel(LeastTies(set, around));
            if (before is { Size: >= LeastMembers } && before.OverlapWith(set) >= Agreement && before.TiesOf(0) > 0)
            {
                before.Widen(set);
                return (before, resolution, true);
            }

            var surprise = Surprise(around, set);
            if (surprise > best.Surprise)
                best = (set, resolution, surprise);
            before = set;
        }

        return (best.Set, best.Resolution, false);
    }

    // A quarter of what the typical member is tied to, and at least two: one tie is an accident.
    private static int LeastTies(DenseSet set, Surroundings around)
    {
        var ties = Enumerable.Range(0, around.Count).Where(p => set.Contains[p]).Select(set.TiesOf).Order().ToArray();
        return Math.Max(2, ties[ties.Length / 2] / 4);
    }

    // How unlikely the ties inside are, were they spread over all pairs of the surroundings: pairs · KL(density inside ‖ density around).
    private double Surprise(Surroundings around, DenseSet set)
    {
        var (inside, all) = (0.0, 0.0);
        for (var place = 0; place < around.Count; place++)
        {
            inside += set.Contains[place] ? set.WeightTo[place] / 2 : 0;
            foreach (var weight in around.WeightsOf(place))
                all += weight / 2;
        }

        var pairs = set.Size * (set.Size - 1.0) / 2;
        var within = Math.Min(1 - 1e-9, inside / _meanWeight / Math.Max(1, pairs));
        var overall = Math.Clamp(all / _meanWeight / Math.Max(1, around.Count * (around.Count - 1.0) / 2), 1e-9, 1 - 1e-9);
        return within <= overall ? 0 : pairs * ((within * Math.Log(within / overall)) + ((1 - within) * Math.Log((1 - within) / (1 - overall))));
    }

    private LocalNetwork Describe(Surroundings around, DenseSet set, Dictionary<int, double> shares, int most, double resolution, bool clear, int reached)
    {
        var places = Enumerable.Range(0, around.Count).Where(p => set.Contains[p]).ToArray();
        var weights = places.Select(p => set.WeightTo[p]).Order().ToArray();
        var typical = weights[weights.Length / 2];
        var (inside, volume) = (0.0, 0.0);
        foreach (var place in places)
        {
            inside += set.WeightTo[place];
            volume += _push.StrengthOf(around.Nodes[place]);
        }

        var tiedToAccount = new bool[around.Count];
        foreach (var neighbour in around.NeighboursOf(0))
            tiedToAccount[neighbour] = true;
        var members = places.Select(Member).OrderByDescending(m => m.Strength).ThenByDescending(m => m.Share).ThenBy(m => m.Node).ToList();
        var kept = members.Take(most).ToList();
        if (!kept.Exists(m => m.Node == around.Nodes[0]))
            kept[^1] = members.Find(m => m.Node == around.Nodes[0])!;
        var pairs = places.Length * (places.Length - 1.0);
        return new LocalNetwork(
            around.Nodes[0], kept, pairs == 0 ? 0 : inside / pairs, volume == 0 ? 0 : Math.Max(0, 1 - (inside / volume)), resolution, clear, members.Count - kept.Count, reached);

        LocalMember Member(int place)
        {
            var node = around.Nodes[place];
            var (all, within) = (_push.StrengthOf(node), set.WeightTo[place]);
            var common = 0;
            foreach (var neighbour in around.NeighboursOf(place))
                common += set.Contains[neighbour] && tiedToAccount[neighbour] ? 1 : 0;
            var strength = all == 0 || typical == 0 ? 0 : Math.Clamp(within / all, 0, 1) * Math.Min(1, within / typical);
            var expected = _total == 0 ? 0 : all * (volume - all) / _total;
            return new LocalMember(node, strength, shares.GetValueOrDefault(node), set.TiesOf(place), within, Math.Max(0, all - within), expected, tiedToAccount[place], common);
        }
    }

    private static int FindHubDegree(WeightedGraph graph)
    {
        if (graph.Count == 0)
            return LeastHub;
        var degrees = new int[graph.Count];
        for (var node = 0; node < graph.Count; node++)
            degrees[node] = graph.DegreeOf(node);
        Array.Sort(degrees);
        return Math.Max(LeastHub, degrees[(int)(HubShare * (graph.Count - 1))]);
    }
}
