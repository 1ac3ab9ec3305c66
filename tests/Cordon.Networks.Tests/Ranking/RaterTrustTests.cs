using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Calibrating;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;
using CsCheck;

namespace Cordon.Networks.Tests.Ranking;

public sealed class RaterTrustTests
{
    [Fact]
    public void Fairness_is_that_of_its_formula_computed_plainly() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 20], Gen.Int[1, 80]).Sample((seed, count, number) =>
        {
            var list = Any(seed, count, number);
            var labels = new Dictionary<int, SeedLabel> { [0] = SeedLabel.Abusive, [1] = SeedLabel.Trusted };
            var trust = new RaterTrust(new Ratings(count, list), labels);
            var greatest = list.GroupBy(r => (r.Rater, r.Rated)).Where(g => g.Key.Rater != g.Key.Rated).Select(g => Math.Abs(g.Average(r => r.Value))).Where(value => value > 0).DefaultIfEmpty(1).Max();
            var merged = list.Where(r => r.Rater != r.Rated).GroupBy(r => (r.Rater, r.Rated)).Select(g => (g.Key.Rater, g.Key.Rated, Value: g.Average(r => r.Value) / greatest)).ToArray();
            double Reliability(int w) => 1 / (1 + Math.Exp(-8 * merged.Where(r => r.Rated == w).Sum(r => r.Value) / (merged.Count(r => r.Rated == w) + 1)));
            for (var u = 0; u < count; u++)
            {
                double Goodness(int v)
                {
                    var others = merged.Where(r => r.Rated == v && r.Rater != u).ToArray();
                    var label = labels.TryGetValue(v, out var known) ? known == SeedLabel.Abusive ? -3 : 3 : 0;
                    return (others.Sum(r => Reliability(r.Rater) * r.Value) + label) / (others.Sum(r => Reliability(r.Rater)) + 2 + Math.Abs(label));
                }

                var given = merged.Where(r => r.Rater == u).ToArray();
                Assert.Equal(given.Sum(r => r.Value * Goodness(r.Rated)) / (given.Sum(r => Math.Abs(r.Value)) + 1), trust.FairnessOf(u), 1e-9);
            }
        });

    [Fact]
    public void What_others_say_about_an_account_never_changes_its_own_fairness() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 20], Gen.Int[1, 80]).Sample((seed, count, number) =>
        {
            var list = Any(seed, count, number);
            var random = new SeededRandom(seed + 1);
            var own = random.Next(count);
            // The greatest rating stays, so that all others are the same shares of it.
            Rating[] fixedScale = [.. list, new Rating(count, count + 1, 10)];
            Rating[] changed = [.. fixedScale.Select(r => r.Rated == own && r.Rater != own ? r with { Value = random.NextUnit() - 0.5 } : r)];
            Assert.Equal(
                new RaterTrust(new Ratings(count + 2, fixedScale)).FairnessOf(own),
                new RaterTrust(new Ratings(count + 2, changed)).FairnessOf(own),
                1e-9);
        });

    [Fact]
    public void Those_who_praise_each_other_and_malign_the_well_rated_are_the_riskiest()
    {
        // Ten honest accounts rate each other well and the three frauds badly; the frauds praise each other and malign honest ones.
        var list = new List<Rating>();
        for (var a = 0; a < 13; a++)
        {
            for (var b = 0; b < 13; b++)
            {
                if (a != b && (a + b) % 3 != 0)
                    list.Add(new Rating(a, b, a < 10 == b < 10 ? 5 : -8));
            }
        }

        var risk = new RaterTrust(new Ratings(13, list)).Risk();
        Assert.True(risk[..10].Max() < 0.5 && risk[10..].Min() > 0.5);
    }

    [Fact]
    public void The_order_of_the_ratings_does_not_matter() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 20], Gen.Int[1, 80]).Sample((seed, count, number) =>
        {
            var list = Any(seed, count, number);
            var shuffled = list.ToArray();
            new SeededRandom(seed).Shuffle(shuffled.AsSpan());
            Assert.Equal(new RaterTrust(new Ratings(count, list)).Risk(), new RaterTrust(new Ratings(count, shuffled)).Risk());
        });

    [Fact]
    public void On_a_real_trust_network_unfair_raters_are_found_without_what_they_are_rated()
    {
        var folder = Path.Combine(Ties.Histories.Root(), "..", "shared", "data", "graphs");
        Assert.SkipUnless(Directory.Exists(folder), "the real trust network is not beside this checkout; this extra layer of tests is left out");
        using var text = new StreamReader(Path.Combine(folder, "otc_network.csv"));
        var list = EdgeList.Read(text, signed: true, TestContext.Current.CancellationToken);
        var labels = File.ReadLines(Path.Combine(folder, "otc_gt.csv")).Select(l => l.Split(','))
            .ToDictionary(c => list.Find(c[0]), c => int.Parse(c[1], CultureInfo.InvariantCulture) < 0);
        var trust = new RaterTrust(list.Ratings!);
        var accounts = labels.Keys.Order().ToArray();
        Assert.Equal(316, accounts.Length);
        var auc = RankQuality.Auc([.. accounts.Select(a => -trust.FairnessOf(a))], [.. accounts.Select(a => labels[a])]);
        Assert.True(auc > 0.93, $"AUC {auc}");
        var baseline = RankQuality.Auc([.. accounts.Select(a => -(double)list.Ratings!.GivenBy(a).Length)], [.. accounts.Select(a => labels[a])]);
        Assert.InRange(baseline, 0.78, 0.81);
    }

    private static Rating[] Any(ulong seed, int count, int number)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, number).Select(_ => new Rating(random.Next(count), random.Next(count), random.Next(21) - 10))];
    }
}
