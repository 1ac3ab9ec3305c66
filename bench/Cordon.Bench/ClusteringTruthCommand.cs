using System.Diagnostics;
using System.Globalization;
using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>Clusterings whose truth is known, chosen without it; beside igraph's Leiden and trivial answers.</summary>
internal static class ClusteringTruthCommand
{
    public const string Usage = "  clustering-truth ACCOUNTS [FOLDER] clusterings against known groups; rings in ACCOUNTS accounts; FOLDER holds email-Eu-core";
    private static readonly double[] Mixings = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

    public static int Run(string[] args)
    {
        if (args is not [var size, ..] || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var accounts) || accounts is < 10_000 or > 20_000_000)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        if (args.Length > 1)
        {
            var (graph, departments) = Shapes.Email(args[1]);
            Scan("email-Eu-core", graph, departments);
        }

        foreach (var mixing in Mixings)
        {
            var made = new PlantedGraph(PlantedGraphOptions.Lfr(mixing, seed: 1));
            Scan($"LFR 10,000, μ {mixing}", made.Build(), made.Groups);
        }

        Rings(accounts);
        return 0;
    }

    private static void Scan(string name, WeightedGraph graph, int[] truth)
    {
        Console.WriteLine($"{name}: {graph.Count:N0} accounts, {graph.Ties:N0} ties, {truth.Distinct().Count()} groups");
        var scan = ResolutionScan.Run(graph, new ClusteringOptions());
        Row($"scan: {scan.Chosen.Options.Objective} {scan.Chosen.Options.Resolution:0.###}", scan.Chosen.Partition.ClusterOf, truth);
        foreach (var options in new[] { new ClusteringOptions { Objective = Objective.Modularity, Resolution = 1 }, new ClusteringOptions { Resolution = 0.05 } })
        {
            if (IgraphLeiden.Run(graph, options, TimeSpan.FromMinutes(5)) is { } rival)
                Row($"igraph: {options.Objective} {options.Resolution:0.###}", rival.Labels, truth);
        }

        // Below every density, CPM's clusters are the connected components.
        Row("connected components", Leiden.Cluster(graph, new ClusteringOptions { Resolution = 1e-12 }).ClusterOf, truth);
        Row("by degree", [.. Enumerable.Range(0, graph.Count).Select(graph.DegreeOf)], truth);
        Console.WriteLine($"  why: {scan.Why}");
    }

    private static void Row(string name, IReadOnlyList<int> labels, int[] truth)
    {
        var agreement = Agreement.Of(labels, truth);
        Console.WriteLine($"  {name,-28} {labels.Distinct().Count(),7:N0} clusters  NMI {agreement.NormalisedMutualInformation:0.000}  ARI {agreement.AdjustedRand:0.000}");
    }

    private static void Rings(int accounts)
    {
        var made = new PlantedGraph(new PlantedGraphOptions(accounts, 1) { Rings = 50 });
        var graph = made.Build();
        Console.WriteLine($"50 rings of 30 in {accounts:N0} accounts, {graph.Ties:N0} ties: mean best-match F1");
        var ladder = ResolutionScan.Ladder(graph, new ClusteringOptions { Iterations = 2 }, Objective.Cpm).Select(o => (Options: o, Partition: Leiden.Cluster(graph, o))).ToList();
        foreach (var (options, partition) in ladder)
            Console.WriteLine($"  CPM {options.Resolution,-6:0.###} {F1(partition):0.000}");
        var candidates = ConsensusClusters.Of([.. ladder.Select(l => l.Partition)]);
        Console.WriteLine($"  at two levels, no resolution given: {Agreement.BestMatchF1(made.Rings, candidates):0.000}  ({candidates.Count:N0} clusters)");
        Console.WriteLine($"  the same, completed: {Agreement.BestMatchF1(made.Rings, ConsensusClusters.Complete(graph, candidates)):0.000}");
        Console.WriteLine($"  modularity  {F1(Leiden.Cluster(graph, new ClusteringOptions { Objective = Objective.Modularity, Resolution = 1, Iterations = 2 })):0.000}");
        Console.WriteLine($"  connected components {F1(Leiden.Cluster(graph, new ClusteringOptions { Resolution = 1e-12, Iterations = 1 })):0.000}");
        Console.WriteLine($"  the {50 * 30:N0} accounts of the highest degree {Agreement.BestMatchF1(made.Rings, [[.. Enumerable.Range(0, accounts).OrderByDescending(graph.DegreeOf).Take(50 * 30)]]):0.000}");
        Update(made, graph);

        double F1(Partition partition) => Agreement.BestMatchF1(made.Rings, partition.Groups(2));
    }

    // The rings come later: the clusters before them, and which accounts are touched, are known.
    private static void Update(PlantedGraph made, WeightedGraph graph)
    {
        var options = new ClusteringOptions { Resolution = 0.1, Iterations = 2 };
        var ringOf = new Dictionary<int, int>();
        for (var ring = 0; ring < made.Rings.Count; ring++)
        {
            foreach (var account in made.Rings[ring])
                ringOf[account] = ring;
        }

        var (sources, targets) = (new List<int>(), new List<int>());
        for (var a = 0; a < graph.Count; a++)
        {
            foreach (var b in graph.NeighboursOf(a))
            {
                if (a < b && !(ringOf.TryGetValue(a, out var ring) && ringOf.TryGetValue(b, out var other) && ring == other))
                {
                    sources.Add(a);
                    targets.Add(b);
                }
            }
        }

        var before = Leiden.Cluster(WeightedGraph.Build(graph.Count, sources.ToArray(), targets.ToArray()), options);
        var (updated, updateSeconds) = Timed(() => Leiden.Update(graph, before.ClusterOf, ringOf.Keys, options));
        var (whole, wholeSeconds) = Timed(() => Leiden.Cluster(graph, options));
        Console.WriteLine($"  rings added to known clusters: update F1 {Agreement.BestMatchF1(made.Rings, updated.Groups(2)):0.000} in {updateSeconds:0.00} s; whole run {Agreement.BestMatchF1(made.Rings, whole.Groups(2)):0.000} in {wholeSeconds:0.00} s");
    }

    private static (Partition Partition, double Seconds) Timed(Func<Partition> run)
    {
        var best = double.PositiveInfinity;
        Partition partition = null!;
        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            partition = run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return (partition, best);
    }
}
