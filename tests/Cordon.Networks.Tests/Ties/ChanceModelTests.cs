using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

public sealed class ChanceModelTests
{
    [Fact]
    public void The_bound_is_never_below_what_chance_does()
    {
        // Draws pairs from the model itself and compares how often they surprise with how often the bound says they may.
        var random = new SeededRandom(11);
        var probabilities = Enumerable.Range(0, 200).Select(i => 0.2 / (i + 1)).ToArray();
        var model = new ChanceModel(probabilities, withCloseness: true);
        const int draws = 40_000;
        var surprises = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            double rarity = 0;
            foreach (var p in probabilities)
            {
                if (random.NextUnit() < p)
                    rarity += -Math.Log(p * (1 - random.NextUnit()));
            }

            surprises[draw] = model.Surprise(rarity, activity: 1);
        }

        foreach (var level in new[] { 0.5, 1, 2, 3 })
            Assert.InRange(surprises.Count(s => s >= level) / (double)draws, 0, Math.Pow(10, -level) * 1.2);
    }

    [Fact]
    public void A_rarer_object_a_closer_time_and_less_activity_surprise_more()
    {
        var model = new ChanceModel(Enumerable.Repeat(1e-6, 1000), withCloseness: true);
        Assert.True(model.Surprise(2 * -Math.Log(1e-6), 1) > model.Surprise(-Math.Log(1e-6), 1));
        Assert.True(model.Surprise(-Math.Log(1e-6 * 0.01), 1) > model.Surprise(-Math.Log(1e-6), 1));
        Assert.True(model.Surprise(2 * -Math.Log(1e-6), 1) > model.Surprise(2 * -Math.Log(1e-6), 100));
    }

    [Fact]
    public void False_discovery_keeps_the_longest_prefix_that_passes()
    {
        // Ten tests at 0.1: ranks 1 and 2 fail their own lines at 0.01 and 0.02, rank 3 passes at 0.03 and carries them.
        Assert.Equal(-Math.Log10(0.029), FalseDiscovery.Threshold([-Math.Log10(0.025), -Math.Log10(0.027), -Math.Log10(0.029), 0.2], 10, 0.1), 12);
        Assert.Equal(double.PositiveInfinity, FalseDiscovery.Threshold([1, 0.5], 100, 0.01));
        Assert.Equal(double.PositiveInfinity, FalseDiscovery.Threshold([], 100, 0.01));
    }

    [Fact]
    public void Interest_explains_meetings_at_the_usual_rate_and_not_lockstep()
    {
        Assert.Equal(0, SharedInterest.Surprise([30_000_000], 60_000_000, shared: 20, rate: 0.1));
        Assert.InRange(SharedInterest.Surprise([1_000_000, 1_000_000, 2_000_000], 60_000_000, shared: 3, rate: 0.1), 5, 7);
        Assert.InRange(SharedInterest.LowerShare(10, 10), 0.75, 0.8);
        Assert.InRange(SharedInterest.LowerShare(1, 10), 0, 0.05);
    }
}
