using Cordon.Casework.Decisions;
using CsCheck;

namespace Cordon.Casework.Tests.Decisions;

public sealed class StrikeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LadderStep[] Ladder = [new(1, "warn"), new(2, "limit"), new(4, "suspend")];

    private static readonly Gen<Strike> Any = Gen.Select(Gen.Int[-5, 400], Gen.Double[0.1, 5], Gen.Double[1, 200], Gen.Bool, Gen.Int[1, 1000])
        .Select((days, weight, half, isVoid, id) => new Strike(id, "r", Now.AddDays(-days), weight, half, false, isVoid));

    [Fact]
    public void A_strike_weighs_half_after_its_half_life_and_nothing_once_overturned()
    {
        var strike = new Strike(1, "r", Now, 3, 90, false, false);

        Assert.Equal(3, Strikes.WeightAt([strike], Now.AddHours(23)));
        Assert.Equal(1.5, Strikes.WeightAt([strike], Now.AddDays(90)), 9);
        Assert.Equal(0, Strikes.WeightAt([strike with { Void = true }], Now));
        Assert.Equal(0, Strikes.WeightAt([strike], Now.AddDays(-1)));
    }

    [Fact]
    public void Weight_only_falls_with_time_rises_with_strikes_and_does_not_depend_on_their_order() => Gen.Select(Any.Array[0, 8], Any, Gen.Int[0, 100]).Sample((strikes, one, days) =>
    {
        var past = strikes.Where(s => s.At <= Now).ToList();
        Assert.True(Strikes.WeightAt(past, Now.AddDays(days)) <= Strikes.WeightAt(past, Now) + 1e-12);
        Assert.True(Strikes.WeightAt([.. strikes, one], Now) >= Strikes.WeightAt(strikes, Now) - 1e-12);
        Assert.Equal(Strikes.WeightAt(strikes, Now), Strikes.WeightAt(strikes.Reverse(), Now), 9);
        var naive = strikes.Where(s => !s.Void && s.At <= Now).Sum(s => s.Weight * Math.Pow(0.5, (Now - s.At).Days / s.HalfLifeDays));
        Assert.Equal(naive, Strikes.WeightAt(strikes, Now), 9);
    });

    [Fact]
    public void One_strike_about_children_gives_the_strictest_step_at_once_and_for_good()
    {
        var strike = new Strike(1, "r", Now, 0.1, 1, true, false);

        Assert.Equal("suspend", Strikes.StepOf(Ladder, [strike], Now)!.Action);
        Assert.Equal("suspend", Strikes.StepOf(Ladder, [strike], Now.AddYears(5))!.Action);
        Assert.Null(Strikes.StepOf(Ladder, [strike with { Void = true }], Now));
        Assert.Equal("limit", Strikes.StepOf(Ladder, [strike with { ChildSafety = false, Weight = 2 }], Now)!.Action);
    }
}
