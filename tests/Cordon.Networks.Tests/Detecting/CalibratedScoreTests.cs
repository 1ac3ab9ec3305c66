using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using CsCheck;

namespace Cordon.Networks.Tests.Detecting;

public sealed class CalibratedScoreTests
{
    [Fact]
    public void No_part_speaks_against_a_network_by_being_high() =>
        Gen.Select(Gen.Double[0, 1].Array[NetworkScore.PartCount], Gen.Int[0, NetworkScore.PartCount - 1]).Sample((values, raised) =>
        {
            var before = Of(values);
            values[raised] = 1;
            Assert.InRange(Of(values), before, 1);
        });

    [Fact]
    public void A_network_with_every_part_high_is_all_but_certain_and_one_without_synchrony_all_but_ruled_out()
    {
        double[] strong = [0.85, 0.6, 1, 0.95, 0.95, 0.9, 0.98];
        Assert.InRange(Of(strong), 0.99, 1);
        strong[2] = 0.05;
        Assert.InRange(Of(strong), 0, 0.1);
    }

    private static double Of(double[] values) => CalibratedScore.Of([.. values.Select(v => new ScorePart("part", v, ""))]);
}
