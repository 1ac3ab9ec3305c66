using Cordon.Events;
using Cordon.Networks.Clustering;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// Finds networks in a history: makes ties of every kind, fuses them, clusters them, and describes each cluster that scores high enough.
/// The same events and options give the same result, whatever the order of the events and the number of threads.
/// </summary>
public static class NetworkDetector
{
    /// <summary>Runs a detection.</summary>
    /// <param name="table">The history; completed here.</param>
    /// <param name="options">How.</param>
    /// <param name="seeds">What is known about some accounts; empty when nothing is. With no abusive seed, no risk is ranked.</param>
    /// <param name="progress">Told before each stage.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The options are out of range; the message says which.</exception>
    public static Detection Detect(
        EventTable table,
        DetectionOptions options,
        IReadOnlyDictionary<Entity, SeedLabel> seeds,
        IProgress<DetectionProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seeds);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem);
        table.Complete();
        var found = FindTies(table, options, progress, cancellation);
        return Conclude(
            table,
            options,
            seeds,
            found,
            Answers.Of(table, cancellation),
            graph => clustering => Leiden.Cluster(graph.Graph, clustering, cancellation),
            new ResamplingMemory(),
            progress,
            cancellation);
    }

    /// <summary>The rest of a detection, from the ties of every kind and the answers on.</summary>
    internal static Detection Conclude(
        EventTable table,
        DetectionOptions options,
        IReadOnlyDictionary<Entity, SeedLabel> seeds,
        FoundTies found,
        Answers answers,
        Func<TieGraph, Func<ClusteringOptions, Partition>> clusterer,
        ResamplingMemory memory,
        IProgress<DetectionProgress>? progress,
        CancellationToken cancellation)
    {
        var notes = new List<string>();
        if (options.Ties.Adaptive)
            notes.Add("rare links, media and texts were also looked at in windows from 10 min to 7 d; each tie says its own");
        progress?.Report(new DetectionProgress("Fusing ties", 0.8));
        var graph = TieGraph.Fuse(table, found.Layers, answers);
        progress?.Report(new DetectionProgress("Clustering", 0.85));
        var cluster = clusterer(graph);
        var partition = cluster(options.Clustering);
        progress?.Report(new DetectionProgress("Ranking", 0.9));
        var ranking = SeedRanking.Rank(graph, seeds, notes, cancellation);
        progress?.Report(new DetectionProgress("Describing networks", 0.95));
        var candidates = CandidateGroups.Of(partition, options, cluster);
        var networks = new NetworkDescriber(table, graph, options, memory).Describe(candidates, partition, ranking, notes, cancellation);
        progress?.Report(new DetectionProgress("Done", 1));
        return new Detection
        {
            Summary = Summarise(table, options, found, graph.Ties.Count, notes),
            Networks = networks,
            Ties = Listed(graph, networks),
            Ranked = ranking?.Top(options.MostRanked, notes) ?? [],
        };
    }

    /// <summary>Finds the ties of every kind, by kind, in a completed table.</summary>
    internal static FoundTies FindTies(EventTable table, DetectionOptions options, IProgress<DetectionProgress>? progress, CancellationToken cancellation)
    {
        var coActions = new CoActionTies?[TieKinds.All.Count];
        return FindTies(
            kind =>
            {
                switch (TieKinds.FamilyOf(kind))
                {
                    case TieFamily.CoAction:
                        return (CoActionTies.Find(table, kind, options.Ties, out coActions[(int)kind]!, cancellation), null);
                    case TieFamily.Artifact:
                        var artifacts = ArtifactTies.Of(table, kind);
                        return (artifacts.Standing(options.Ties, cancellation), artifacts);
                    default:
                        return (DirectTies.Find(table, kind, options.Ties, cancellation), null);
                }
            },
            layers =>
            {
                var kinds = coActions.OfType<CoActionTies>().ToArray();
                return JointTies.AddTo(layers, table, kinds, CoActionTies.JointCandidates(kinds, JointTest.Least(options.Ties.Repeat), cancellation), options.Ties, cancellation);
            },
            options,
            progress,
            cancellation);
    }

    /// <summary>Finds the ties of every kind, several kinds at a time, each in the given way, and then what kinds tie together.</summary>
    internal static FoundTies FindTies(
        Func<TieKind, (TieLayer Layer, ArtifactTies? Artifacts)> find,
        Func<TieLayer[], JointSummary> join,
        DetectionOptions options,
        IProgress<DetectionProgress>? progress,
        CancellationToken cancellation)
    {
        var layers = new TieLayer[TieKinds.All.Count];
        var artifacts = new ArtifactTies?[layers.Length];
        var done = 0;
        progress?.Report(new DetectionProgress("Finding ties", 0));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.ForEach(TieKinds.All, parallel, kind =>
        {
            (layers[(int)kind], artifacts[(int)kind]) = find(kind);
            progress?.Report(new DetectionProgress("Finding ties", 0.75 * Interlocked.Increment(ref done) / layers.Length));
        });
        progress?.Report(new DetectionProgress("Joining kinds", 0.75));
        var joint = join(layers);

        // What chance could explain ties nobody, but it supports what stands without it.
        var tied = layers.SelectMany(l => l.Ties).Select(t => AccountPair.Of(t.A, t.B)).ToHashSet();
        for (var kind = 0; kind < layers.Length; kind++)
            layers[kind] = artifacts[kind]?.WithSupport(layers[kind], tied, cancellation) ?? layers[kind];
        return new FoundTies(layers, joint);
    }

    // An account may be in several networks; a tie is inside when both ends are in one.
    private static List<AccountTie> Listed(TieGraph graph, IReadOnlyList<Network> networks)
    {
        var networksOf = new Dictionary<Entity, List<Entity>>();
        foreach (var network in networks)
        {
            foreach (var member in network.Members)
            {
                if (!networksOf.TryGetValue(member.Account, out var list))
                    networksOf.Add(member.Account, list = []);
                list.Add(network.Id);
            }
        }

        var listed = new List<AccountTie>();
        foreach (var tie in graph.Ties)
        {
            var inside = networksOf.TryGetValue(graph.Accounts[tie.A], out var a) && networksOf.TryGetValue(graph.Accounts[tie.B], out var b) && a.Intersect(b).Any();
            if (inside || !tie.IsOnlyDirect)
                listed.Add(graph.Describe(tie));
        }

        return listed;
    }

    private static DetectionSummary Summarise(EventTable table, DetectionOptions options, FoundTies found, long ties, List<string> notes)
    {
        var (from, to) = table.Period();
        return new DetectionSummary
        {
            Events = table.Count,
            Duplicates = table.Duplicates,
            Withdrawn = table.Withdrawn,
            Accounts = table.AccountCount,
            Ties = ties,
            From = from,
            To = to,
            Window = options.Ties.Window,
            Kinds = [.. found.Layers.Select(l => new TieKindSummary(l.Kind, l.Objects, l.Hubs, l.Candidates, l.Ties.Count))],
            Joint = found.Joint,
            Notes = notes,
        };
    }
}
