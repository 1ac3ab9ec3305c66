using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Events;
using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;
using Cordon.Networks.Results;

namespace Cordon.Networks.Detecting;

/// <summary>
/// How much of a network hangs on the luck of its evidence: the evidence is drawn anew many times (<see cref="EvidenceSample"/>), the
/// neighbourhood is clustered anew each time, from another random seed, and the group that has most of the members is held against them.
/// </summary>
/// <remarks>
/// A network is found again when the Jaccard index of its members and the group's is at least ½ (Hennig 2007: below, a cluster has
/// dissolved). Cost: draws × (evidence + ties) of the neighbourhood; of a network with much evidence, fewer draws are made.
/// </remarks>
internal sealed class Resampling
{
    /// <summary>From this Jaccard index on, two groups are the same network.</summary>
    public const double Same = 0.5;

    private const int FewestDraws = 20;
    private const double MostWork = 2e7;

    private Resampling(Recurrence network, IReadOnlyDictionary<int, Recurrence> members, ScoreRange score)
    {
        Network = network;
        Members = members;
        Score = score;
    }

    /// <summary>How often the network was found again.</summary>
    public Recurrence Network { get; }

    /// <summary>By node: how often each member fell into it.</summary>
    public IReadOnlyDictionary<int, Recurrence> Members { get; }

    public ScoreRange Score { get; }

    /// <summary>
    /// Draws the evidence of one network anew. The result depends on the neighbourhood, the name of the first member and the random seed, not on the
    /// number of threads or on the rest of the graph.
    /// </summary>
    /// <param name="index">The graph.</param>
    /// <param name="group">The candidate's nodes, ascending.</param>
    /// <param name="members">The members' nodes, ascending; some of the group.</param>
    /// <param name="options">How.</param>
    /// <param name="memory">What was drawn before.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Resampling Of(
        TieIndex index,
        IReadOnlyList<int> group,
        IReadOnlyList<int> members,
        DetectionOptions options,
        ResamplingMemory memory,
        CancellationToken cancellation)
    {
        var place = Neighbourhood.Around(index, group);
        var work = place.EvidenceCount + place.Ties.Length + place.Nodes.Length;
        var draws = Math.Min(options.Draws, Math.Max(FewestDraws, (int)(MostWork / work)));
        var local = new Dictionary<int, int>();
        for (var i = 0; i < place.Nodes.Length; i++)
            local.Add(place.Nodes[i], i);
        var known = members.Select(m => local[m]).ToArray();
        var seed = options.Clustering.RandomSeed ^ SeedOf(index.Graph.Accounts[members[0]]);
        var drawn = memory.Of(place, known, seed, draws, () => DrawAll(place, known, options, seed, draws, cancellation));
        return new Resampling(
            new Recurrence(drawn.Again, draws),
            Enumerable.Range(0, known.Length).ToDictionary(k => place.Nodes[known[k]], k => new Recurrence(drawn.Times[k], draws)),
            drawn.Score);
    }

    private static DrawnNetwork DrawAll(Neighbourhood place, int[] known, DetectionOptions options, ulong seed, int draws, CancellationToken cancellation)
    {
        var found = new Draw[draws];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, draws, parallel, draw =>
            found[draw] = Once(place, known, options, SeededRandom.Mix(seed + ((ulong)(draw + 1) * SeededRandom.Step)), cancellation));
        var times = new int[place.Nodes.Length];
        foreach (var draw in found.Where(f => f.Again))
        {
            foreach (var node in draw.Members)
                times[node]++;
        }

        var scores = found.Select(f => f.Score).Order().ToArray();
        return new DrawnNetwork(
            found.Count(f => f.Again),
            Array.ConvertAll(known, k => times[k]),
            new ScoreRange(Percentile(scores, 0.05), Percentile(scores, 0.95)));
    }

    private static ulong SeedOf(Entity account) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(account.Text)));

    private static Draw Once(Neighbourhood place, int[] known, DetectionOptions options, ulong seed, CancellationToken cancellation)
    {
        var sample = EvidenceSample.Draw(place, options.Ties.Repeat, new SeededRandom(seed));
        var ties = new List<Tie>(place.Ties.Length);
        for (var tie = 0; tie < place.Ties.Length; tie++)
        {
            // A weight can be too small for single precision; such a tie holds nothing together.
            if ((float)sample.Weight[tie] > 0)
                ties.Add(new Tie(place.Ends[tie].A, place.Ends[tie].B, (float)sample.Weight[tie]));
        }

        var partition = Leiden.Cluster(WeightedGraph.Build(place.Nodes.Length, ties), options.Clustering with { RandomSeed = seed }, cancellation);
        var cluster = MostOf(known, partition);
        var members = Membership.Of(place, sample, Enumerable.Range(0, place.Nodes.Length).Where(n => partition.ClusterOf[n] == cluster));
        var both = members.Intersect(known).Count();
        var again = both >= Same * (members.Length + known.Length - both);
        return new Draw(again, members, NetworkScore.Of(ScoreFigures.Of(place, sample, again ? members : known)));
    }

    private static int MostOf(int[] known, Partition partition)
    {
        var counts = new Dictionary<int, int>();
        foreach (var node in known)
            counts[partition.ClusterOf[node]] = counts.GetValueOrDefault(partition.ClusterOf[node]) + 1;
        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
    }

    // The nearest rank.
    private static double Percentile(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    /// <summary>One draw.</summary>
    /// <param name="Again">Whether the network was found again.</param>
    /// <param name="Members">Who was found.</param>
    /// <param name="Score">Of those found; of the known members where the network was not found again.</param>
    private readonly record struct Draw(bool Again, int[] Members, double Score);
}
