using System.Globalization;

namespace Cordon.Cli.Tests;

public sealed class RatersTests
{
    // h0 … h5 rate each other well and f0 … f2 badly; f0 … f2 praise each other and malign the others.
    private static readonly string Ratings = string.Concat(
        from a in Enumerable.Range(0, 9) from b in Enumerable.Range(0, 9) where a != b select $"{Name(a)},{Name(b)},{(a < 6 == b < 6 ? 5 : -10)}\n");

    [Fact]
    public async Task Unfair_raters_come_first()
    {
        using var folder = new Folder();
        folder.Put("ratings.csv", Ratings);
        var lines = (await folder.RunAsync("raters", "ratings.csv")).With(0).Lines;

        Assert.Equal("account,score,goodness,given,received", lines[0]);
        Assert.Equal(["f0", "f1", "f2"], lines.Skip(1).Take(3).Select(l => l.Split(',')[0]).Order());
        Assert.True(double.Parse(lines[1].Split(',')[2], CultureInfo.InvariantCulture) < 0);
        Assert.EndsWith(",8,8", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_accounts_make_those_who_praise_them_more_or_less_risky()
    {
        using var folder = new Folder();
        folder.Put("ratings.csv", "u,v,1\n");
        folder.Put("bad.csv", "v,1\n");
        folder.Put("good.csv", "v,0\n");
        async Task<double> RiskOfU(string seeds)
        {
            var lines = (await folder.RunAsync("raters", "ratings.csv", "--seeds", seeds)).With(0).Lines;
            return double.Parse(Assert.Single(lines, l => l.StartsWith("u,", StringComparison.Ordinal)).Split(',')[1], CultureInfo.InvariantCulture);
        }

        Assert.True(await RiskOfU("bad.csv") > 0.5);
        Assert.True(await RiskOfU("good.csv") < 0.5);
    }

    [Fact]
    public async Task With_json_one_object_stands_on_standard_output()
    {
        using var folder = new Folder();
        folder.Put("ratings.csv", Ratings);
        var ended = (await folder.RunAsync("raters", "ratings.csv", "--out", "raters.csv", "--json")).With(0);

        Assert.Equal(["accounts", "ratings", "seeds", "seconds", "peak_bytes"], ended.JsonKeys);
        Assert.Equal((9, 72), (ended.Json.GetProperty("accounts").GetInt32(), ended.Json.GetProperty("ratings").GetInt32()));
        Assert.Equal(10, folder.Lines("raters.csv").Length);
    }

    private static string Name(int account) => account < 6 ? $"h{account}" : $"f{account - 6}";
}
