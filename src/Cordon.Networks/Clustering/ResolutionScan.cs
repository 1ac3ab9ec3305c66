using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Networks.Clustering;

/// <summary>
/// Finds the resolution from the data. Each level of a ladder is clustered with two random seeds. A level that shows what is there gives nearly
/// the same clusters with both, and again at the next finer or coarser level; and it does not do so on a graph of the same degrees whose ties
/// are drawn by chance.
/// </summary>
/// <remarks>
/// Cost: two to four clusterings a level. The ladder has CPM at 0.005 to 0.4 times the mean tie weight, for even densities, and modularity at
/// 1 to 20, for uneven ones, where no one density parts clusters from chance.
/// </remarks>
public sealed class ResolutionScan
{
    private static readonly double[] Densities = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4];
    private static readonly double[] Resolutions = [1, 1.5, 2, 3, 4, 6, 10, 20];

    // Levels this close to the best are as good; the finest of them says most.
    private const double Close = 0.005;

    // A level that chance ties repeat at least half as well shows degrees, not groups.
    private const double MostChance = 0.5;

    // Seeds that agree on less show nothing, whatever chance does.
    private const double LeastStability = 0.25;

    private ResolutionScan(IReadOnlyList<ScanLevel> levels, ScanLevel chosen, string why) => (Levels, Chosen, Why) = (levels, chosen, why);

    /// <summary>CPM from coarse to fine, then modularity from coarse to fine.</summary>
    public IReadOnlyList<ScanLevel> Levels { get; }

    /// <summary>The level that random seeds and neighbouring levels agree on most, of those that are beyond chance; the finest, where some are equally good.</summary>
    public ScanLevel Chosen { get; }

    /// <summary>Why it was chosen, in one sentence.</summary>
    public string Why { get; }

    /// <summary>Scans.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">Random seed, iterations and threads; the objective and the resolution are what is looked for.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static ResolutionScan Run(WeightedGraph graph, ClusteringOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        var levels = new List<ScanLevel>();
        foreach (var objective in new[] { Objective.Cpm, Objective.Modularity })
        {
            var row = Ladder(graph, options, objective).Select(level => Look(graph, level, cancellation)).ToList();
            for (var i = 0; i < row.Count; i++)
                levels.Add(row[i] with { Persistence = Persistence(row, i) });
        }

        var chance = Rewired(graph, options.RandomSeed);
        // From the best down, so that most levels need no look at chance.
        ScanLevel? best = null;
        foreach (var i in Enumerable.Range(0, levels.Count).OrderByDescending(i => levels[i].Agreement).ThenBy(i => i))
        {
            if (best is not null && levels[i].Agreement < best.Agreement - Close)
                break;
            levels[i] = levels[i] with { Chance = Look(chance, levels[i].Options, cancellation).Stability };
            if (IsBeyondChance(levels[i]))
                best ??= levels[i];
        }

        if (best is null)
        {
            var first = levels.MaxBy(l => l.Agreement)!;
            return new ResolutionScan(levels, first, $"no level shows more than chance does: at the best, {Explain(first)}");
        }

        var chosen = levels
            .Where(l => l.Agreement >= best.Agreement - Close && IsBeyondChance(l))
            .MaxBy(l => l.Partition.Count)!;
        return new ResolutionScan(levels, chosen, Explain(chosen));
    }

    private static bool IsBeyondChance(ScanLevel level) =>
        level.Stability >= LeastStability && level.Chance < MostChance * Math.Min(level.Stability, level.Agreement);

    /// <summary>The ladder of one objective, from coarse to fine.</summary>
    public static IEnumerable<ClusteringOptions> Ladder(WeightedGraph graph, ClusteringOptions options, Objective objective)
    {
        ArgumentNullException.ThrowIfNull(graph);
        double sum = 0;
        for (var node = 0; node < graph.Count; node++)
            sum += ClusterLevel.PositiveStrength(graph, node);
        var mean = graph.Ties == 0 ? 1 : sum / (2 * graph.Ties);
        return (objective == Objective.Cpm ? Densities : Resolutions).Select(r => options with
        {
            Objective = objective,
            Resolution = objective == Objective.Cpm ? r * mean : r,
        });
    }

    private static ScanLevel Look(WeightedGraph graph, ClusteringOptions options, CancellationToken cancellation)
    {
        var first = Leiden.Cluster(graph, options, cancellation);
        var second = Leiden.Cluster(graph, options with { RandomSeed = SeededRandom.Mix(options.RandomSeed) }, cancellation);
        var better = second.Quality(graph, options.Objective, options.Resolution) > first.Quality(graph, options.Objective, options.Resolution) ? second : first;
        return new ScanLevel(options, better, Clustering.Agreement.Of(first.ClusterOf, second.ClusterOf).AdjustedRand, 0, 0);
    }

    private static double Persistence(List<ScanLevel> row, int at)
    {
        double best = 0;
        foreach (var other in new[] { at - 1, at + 1 })
        {
            if (other >= 0 && other < row.Count)
                best = Math.Max(best, Clustering.Agreement.Of(row[at].Partition.ClusterOf, row[other].Partition.ClusterOf).AdjustedRand);
        }

        return best;
    }

    // The same ends of ties, matched at random: the same degrees, but for the few self-ties and parallel ties.
    private static WeightedGraph Rewired(WeightedGraph graph, ulong seed)
    {
        var (sources, targets, weights) = (new int[graph.Ties], new int[graph.Ties], new float[graph.Ties]);
        var at = 0;
        for (var node = 0; node < graph.Count; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (node < neighbours[i])
                    (sources[at], targets[at], weights[at++]) = (node, neighbours[i], graph.WeightsOf(node)[i]);
            }
        }

        // A tie's lower end stands first, so ends are swapped at random before they are matched.
        var random = new SeededRandom(seed);
        for (var i = 0; i < at; i++)
        {
            if (random.Next(2) == 0)
                (sources[i], targets[i]) = (targets[i], sources[i]);
        }

        random.Shuffle(targets.AsSpan());
        return WeightedGraph.Build(graph.Count, sources, targets, weights);
    }

    private static string Explain(ScanLevel level) => string.Create(
        CultureInfo.InvariantCulture,
        $"two random seeds agree to {level.Stability:0.000} and the next level to {level.Persistence:0.000}, where chance ties of the same degrees give {level.Chance:0.000}");
}
