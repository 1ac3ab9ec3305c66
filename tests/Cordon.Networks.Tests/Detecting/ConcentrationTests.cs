using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Detecting;

public sealed class ConcentrationTests
{
    [Fact]
    public void As_many_ties_are_expected_as_dealing_them_out_anew_gives_on_average()
    {
        var graph = Layers.Graph(Layers.Ring(0, 8, 4), Layers.Chain(20, 60), Layers.Chain(7, 20));
        var group = Enumerable.Range(0, 8).ToArray();
        var expected = new Concentration(new TieIndex(graph)).Expected(group);

        // The reference deals the half-ties out many times and counts.
        var halves = graph.Ties.SelectMany(t => new[] { t.A, t.B }).ToArray();
        var random = new SeededRandom(3);
        double inside = 0;
        const int rounds = 4000;
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(halves.AsSpan());
            for (var i = 0; i + 1 < halves.Length; i += 2)
                inside += halves[i] < 8 && halves[i + 1] < 8 && halves[i] != halves[i + 1] ? 1 : 0;
        }

        Assert.Equal(inside / rounds, expected, 0.05 * expected);
    }

    [Fact]
    public void A_dense_ring_is_beyond_chance_and_a_lone_triangle_in_a_tangle_is_not()
    {
        var random = new SeededRandom(5);
        var tangle = Enumerable.Range(0, 900).Select(_ => Layers.Tie(20 + random.Next(400), 20 + random.Next(400))).Where(t => t.A != t.B).DistinctBy(t => (t.A, t.B)).ToArray();
        var graph = Layers.Graph(Layers.Ring(0, 8, 8), tangle, [Layers.Tie(430, 431), Layers.Tie(431, 432), Layers.Tie(430, 432), Layers.Tie(430, 50), Layers.Tie(431, 51), Layers.Tie(432, 52)]);
        var concentration = new Concentration(new TieIndex(graph));
        var ring = NodesOf(graph, 0, 8);
        var triangle = NodesOf(graph, 430, 433);
        Assert.InRange(concentration.Surprise(8, 28, concentration.Expected(ring)), 10, 1000);
        Assert.InRange(concentration.Surprise(3, 3, concentration.Expected(triangle)), 0, 2);
    }

    [Fact]
    public void Adjusted_surprises_are_those_of_the_step_up_procedure() => Gen.Double[0, 12].Array[1, 40].Sample(surprises =>
    {
        var adjusted = Concentration.Adjust(surprises);
        foreach (var rate in new[] { 0.001, 0.01, 0.05, 0.2 })
        {
            // The reference: the largest rank whose p-value is at most rate × rank ÷ tests decides for all up to it.
            var sorted = surprises.Select(s => Math.Pow(10, -s)).Order().ToArray();
            var rank = Enumerable.Range(1, sorted.Length).LastOrDefault(r => sorted[r - 1] <= rate * r / sorted.Length);
            for (var i = 0; i < surprises.Length; i++)
            {
                var kept = rank > 0 && Math.Pow(10, -surprises[i]) <= sorted[rank - 1];
                Assert.Equal(kept, Math.Pow(10, -adjusted[i]) <= rate * (1 + 1e-9) && adjusted[i] > 0);
            }
        }
    });

    private static int[] NodesOf(TieGraph graph, int from, int to) =>
        [.. Enumerable.Range(0, graph.Accounts.Count).Where(n => int.Parse(graph.Accounts[n].Id[1..]) >= from && int.Parse(graph.Accounts[n].Id[1..]) < to)];
}
