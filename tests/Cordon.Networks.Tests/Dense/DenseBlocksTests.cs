using Cordon.Events;
using Cordon.Networks.Dense;
using CsCheck;

namespace Cordon.Networks.Tests.Dense;

public sealed class DenseBlocksTests
{
    [Fact]
    public void The_first_block_is_at_least_half_as_dense_as_the_densest_of_all() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 20]).Sample((seed, accounts, objects, pairs) =>
        {
            var random = new SeededRandom(seed);
            var actions = Enumerable.Range(0, pairs).Select(_ => (A: random.Next(accounts), O: random.Next(objects))).ToArray();
            var graph = Of(accounts, objects, actions);
            var block = new BlockPeel(graph).Next(TestContext.Current.CancellationToken)!;
            Assert.Equal(Density(graph, actions, block.Accounts, block.Objects), block.Density, 1e-9);
            var best = 0.0;
            for (var chosen = 1; chosen < 1 << (accounts + objects); chosen++)
            {
                var (a, o) = (Enumerable.Range(0, accounts).Where(i => (chosen >> i & 1) == 1), Enumerable.Range(0, objects).Where(i => (chosen >> (accounts + i) & 1) == 1));
                best = Math.Max(best, Density(graph, actions, [.. a], [.. o]));
            }

            Assert.InRange(block.Density, (best / 2) - 1e-9, best + 1e-9);
        }, iter: 50);

    [Fact]
    public void A_planted_block_is_found_first_and_chance_is_less_dense()
    {
        var (graph, _) = Planted(seed: 3, camouflage: 0);
        var found = DenseBlocks.Find(graph, 3, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 30), found.Blocks[0].Accounts);
        Assert.Equal(Enumerable.Range(0, 20), found.Blocks[0].Objects);
        Assert.True(found.Blocks[0].Density > 2 * found.ChanceDensity);
        Assert.InRange(found.Blocks[0].Fill, 0.7, 0.9);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(80)]
    public void Actions_on_popular_objects_do_not_hide_a_block(int camouflage)
    {
        var (plain, _) = Planted(seed: 3, camouflage: 0);
        var (hidden, _) = Planted(seed: 3, camouflage);
        var before = DenseBlocks.Find(plain, 1, cancellation: TestContext.Current.CancellationToken).Blocks[0];
        var after = DenseBlocks.Find(hidden, 1, cancellation: TestContext.Current.CancellationToken).Blocks[0];
        Assert.Superset(before.Accounts.ToHashSet(), after.Accounts.ToHashSet());
        Assert.InRange(after.Accounts.Count, 30, 33);
        Assert.True(after.Density >= before.Density - 1e-9);
    }

    [Fact]
    public void Two_blocks_are_found_one_after_the_other_without_a_pair_in_common()
    {
        var (_, actions) = Planted(seed: 3, camouflage: 5);
        var second = from a in Enumerable.Range(1000, 15) from o in Enumerable.Range(1000, 10) where (a + o) % 4 != 0 select (a, o);
        var graph = Of(3000, 2000, [.. actions, .. second]);
        var blocks = DenseBlocks.Find(graph, 2, cancellation: TestContext.Current.CancellationToken).Blocks;
        Assert.Superset(Enumerable.Range(0, 30).ToHashSet(), blocks[0].Accounts.ToHashSet());
        Assert.Superset(Enumerable.Range(1000, 15).ToHashSet(), blocks[1].Accounts.ToHashSet());
        Assert.Empty(blocks[0].Accounts.Intersect(Enumerable.Range(1000, 15)));
        Assert.True(blocks[0].Density >= blocks[1].Density);
    }

    [Fact]
    public void Out_of_chance_comes_next_to_nothing()
    {
        var blocks = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new SeededRandom(seed);
            var graph = Of(500, 500, [.. Enumerable.Range(0, 3000).Select(_ => (random.Next(500), (int)(500 * Math.Pow(random.NextUnit(), 2))))]);
            blocks += DenseBlocks.Find(graph, 1, cancellation: TestContext.Current.CancellationToken).Blocks.Count;
        }

        Assert.InRange(blocks, 0, 1);
    }

    [Fact]
    public void Repeated_actions_count_once()
    {
        var graph = Of(2, 2, [(0, 0), (0, 0), (1, 1)]);
        Assert.Equal(2, graph.Pairs);
        Assert.Equal(1, graph.FanOf(0));
    }

    [Fact]
    public void An_object_of_a_million_accounts_is_bounded()
    {
        const int Count = 1_000_000;
        var graph = AccountObjectGraph.Build(Count, 1, [.. Enumerable.Range(0, Count)], new int[Count]);
        var block = new BlockPeel(graph).Next(TestContext.Current.CancellationToken)!;
        Assert.InRange(block.Density, 0.06, 0.08);
    }

    [Fact]
    public void The_least_of_changing_values_is_the_least() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 40], Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 4]).Array[0, 60]).Sample((start, changes) =>
        {
            var values = start.Select(v => (double)v).ToArray();
            var least = new LeastOf([.. values]);
            foreach (var (place, value) in changes)
            {
                values[place % values.Length] = value;
                least.Set(place % values.Length, value);
                Assert.Equal(Array.IndexOf(values, values.Min()), least.Least);
            }
        });

    // Thirty accounts on twenty objects of their own, four pairs in five, among chance; camouflage goes to popular objects.
    private static (AccountObjectGraph Graph, (int A, int O)[] Actions) Planted(ulong seed, int camouflage)
    {
        var random = new SeededRandom(seed);
        var actions = new List<(int, int)>();
        for (var i = 0; i < 12_000; i++)
            actions.Add((30 + random.Next(2970), 20 + (int)(1980 * Math.Pow(random.NextUnit(), 2))));
        for (var a = 0; a < 30; a++)
        {
            for (var o = 0; o < 20; o++)
            {
                if (random.NextUnit() < 0.8)
                    actions.Add((a, o));
            }
        }

        var hiding = new SeededRandom(seed + 100);
        for (var a = 0; a < 30; a++)
        {
            for (var i = 0; i < camouflage; i++)
                actions.Add((a, 20 + (int)(1980 * Math.Pow(hiding.NextUnit(), 3))));
        }

        return (Of(3000, 2000, [.. actions]), [.. actions]);
    }

    private static AccountObjectGraph Of(int accounts, int objects, (int A, int O)[] actions) =>
        AccountObjectGraph.Build(accounts, objects, [.. actions.Select(a => a.A)], [.. actions.Select(a => a.O)]);

    private static double Density(AccountObjectGraph graph, (int A, int O)[] actions, IReadOnlyList<int> accounts, IReadOnlyList<int> objects) =>
        actions.Distinct().Where(p => accounts.Contains(p.A) && objects.Contains(p.O)).Sum(p => 1 / Math.Log(graph.FanOf(p.O) + 5)) / Math.Max(1, accounts.Count + objects.Count);
}
