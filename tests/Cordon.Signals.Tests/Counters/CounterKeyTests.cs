using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class CounterKeyTests
{
    [Fact]
    public void Different_parts_have_different_keys()
    {
        var parts = Gen.String[Gen.Char['a', 'b'], 0, 3].Array[1, 4];
        Gen.Select(parts, parts).Sample((a, b) => Assert.Equal(a.SequenceEqual(b), CounterKey.OfParts(a) == CounterKey.OfParts(b)), iter: 20_000);
    }

    [Fact]
    public void One_part_has_the_key_of_its_text_and_more_have_the_key_of_one_after_the_other()
    {
        Assert.Equal(CounterKey.Of("blue"), CounterKey.OfParts("blue"));
        Assert.Equal(CounterKey.Of("blue").Then(CounterKey.Of("widget")).Then(CounterKey.Of("7")), CounterKey.OfParts("blue", "widget", "7"));
        Assert.NotEqual(CounterKey.Of("7"), CounterKey.Of(7));
        Assert.Throws<ArgumentException>(() => CounterKey.OfParts());
    }

    [Fact]
    public void A_key_is_the_same_for_ever()
    {
        // Saved state refers to keys by their hash: these values must never change.
        Assert.Equal("a64028683929b714a0ca4904e21af3eb", Show(CounterKey.Of("blue widget")));
        Assert.Equal("2114bbbd4e2a2a670c4f394c59b5f47a", Show(CounterKey.Of(42)));
        Assert.Equal("f326ac60068d4823500b95a2486eb39c", Show(CounterKey.OfParts("blue", "widget")));

        static string Show(CounterKey key) => $"{key.High:x16}{key.Low:x16}";
    }
}
