using Cordon.Proving.Truth;
using CsCheck;

namespace Cordon.Proving.Tests.Truth;

public sealed class ReviewTests
{
    private static readonly GroundTruth Example = Truths.Of(
        planted: [("p1", ["a", "b", "c", "d"]), ("p2", ["e", "f", "g"])],
        lookAlikes: [("fans-1", ["x", "y", "z"])],
        approached: ["q", "r"]);

    private static readonly FoundNetwork[] Ranked =
    [
        new("n1", ["a", "b", "x"]),
        new("n2", ["x", "y", "o1"]),
        new("n3", ["o1", "o2", "a"]),
        new("n4", ["q", "r", "e"]),
        new("n5", ["e", "f", "g", "e"]),
    ];

    [Fact]
    public void Each_network_is_what_half_of_its_accounts_are()
    {
        var review = Review.Of(Example, Ranked, 50);
        Assert.Equal((5, 2), (review.Networks, review.True));
        Assert.Equal([new("approached", 1), new("kind", 1), new("others", 1)], review.False);
        Assert.Equal(2 / 5.0, review.Precision);
        Assert.Equal(1, review.Recall);
    }

    [Fact]
    public void No_more_than_the_budget_is_looked_at()
    {
        var review = Review.Of(Example, Ranked, 2);
        Assert.Equal((2, 1), (review.Networks, review.True));
        Assert.Equal(1 / 2.0, review.Recall);
        Assert.Equal(5, review.Score.FoundAccounts);
    }

    [Fact]
    public void Half_of_two_planted_networks_is_no_network()
    {
        // Three of four accounts are planted, but no two of one network make half.
        var truth = Truths.Of(planted: [("p1", ["a"]), ("p2", ["b"]), ("p3", ["c"])], lookAlikes: []);
        Assert.Equal(0, Review.Of(truth, [new("n", ["a", "b", "c", "o"])], 1).True);
    }

    [Fact]
    public void Nothing_found_has_no_precision_and_a_budget_of_nothing_is_refused()
    {
        Assert.Null(Review.Of(Example, [], 50).Precision);
        Assert.Equal(0, Review.Of(Example, [], 50).Recall);
        Assert.Throws<ArgumentOutOfRangeException>(() => Review.Of(Example, [], 0));
    }

    [Fact]
    public void The_best_match_by_Jaccard_is_the_best_by_F1()
    {
        Gen.Int[0, 11].Array[1, 8].List[0, 6].Sample(networks =>
        {
            var found = networks.Select((n, i) => new FoundNetwork($"n{i}", [.. n.Select(a => $"{a}")])).ToList();
            var truth = Truths.Of(planted: [("p1", ["0", "1", "2", "3"]), ("p2", ["4", "5", "6"])], lookAlikes: []);
            var score = Scoring.Score(truth, found);
            for (var p = 0; p < 2; p++)
            {
                var members = truth.Planted[p].Members.Select(m => m.Account).ToHashSet();
                var best = found.Select(n => n.Accounts.ToHashSet()).Select(n => 2.0 * n.Count(members.Contains) / (n.Count + members.Count)).DefaultIfEmpty(0).Max();
                Assert.Equal(best, score.Matches[p].F1, 12);
            }

            Assert.Equal((score.Matches[0].F1 + score.Matches[1].F1) / 2, score.MeanBestF1!.Value, 12);
            var harmonic = score.Hits == 0 ? 0 : 2 * score.Precision!.Value * score.Recall!.Value / (score.Precision.Value + score.Recall.Value);
            Assert.Equal(harmonic, score.F1, 12);
        });
    }
}
