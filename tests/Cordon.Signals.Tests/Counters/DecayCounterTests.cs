using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class DecayCounterTests
{
    [Fact]
    public void A_value_is_the_sum_of_the_halved_amounts_in_any_order_of_events()
    {
        Streams.Cases(CounterMethod.Decay).Sample(test =>
        {
            var counter = CounterSet.Create(test.Definition, 0);
            var exact = new ExactCounter(test.Definition);
            var newest = new Dictionary<int, long>();
            var halfLife = test.Definition.HalfLife.TotalMicroseconds;
            foreach (var e in test.Events)
            {
                var outcome = exact.Add(e);
                Assert.Equal(outcome, e.AddTo(counter));
                if (outcome == AddOutcome.Dropped)
                    continue;
                newest[e.Key] = Math.Max(newest.GetValueOrDefault(e.Key), e.Time);
                Check(e.Key, Math.Max(newest[e.Key], exact.Watermark - exact.Lateness));
                Check(e.Key, exact.Watermark + (long)(halfLife / 3));
            }

            void Check(int key, long time)
            {
                var events = exact.Between(key, 0, long.MaxValue).ToArray();
                // What is forgotten has lost all but 2⁻³² of its weight.
                var tolerance = events.Sum(e => Math.Abs(e.Amount) * Math.Min(Math.Pow(2, (e.Time - time) / halfLife), 1)) * 1e-12
                    + (events.Sum(e => Math.Abs(e.Amount)) * Math.Pow(2, -32));
                Assert.Equal(events.Sum(e => e.Amount * Math.Pow(2, (e.Time - time) / halfLife)), counter.Read(CounterKey.Of(key), time), tolerance);
            }
        }, iter: 50);
    }

    [Fact]
    public void A_weight_is_a_power_of_one_half()
    {
        Gen.Double[0, 999].Sample(halvings => Assert.Equal(1, Halving.Weight(halvings) / Math.Pow(2, -halvings), 1e-14));
        Assert.Equal(1, Halving.Weight(0));
        Assert.Equal(0.5, Halving.Weight(1));
        Assert.Equal(0, Halving.Weight(1000));
        Assert.Equal(0, Halving.Weight(double.MaxValue));
        Assert.Equal(0, Halving.Weight(double.NaN));
    }
}
