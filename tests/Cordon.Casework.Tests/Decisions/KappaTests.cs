using Cordon.Casework.Decisions;
using CsCheck;

namespace Cordon.Casework.Tests.Decisions;

public sealed class KappaTests
{
    private static readonly Gen<string> Ruling = Gen.Int[0, 2].Select(i => new[] { "none", "spam", "trade" }[i]);

    [Fact]
    public void Cohen_of_a_textbook_table_is_the_textbook_s()
    {
        // 20 both yes, 15 both no, 5 and 10 apart: observed 0.7, by chance 0.5.
        var pairs = Enumerable.Repeat(("y", "y"), 20).Concat(Enumerable.Repeat(("y", "n"), 5)).Concat(Enumerable.Repeat(("n", "y"), 10)).Concat(Enumerable.Repeat(("n", "n"), 15)).ToList();

        var agreement = Kappa.Cohen(pairs);

        Assert.Equal(0.7, agreement.Raw!.Value, 9);
        Assert.Equal(0.4, agreement.Kappa!.Value, 9);
        Assert.InRange(agreement.Low!.Value, 0.14, 0.17);
        Assert.InRange(agreement.High!.Value, 0.63, 0.66);
    }

    [Fact]
    public void Fleiss_of_his_own_table_is_his_own()
    {
        // Fleiss 1971 as reproduced in textbooks: 10 subjects, 14 raters, 5 categories; kappa 0.210.
        int[][] table =
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ];
        var items = table.Select(row => (IReadOnlyList<string>)[.. row.SelectMany((count, category) => Enumerable.Repeat($"c{category}", count))]).ToList();

        var agreement = Kappa.Fleiss(items);

        Assert.Equal(0.210, agreement.Kappa!.Value, 3);
        Assert.True(agreement.Low < agreement.Kappa && agreement.Kappa < agreement.High);
    }

    [Fact]
    public void Full_agreement_is_one_swapping_people_changes_nothing_and_all_alike_tells_nothing() => Gen.Select(Ruling, Ruling).Array[2, 40].Sample(pairs =>
    {
        var list = pairs.ToList();
        var agreement = Kappa.Cohen(list);
        var swapped = Kappa.Cohen([.. list.Select(p => (p.Item2, p.Item1))]);
        Assert.Equal(agreement.Kappa ?? -9, swapped.Kappa ?? -9, 9);
        var same = Kappa.Cohen([.. list.Select(p => (p.Item1, p.Item1))]);
        Assert.True(list.Select(p => p.Item1).Distinct().Count() == 1 ? same.Kappa is null : Math.Abs(same.Kappa!.Value - 1) < 1e-9);
        if (agreement.Kappa is { } kappa)
            Assert.InRange(kappa, agreement.Low!.Value - 1e-12, agreement.High!.Value + 1e-12);
    });

    [Fact]
    public void Nothing_judged_twice_gives_no_figure()
    {
        Assert.Equal(new Agreement(0, null, null, null, null), Kappa.Cohen([]));
        Assert.Equal(new Agreement(0, null, null, null, null), Kappa.Fleiss([["spam"]]));
    }

    [Fact]
    public void The_interval_of_a_share_holds_it_and_lies_within_zero_and_one() => Gen.Select(Gen.Int[0, 500], Gen.Int[1, 500]).Sample((hits, of) =>
    {
        var share = Share.Wilson(Math.Min(hits, of), of)!;
        Assert.InRange(share.Value, share.Low - 1e-12, share.High + 1e-12);
        Assert.InRange(share.Low, 0, 1);
        Assert.InRange(share.High, 0, 1);
    });
}
