using Cordon.Signals.Counters;

namespace Cordon.Signals.Tests.Counters;

public sealed class CounterDefinitionTests
{
    private static readonly CounterDefinition Good = Streams.Definition(CounterMethod.Count, 60);

    public static TheoryData<CounterDefinition, string> Wrong => new()
    {
        { Good with { Name = " " }, "name" },
        { Good with { Name = new string('a', 129) }, "name" },
        { Good with { Method = 0 }, "method 0 is not known" },
        { Good with { Unit = (RateUnit)9 }, "unit 9 is not known" },
        { Good with { Window = TimeSpan.Zero }, "whole minutes" },
        { Good with { Window = TimeSpan.FromSeconds(90) }, "whole minutes" },
        { Good with { Window = TimeSpan.FromDays(91) }, "90 days" },
        { Good with { HalfLife = TimeSpan.FromHours(1) }, "only a decaying counter" },
        { Good with { Lateness = TimeSpan.FromMinutes(61) }, "from zero to 01:00:00" },
        { Good with { Lateness = TimeSpan.FromTicks(-1) }, "lateness" },
        { Good with { MaxKeys = 0 }, "0 keys" },
        { Good with { MaxKeys = CounterDefinition.MostKeys + 1 }, "16000000" },
        { Good with { MaxBytes = 1 }, "1 bytes" },
        { Streams.Definition(CounterMethod.Decay, 60) with { Window = TimeSpan.FromHours(1) }, "not a window" },
        { Streams.Definition(CounterMethod.Decay, 60) with { HalfLife = TimeSpan.FromSeconds(1) }, "half-life is 00:00:01" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_definition_says_what_is_wrong(CounterDefinition definition, string expected)
    {
        Assert.Contains(expected, definition.Fault(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CounterSet([definition]));
    }

    [Fact]
    public void Right_definitions_have_no_fault_and_no_name_is_used_twice()
    {
        Assert.Null(Good.Fault());
        Assert.Null(Streams.Definition(CounterMethod.Decay, 129_600).Fault());
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new CounterSet([Good, Good])).Message, StringComparison.Ordinal);
    }
}
