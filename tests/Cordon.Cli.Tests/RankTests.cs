using System.Globalization;

namespace Cordon.Cli.Tests;

public sealed class RankTests
{
    private const string Seeds = "a\nf,0\n";

    [Theory]
    [MemberData(nameof(EdgeLists.AllShapes), MemberType = typeof(EdgeLists))]
    public async Task Every_shape_of_an_edge_list_gives_the_same_ranking(int shape)
    {
        using var folder = new Folder();
        folder.Put("seeds.csv", Seeds);
        folder.Put("plain.csv", EdgeLists.TwoTriangles);
        folder.Put("edges.csv", EdgeLists.Shapes[shape]);
        var plain = (await folder.RunAsync("rank", "plain.csv", "--seeds", "seeds.csv")).With(0);
        var ended = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv")).With(0);

        Assert.Equal(plain.Out, ended.Out);
        Assert.Empty(ended.Error);
    }

    [Fact]
    public async Task Those_near_the_abusive_seed_come_first_and_those_near_the_trusted_one_last()
    {
        using var folder = new Folder();
        var scores = await ScoresAsync(folder, EdgeLists.TwoTriangles, "a,1\nf,0\n");

        Assert.Equal(["a", "b", "c", "d", "e", "f"], scores.Select(s => s.Account));
        Assert.Equal(scores.Select(s => s.Score).OrderDescending(), scores.Select(s => s.Score));
        Assert.All(scores, s => Assert.InRange(s.Score, 0, 1));
        // The graph and its seeds mirror each other.
        for (var i = 0; i < 3; i++)
            Assert.Equal(1, scores[i].Score + scores[5 - i].Score, 1e-6);
    }

    [Fact]
    public async Task Accounts_in_the_same_place_score_the_same_and_stand_in_the_order_of_their_names()
    {
        using var folder = new Folder();
        var scores = await ScoresAsync(folder, "hub,d\nhub,b\nhub,c\n", "hub\n");

        Assert.Equal(["b", "c", "d"], scores.Select(s => s.Account).Where(a => a != "hub"));
        Assert.Single(scores.Where(s => s.Account != "hub").Select(s => s.Score).Distinct());
    }

    [Fact]
    public async Task A_heavier_tie_carries_more_risk()
    {
        using var folder = new Folder();
        var scores = (await ScoresAsync(folder, "s,near,10\ns,far,1\nnear,t\nfar,t\n", "s,1\nt,-1\n")).ToDictionary(s => s.Account, s => s.Score);

        Assert.True(scores["near"] > scores["far"]);
    }

    [Fact]
    public async Task Lines_that_are_no_ties_are_noted_counted_and_left_out()
    {
        using var folder = new Folder();
        folder.Put("seeds.csv", Seeds + "nobody,1\n");
        folder.Put("edges.csv", EdgeLists.WithFaults);
        folder.Put("plain.csv", EdgeLists.TwoTriangles);
        var ended = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv")).With(0);

        ended.Says("edges.csv line 8: 'g' names one account").Says("edges.csv line 9: the weight 'heavy' is not a number above 0").Says("edges.csv line 12: ")
            .Says("lines of edges.csv that are not ties, left out: 5").Says("ties from an account to itself, left out: 1").Says("seeds that are not in edges.csv: 1 of 3");
        Assert.All(ended.Error.TrimEnd().Split('\n'), line => Assert.StartsWith("note: ", line, StringComparison.Ordinal));
        Assert.Equal((await folder.RunAsync("rank", "plain.csv", "--seeds", "seeds.csv")).With(0).Out, ended.Out);
    }

    [Fact]
    public async Task With_json_one_object_stands_on_standard_output()
    {
        using var folder = new Folder();
        folder.Put("seeds.csv", Seeds);
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        var ended = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--out", "scores.csv", "--json")).With(0);

        Assert.Equal(["accounts", "ties", "seeds", "seconds", "peak_bytes"], ended.JsonKeys);
        Assert.Equal((6, 7, 2), (ended.Json.GetProperty("accounts").GetInt32(), ended.Json.GetProperty("ties").GetInt32(), ended.Json.GetProperty("seeds").GetInt32()));
        Assert.Equal(7, folder.Lines("scores.csv").Length);
    }

    [Fact]
    public async Task A_file_standard_output_and_standard_input_give_the_same_bytes_every_time()
    {
        using var folder = new Folder();
        folder.Put("seeds.csv", Seeds);
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        var first = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv")).With(0);
        var second = (await folder.RunAsync(async input => await input.WriteAsync(folder.Bytes("edges.csv")), "rank", "-", "--seeds", "seeds.csv")).With(0);
        var third = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--out", "scores.csv")).With(0);

        Assert.Equal(first.Out, second.Out);
        Assert.Equal(first.Out, folder.Text("scores.csv"));
        Assert.Contains("written to scores.csv", third.Out, StringComparison.Ordinal);
        Assert.Equal(["edges.csv", "scores.csv", "seeds.csv"], folder.Names);
    }

    [Theory]
    [InlineData(EdgeLists.TwoTriangles, "f,0\n", ExitCode.Usage, "no abusive seed (label 1) of seeds.csv is in edges.csv")]
    [InlineData(EdgeLists.TwoTriangles, "nobody,1\nf,0\n", ExitCode.Usage, "no abusive seed (label 1) of seeds.csv is in edges.csv")]
    [InlineData(EdgeLists.TwoTriangles, "", ExitCode.Usage, "seeds.csv names no seed; write one account[,label] a line")]
    [InlineData(EdgeLists.TwoTriangles, "a,2\n", ExitCode.Usage, "seeds line 1: the label '2' is not 1 (abusive), 0 or -1 (trusted)")]
    [InlineData(EdgeLists.TwoTriangles, "a\n# b\na,0\n", ExitCode.Usage, "seeds line 3: 'a' is labelled both abusive and trusted")]
    [InlineData("", "a\n", ExitCode.NoInput, "edges.csv holds no tie; write source,target[,weight] a line")]
    [InlineData("a,a\n", "a\n", ExitCode.NoInput, "edges.csv holds no tie")]
    [InlineData("alone\n", "a\n", ExitCode.NoInput, "edges.csv line 1: 'alone' names one account")]
    public async Task What_cannot_be_ranked_is_refused_with_the_reason(string edges, string seeds, int code, string message)
    {
        using var folder = new Folder();
        folder.Put("edges.csv", edges);
        folder.Put("seeds.csv", seeds);
        var ended = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--out", "scores.csv")).With(code).Says(message);

        Assert.Empty(ended.Out);
        Assert.Equal(["edges.csv", "seeds.csv"], folder.Names);
    }

    [Theory]
    [InlineData("ppr")]
    [InlineData("belief")]
    [InlineData("both")]
    public async Task With_signed_ties_whom_the_trusted_distrust_is_at_risk(string method)
    {
        using var folder = new Folder();
        folder.Put("edges.csv", "bad,friend\ngood,enemy,-1\ngood,other\n");
        folder.Put("seeds.csv", "bad,1\ngood,0\n");
        var lines = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--signed", "--method", method)).With(0).Lines;
        var scores = lines.Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => double.Parse(c[1], CultureInfo.InvariantCulture));

        Assert.True(scores["enemy"] > 0.9 && scores["friend"] > 0.9 && scores["other"] < 0.1);
    }

    [Fact]
    public async Task With_twenty_seeds_of_each_kind_there_is_a_probability_that_rises_with_the_score()
    {
        using var folder = new Folder();
        // Two rings of sixty accounts, each tied to the next three, and a few ties between the rings.
        folder.Put("edges.csv", string.Concat(
            from side in "gb" from i in Enumerable.Range(0, 60) from step in Enumerable.Range(1, 3) select $"{side}{i},{side}{(i + step) % 60}\n") + "g0,b0\ng20,b20\ng40,b40\n");
        folder.Put("seeds.csv", string.Concat(from i in Enumerable.Range(0, 20) select $"b{i * 3},1\ng{i * 3},0\n"));
        var lines = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv")).With(0).Lines;

        Assert.Equal("account,score,probability", lines[0]);
        var probabilities = lines.Skip(1).Select(l => double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.True(probabilities[0] > 0.8 && probabilities[^1] < 0.2);
        var json = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--json")).With(0);
        Assert.Equal(["accounts", "ties", "seeds", "auc", "brier", "brier_of_rate", "calibration_error", "seconds", "peak_bytes"], json.JsonKeys);
        Assert.True(json.Json.GetProperty("brier").GetDouble() < 0.1);
    }

    [Fact]
    public async Task Explanations_show_the_paths_and_the_ties_that_matter()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", "seed,near\nnear,far\nfar,safe\n");
        folder.Put("seeds.csv", "seed,1\nsafe,0\n");
        (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--out", "scores.csv", "--explain", "why.jsonl")).With(0);
        var why = folder.Lines("why.jsonl").Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement).ToArray();

        Assert.Equal(["near", "far"], why.Select(w => w.GetProperty("account").GetString()));
        Assert.Equal("tied to the abusive seed seed with a weight of 1", why[0].GetProperty("reasons")[0].GetString());
        Assert.Equal("2 ties from the abusive seed seed, over near", why[1].GetProperty("reasons")[0].GetString());
        Assert.StartsWith("without the tie to seed the risk would be 0.0", why[0].GetProperty("reasons")[1].GetString(), StringComparison.Ordinal);
        Assert.Equal(["near", "seed"], why[0].GetProperty("without")[0].GetProperty("tie").EnumerateArray().Select(t => t.GetString()));
    }

    [Fact]
    public async Task An_unknown_method_is_refused()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        folder.Put("seeds.csv", Seeds);
        (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv", "--method", "magic")).With(ExitCode.Usage).Says("--method 'magic' is not ppr, belief or both");
    }

    private static async Task<List<(string Account, double Score)>> ScoresAsync(Folder folder, string edges, string seeds)
    {
        folder.Put("edges.csv", edges);
        folder.Put("seeds.csv", seeds);
        var lines = (await folder.RunAsync("rank", "edges.csv", "--seeds", "seeds.csv")).With(0).Lines;
        Assert.Equal("account,score", lines[0]);
        return [.. lines.Skip(1).Select(l => l.Split(',')).Select(c => (c[0], double.Parse(c[1], CultureInfo.InvariantCulture)))];
    }
}
