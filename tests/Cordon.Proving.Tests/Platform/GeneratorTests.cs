using System.Text;
using Cordon.Events;
using Cordon.Proving.Platform;
using CsCheck;

namespace Cordon.Proving.Tests.Platform;

public sealed class GeneratorTests
{
    [Fact]
    public void The_stream_is_the_published_one()
    {
        // The first values of the reference implementation of RandomStream for seed 1234567.
        var random = new RandomStream(1234567);
        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
        Assert.Equal(9817491932198370423UL, random.Next());
    }

    [Fact]
    public void Exponential_and_logarithm_agree_with_the_system()
    {
        Gen.Double[-300, 300].Sample(x => Close(StableMath.Exp(x), Math.Exp(x)));
        Gen.Double[1e-300, 1e300].Sample(x => Close(StableMath.Log(x), Math.Log(x)));
        Gen.Double[0.5, 2].Sample(x => Close(StableMath.Log(x), Math.Log(x)));

        static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1e-300, Math.Abs(b)) || Math.Abs(a - b) < 1e-15;
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(90)]
    public void Poisson_has_its_mean_and_variance(double mean)
    {
        var random = new RandomStream(5);
        var draws = Enumerable.Range(0, 20_000).Select(_ => (double)random.Poisson(mean)).ToList();
        var average = draws.Average();
        Assert.InRange(average, mean * 0.97, mean * 1.03);
        Assert.InRange(draws.Average(d => (d - average) * (d - average)), mean * 0.93, mean * 1.07);
    }

    [Fact]
    public void A_power_law_keeps_its_bounds_and_its_tail()
    {
        var random = new RandomStream(5);
        var draws = Enumerable.Range(0, 50_000).Select(_ => random.Pareto(1, 20)).ToList();
        Assert.All(draws, d => Assert.InRange(d, 1, 20.0001));

        // P(X > x) = (1/x − 1/20) / (1 − 1/20).
        Assert.InRange(draws.Count(d => d > 2) / 50_000.0, 0.464, 0.484);
        Assert.InRange(draws.Count(d => d > 10) / 50_000.0, 0.048, 0.058);
        Assert.True(draws.Count(d => d > 19.9) < 50);
        Assert.InRange(random.Pareto(1, 1), 1, 1.0001);
    }

    [Fact]
    public void A_day_has_a_night()
    {
        var random = new RandomStream(5);
        var hours = Enumerable.Range(0, 50_000).CountBy(_ => Rhythm.Sample(ref random, 2) / 3_600_000).ToDictionary();
        Assert.Equal(24, hours.Count);

        // At two hours ahead, local 20:00 is 18:00 and local 03:00 is 01:00.
        Assert.True(hours[18] > 10 * hours[1]);
    }

    [Fact]
    public void Names_are_entities_and_unique_within_their_type()
    {
        var names = new Names(3);
        foreach (var type in Enum.GetValues<ThingType>().Where(t => t != ThingType.None))
        {
            var seen = new HashSet<string>();
            for (var number = 0UL; number < 3000; number++)
            {
                var name = names.Text(Thing.Of(type, number));
                Assert.Equal(type.ToString(), Entity.Parse(name).Type.ToString(), ignoreCase: true);
                Assert.True(seen.Add(name), name);
            }
        }
    }

    [Fact]
    public void Far_apart_numbers_have_different_names()
    {
        var names = new Names(3);
        Gen.Select(Gen.ULong[0, (1UL << 24) - 1], Gen.ULong[0, (1UL << 24) - 1]).Sample((a, b) =>
            (a == b) == (names.Text(Thing.Of(ThingType.Tag, a)) == names.Text(Thing.Of(ThingType.Tag, b))));
        Gen.Select(Gen.ULong[0, (1UL << 36) - 1], Gen.ULong[0, (1UL << 36) - 1]).Sample((a, b) =>
            (a == b) == (names.Text(Thing.Of(ThingType.Address, a)) == names.Text(Thing.Of(ThingType.Address, b))));
    }

    [Fact]
    public void The_longest_line_fits()
    {
        var names = new Names(3);
        var lines = new EventLines(names, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var buffer = new byte[EventLines.LongestBytes];
        var text = 1UL;
        while (TextWords.CountOf(text) < 10)
            text++;
        var media = Thing.Of(ThingType.Media, Thing.NumberMask);
        var length = lines.Write(
            buffer,
            new SimulatedEvent
            {
                Time = 365L * Rhythm.Day - 1,
                Kind = SimulatedKind.Register,
                Target = media,
                First = media,
                Second = media,
                Third = media,
                Fourth = media,
                Text = text,
            },
            ulong.MaxValue);
        Assert.True(length < EventLines.LongestBytes);
        var line = Line.Parse(Encoding.UTF8.GetString(buffer, 0, length));
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), line.Time);
        Assert.Equal(10, line.Text!.Split(' ').Length);
    }
}
