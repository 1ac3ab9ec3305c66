using Cordon.Networks.Clustering;
using CsCheck;

namespace Cordon.Networks.Tests.Clustering;

public sealed class AgreementTests
{
    [Fact]
    public void Equal_groupings_under_other_names_agree_fully()
    {
        var agreement = Agreement.Of([0, 0, 1, 1, 2], [7, 7, 3, 3, 0]);
        Assert.Equal(1, agreement.NormalisedMutualInformation, 12);
        Assert.Equal(1, agreement.AdjustedRand, 12);
    }

    [Fact]
    public void A_small_example_gives_what_the_formulas_give_by_hand()
    {
        // Groups {a,b,c},{d,e,f} against {a,b},{c,d},{e,f}: joint sizes 2,1,1,2.
        var agreement = Agreement.Of([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]);
        // H(a) = ln 2, H(b) = ln 3, H(a,b) = 2·(1/3)·ln 3 + 2·(1/6)·ln 6.
        var joint = (2.0 / 3 * Math.Log(3)) + (1.0 / 3 * Math.Log(6));
        Assert.Equal(2 * (Math.Log(2) + Math.Log(3) - joint) / (Math.Log(2) + Math.Log(3)), agreement.NormalisedMutualInformation, 12);
        // Pairs together in both 2, in the first 6, in the second 3, of 15: expected 6·3/15 = 1.2, at most 4.5.
        Assert.Equal((2 - 1.2) / (4.5 - 1.2), agreement.AdjustedRand, 12);
    }

    [Fact]
    public void Independent_groupings_share_no_information_and_one_cluster_agrees_with_itself()
    {
        Assert.Equal(0, Agreement.Of([0, 0, 1, 1], [0, 1, 0, 1]).NormalisedMutualInformation, 12);
        // No pair is together in both; 2·2/6 are expected.
        Assert.Equal((0 - (4.0 / 6)) / (2 - (4.0 / 6)), Agreement.Of([0, 0, 1, 1], [0, 1, 0, 1]).AdjustedRand, 12);
        Assert.Equal(new Agreement(1, 1), Agreement.Of([4, 4, 4], [1, 1, 1]));
        Assert.Equal(new Agreement(1, 1), Agreement.Of([], []));
    }

    [Fact]
    public void Agreement_is_symmetric_and_never_above_one() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 30], Gen.ULong).Sample((first, seed) =>
        {
            var second = first.Select((_, i) => (int)(Events.SeededRandom.Mix(seed + (ulong)i) % 4)).ToArray();
            var (one, other) = (Agreement.Of(first, second), Agreement.Of(second, first));
            Assert.Equal(one.AdjustedRand, other.AdjustedRand, 9);
            Assert.Equal(one.NormalisedMutualInformation, other.NormalisedMutualInformation, 9);
            Assert.InRange(one.NormalisedMutualInformation, 0, 1);
            Assert.InRange(one.AdjustedRand, -1, 1 + 1e-12);
        });

    [Fact]
    public void Labels_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => Agreement.Of([0, 1], [0]));

    [Fact]
    public void Each_true_group_counts_with_its_best_match()
    {
        // {1,2,3,4} is best matched by {1,2,3}: 2·3/7. {5,6} by {5,6,7}: 2·2/5. {9,10} by nothing.
        IReadOnlyList<int>[] truth = [[1, 2, 3, 4], [5, 6], [9, 10]];
        IReadOnlyList<int>[] found = [[1, 2, 3], [3, 4], [5, 6, 7], [8]];
        Assert.Equal(((6.0 / 7) + (4.0 / 5)) / 3, Agreement.BestMatchF1(truth, found), 12);
        Assert.Equal(0, Agreement.BestMatchF1([], found));
        Assert.Equal(1, Agreement.BestMatchF1(truth, truth));
    }
}
