using Cordon.Events;

namespace Cordon.Networks.Dense;

/// <summary>
/// Finds blocks of accounts × objects that are too dense to be chance, and that camouflage does not hide: FRAUDAR (Hooi, Song, Beutel, Shah,
/// Shin, Faloutsos 2016). A pair weighs 1 / ln(fan of the object + 5), so that what an account also does with popular objects hardly counts, and
/// cannot lower the density of the block that it is in. Greedy peeling, O(pairs · log(accounts + objects)) a block.
/// </summary>
/// <remarks>
/// Proven: the density of the first block is at least half of the densest there is. Blocks are found one after another, each without the pairs
/// of those before it. The same is done once with the objects dealt out anew at random, activity and popularity kept; a block that is not at
/// least a tenth denser than the densest found there is chance and left out.
/// </remarks>
public static class DenseBlocks
{
    private const double LeastOverChance = 1.1;
    private const int MostRepairs = 50;

    /// <summary>Finds the blocks, by falling density.</summary>
    /// <param name="graph">The pairs.</param>
    /// <param name="most">At most this many blocks.</param>
    /// <param name="randomSeed">Of the dealing out; the same number gives the same blocks.</param>
    /// <param name="cancellation">Stops between removals.</param>
    public static DenseBlockList Find(AccountObjectGraph graph, int most = 10, ulong randomSeed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var chance = new BlockPeel(Shuffled(graph, randomSeed)).Next(cancellation)?.Density ?? 0;
        var peel = new BlockPeel(graph);
        var blocks = new List<DenseBlock>();
        while (blocks.Count < most && peel.Next(cancellation) is { } block && block.Density > LeastOverChance * chance)
            blocks.Add(block);
        return new DenseBlockList(blocks, chance);
    }

    /// <summary>The same accounts as active and the same objects as popular, who touched what by chance.</summary>
    private static AccountObjectGraph Shuffled(AccountObjectGraph graph, ulong randomSeed)
    {
        var (actors, touched) = (new int[graph.Pairs], new int[graph.Pairs]);
        var at = 0;
        for (var account = 0; account < graph.Accounts; account++)
        {
            foreach (var thing in graph.Graph.NeighboursOf(account))
                (actors[at], touched[at++]) = (account, thing - graph.Accounts);
        }

        var random = new SeededRandom(randomSeed);
        random.Shuffle(touched.AsSpan());
        // A pair that comes out twice would count once and make chance look sparser: it is dealt again.
        var seenBy = new int[graph.Objects];
        for (var round = 0; round < MostRepairs && Repair(actors, touched, seenBy, random); round++)
            Array.Clear(seenBy);
        return AccountObjectGraph.Build(graph.Accounts, graph.Objects, actors, touched);
    }

    // Swaps the object of each pair that its account has already with that of a pair anywhere; true when there was any. Actors are in order.
    private static bool Repair(int[] actors, int[] touched, int[] seenBy, SeededRandom random)
    {
        var repeated = new List<int>();
        for (var i = 0; i < actors.Length; i++)
        {
            if (seenBy[touched[i]] == actors[i] + 1)
                repeated.Add(i);
            seenBy[touched[i]] = actors[i] + 1;
        }

        foreach (var i in repeated)
        {
            var other = random.Next(actors.Length);
            (touched[i], touched[other]) = (touched[other], touched[i]);
        }

        return repeated.Count > 0;
    }
}
