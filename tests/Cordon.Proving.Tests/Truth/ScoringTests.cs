using Cordon.Proving.Truth;
using CsCheck;

namespace Cordon.Proving.Tests.Truth;

public sealed class ScoringTests
{
    private static readonly GroundTruth Example = Truths.Of(
        planted: [("p1", ["a", "b", "c", "d"]), ("p2", ["e", "f", "g"]), ("p3", ["h", "i", "j"])],
        lookAlikes: [("fans-1", ["x", "y"]), ("family-1", ["z"])]);

    [Fact]
    public void An_example_by_hand()
    {
        var score = Scoring.Score(Example, [
            new FoundNetwork("n1", ["a", "b", "c", "x", "c"]),
            new FoundNetwork("n2", ["d", "e"]),
            new FoundNetwork("n3", ["e", "f", "y", "q"]),
        ]);

        // Found: a b c x d e f y q, of which a b c d e f are planted; planted are ten.
        Assert.Equal((10, 9, 6), (score.PlantedAccounts, score.FoundAccounts, score.Hits));
        Assert.Equal(6 / 9.0, score.Precision);
        Assert.Equal(6 / 10.0, score.Recall);
        Assert.Equal((3, 2), (score.NetworksPlanted, score.NetworksFound));

        Assert.Equal(new NetworkMatch("p1", 4, "n1", 4, 3), score.Matches[0]);
        Assert.Equal((3 / 4.0, 3 / 4.0, 3 / 5.0), (score.Matches[0].Precision, score.Matches[0].Recall, score.Matches[0].Jaccard));

        // p2 with n2 is 1/4, with n3 2/5.
        Assert.Equal(new NetworkMatch("p2", 3, "n3", 4, 2), score.Matches[1]);
        Assert.Equal(new NetworkMatch("p3", 3, null, 0, 0), score.Matches[2]);
        Assert.Equal(0, score.Matches[2].Jaccard);
        Assert.Equal([new("fans-1", "kind", 2, 2), new("family-1", "kind", 1, 0)], score.LookAlikes);
    }

    [Fact]
    public void Nothing_found_has_no_precision_and_no_recall()
    {
        var score = Scoring.Score(Example, []);
        Assert.Null(score.Precision);
        Assert.Equal(0, score.Recall);
        Assert.Equal(0, score.NetworksFound);
    }

    [Fact]
    public void Nothing_planted_has_no_recall()
    {
        var score = Scoring.Score(Truths.Of([], []), [new FoundNetwork("n", ["a"])]);
        Assert.Null(score.Recall);
        Assert.Equal(0, score.Precision);
    }

    [Fact]
    public void Of_equal_matches_the_first_name_counts()
    {
        var score = Scoring.Score(Example, [new FoundNetwork("n2", ["a", "b"]), new FoundNetwork("n1", ["c", "d"])]);
        Assert.Equal("n1", score.Matches[0].Found);
    }

    [Fact]
    public void The_truth_itself_scores_in_full()
    {
        var score = Scoring.Score(Example, [.. Example.Planted.Select(p => new FoundNetwork(p.Name, [.. p.Members.Select(m => m.Account)]))]);
        Assert.Equal((1.0, 1.0, 3), (score.Precision, score.Recall, score.NetworksFound));
        Assert.All(score.Matches, m => Assert.Equal(1, m.Jaccard));
        Assert.All(score.LookAlikes, g => Assert.Equal(0, g.Caught));
    }

    [Fact]
    public void Any_truth_and_any_finding_score_as_plain_sets_do()
    {
        // Account n belongs to planted network n % 4 or, from 20 on, to none.
        var accounts = Gen.Int[0, 29].Array[0, 12];
        var found = accounts.List[0, 6];
        var sizes = Gen.Int[0, 20];
        Gen.Select(found, sizes).Sample((networks, size) =>
        {
            var planted = Enumerable.Range(0, 4)
                .Select(p => ($"p{p}", Enumerable.Range(0, size).Where(n => n % 4 == p).Select(n => $"{n}").ToArray())).ToArray();
            var truth = Truths.Of(planted, [("g", ["25", "26", "27"])]);
            var given = networks.Select((n, i) => new FoundNetwork($"n{i}", [.. n.Select(a => $"{a}")])).ToList();
            var score = Scoring.Score(truth, given);

            var all = given.SelectMany(n => n.Accounts).ToHashSet();
            var real = planted.SelectMany(p => p.Item2).ToHashSet();
            Assert.Equal(all.Count, score.FoundAccounts);
            Assert.Equal(real.Count, score.PlantedAccounts);
            Assert.Equal(all.Intersect(real).Count(), score.Hits);
            Assert.Equal(all.Intersect(["25", "26", "27"]).Count(), score.LookAlikes[0].Caught);
            for (var p = 0; p < planted.Length; p++)
            {
                var best = given.Max(n =>
                {
                    var overlap = n.Accounts.Intersect(planted[p].Item2).Count();
                    return overlap == 0 ? 0.0 : (double)overlap / n.Accounts.Union(planted[p].Item2).Count();
                }, 0.0);
                Assert.Equal(best, score.Matches[p].Jaccard);
            }
        });
    }
}

internal static class MaxOrDefault
{
    /// <summary>The greatest value, or the given one of an empty list.</summary>
    public static double Max<T>(this IReadOnlyCollection<T> items, Func<T, double> value, double empty) =>
        items.Count == 0 ? empty : items.Max(value);
}
