namespace Cordon.Cli.Tests;

public sealed class ClusterTests
{
    private const string Triangles = "account,cluster\na,0\nb,0\nc,0\nd,1\ne,1\nf,1\n";

    [Theory]
    [MemberData(nameof(EdgeLists.AllShapes), MemberType = typeof(EdgeLists))]
    public async Task Every_shape_of_an_edge_list_gives_the_two_triangles(int shape)
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.Shapes[shape]);
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--objective", "modularity")).With(0).Says("2 clusters, modularity 0.3571");

        Assert.Equal(Triangles, ended.Out);
    }

    [Theory]
    [InlineData("modularity", "1", 2)]
    [InlineData("cpm", "0.5", 2)]
    [InlineData("cpm", "0.01", 1)]
    [InlineData("cpm", "2", 6)]
    public async Task The_resolution_says_how_fine_the_clusters_are(string objective, string resolution, int clusters)
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        var json = (await folder.RunAsync("cluster", "edges.csv", "--objective", objective, "--resolution", resolution, "--json")).With(0).Json;

        Assert.Equal(clusters, json.GetProperty("clusters").GetInt32());
    }

    [Fact]
    public async Task With_json_one_object_stands_on_standard_output()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--objective", "modularity", "--out", "clusters.csv", "--json")).With(0);

        Assert.Equal(["accounts", "ties", "clusters", "modularity", "quality", "seconds", "peak_bytes", "objective", "resolution"], ended.JsonKeys);
        Assert.Equal((6, 7), (ended.Json.GetProperty("accounts").GetInt32(), ended.Json.GetProperty("ties").GetInt32()));
        // Of 7 ties, 3 lie within each triangle, whose ends are half of all ends.
        Assert.Equal((2 * 3 / 7.0) - (2 * 0.5 * 0.5), ended.Json.GetProperty("modularity").GetDouble(), 1e-9);
        Assert.Equal(ended.Json.GetProperty("modularity").GetDouble(), ended.Json.GetProperty("quality").GetDouble(), 1e-9);
        Assert.Equal(Triangles, folder.Text("clusters.csv"));
    }

    [Fact]
    public async Task Auto_finds_the_rings_and_says_what_it_chose_and_why()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", Rings());
        (await folder.RunAsync("cluster", "edges.csv", "--resolution", "auto", "--out", "clusters.csv")).With(0);
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--resolution", "auto", "--out", "again.csv")).With(0);

        Assert.Contains("40 clusters", ended.Out, StringComparison.Ordinal);
        Assert.Contains("chose ", ended.Out, StringComparison.Ordinal);
        Assert.Contains("two random seeds agree to 1.000", ended.Out, StringComparison.Ordinal);
        Assert.Equal(folder.Text("clusters.csv"), folder.Text("again.csv"));
        var json = (await folder.RunAsync("cluster", "edges.csv", "--resolution", "auto", "--json")).With(0).Json;
        Assert.Equal(40, json.GetProperty("clusters").GetInt32());
        Assert.True(json.GetProperty("resolution").GetDouble() > 0);
    }

    [Fact]
    public async Task Levels_give_a_column_each_and_the_finer_lie_within_the_coarser()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--levels", "0.01,0.5,2")).With(0);

        Assert.Equal("account,level1,level2,level3\na,0,0,0\nb,0,0,1\nc,0,0,2\nd,0,1,3\ne,0,1,4\nf,0,1,5\n", ended.Out);
    }

    [Fact]
    public async Task Known_groups_are_compared_with()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);
        folder.Put("groups.csv", "account,group\na,x\nb,x\nc,x\nd,y\ne,y\nnobody,y\n");
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--resolution", "0.5", "--truth", "groups.csv", "--out", "clusters.csv")).With(0);
        Assert.Contains("against 5 accounts of known groups: NMI 1.000, ARI 1.000, best-match F1 1.000", ended.Out, StringComparison.Ordinal);
        var json = (await folder.RunAsync("cluster", "edges.csv", "--resolution", "2", "--truth", "groups.csv", "--json")).With(0).Json;
        Assert.Equal(0, json.GetProperty("ari").GetDouble(), 1e-9);
        // Alone, an account matches a group of 3 by 2·1/4 and one of 2 by 2·1/3.
        Assert.Equal(((2.0 / 4) + (2.0 / 3)) / 2, json.GetProperty("best_match_f1").GetDouble(), 1e-9);
        folder.Put("none.csv", "nobody,1\n");
        (await folder.RunAsync("cluster", "edges.csv", "--truth", "none.csv")).With(ExitCode.NoInput).Says("none.csv names no account of the edge list");
        (await folder.RunAsync("cluster", "edges.csv", "--truth", "missing.csv")).With(ExitCode.NoInput).Says("the known groups missing.csv cannot be read");
    }

    [Fact]
    public async Task Any_number_of_threads_writes_the_same_bytes()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", Rings());
        var one = (await folder.RunAsync("cluster", "edges.csv", "--threads", "1")).With(0).Out;

        Assert.Equal(one, (await folder.RunAsync("cluster", "edges.csv", "--threads", "3")).With(0).Out);
    }

    [Theory]
    [InlineData("too many threads", "2000 threads are outside 0 to 1,024", "--threads", "2000")]
    [InlineData("falling levels", "--levels '0.5,0.1' are not rising numbers above 0", "--levels", "0.5,0.1")]
    [InlineData("levels of words", "--levels 'fine' are not rising numbers above 0", "--levels", "fine")]
    [InlineData("two sets of resolutions", "--levels holds the resolutions; leave out --resolution", "--levels", "0.1", "--resolution", "0.1")]
    [InlineData("auto with an objective", "--resolution auto finds the objective too; leave out --objective", "--resolution", "auto", "--objective", "cpm")]
    public async Task Options_that_cannot_be_followed_are_refused(string what, string message, params string[] options)
    {
        Assert.NotEmpty(what);
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);

        (await folder.RunAsync(["cluster", "edges.csv", .. options])).With(ExitCode.Usage).Says(message);
    }

    [Fact]
    public async Task Lines_that_are_no_ties_are_noted_counted_and_left_out()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.WithFaults);
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--objective", "modularity")).With(0)
            .Says("edges.csv line 8: 'g' names one account").Says("lines of edges.csv that are not ties, left out: 5").Says("ties from an account to itself, left out: 1");

        Assert.Equal(Triangles, ended.Out);
    }

    [Fact]
    public async Task A_file_standard_output_and_standard_input_give_the_same_bytes_every_time()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", Rings());
        var first = (await folder.RunAsync("cluster", "edges.csv")).With(0);
        var second = (await folder.RunAsync(async input => await input.WriteAsync(folder.Bytes("edges.csv")), "cluster", "-")).With(0);
        (await folder.RunAsync("cluster", "edges.csv", "--out", "clusters.csv")).With(0);

        Assert.Equal(first.Out, second.Out);
        Assert.Equal(first.Out, folder.Text("clusters.csv"));
        var clusters = first.Lines.Skip(1).Select(l => int.Parse(l.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(40 * 6, clusters.Count);
        Assert.Equal(clusters.Order(), clusters);
        Assert.Equal(["clusters.csv", "edges.csv"], folder.Names);
    }

    [Theory]
    [InlineData("", "edges.csv holds no tie; write source,target[,weight] a line")]
    [InlineData("# only a comment\n", "edges.csv holds no tie")]
    [InlineData("a,a\n", "edges.csv holds no tie")]
    [InlineData(null, "edges.csv cannot be read")]
    public async Task Without_a_tie_there_is_nothing_to_cluster(string? edges, string message)
    {
        using var folder = new Folder();
        if (edges is not null)
            folder.Put("edges.csv", edges);
        var ended = (await folder.RunAsync("cluster", "edges.csv", "--json")).With(ExitCode.NoInput).Says(message);

        Assert.Empty(ended.Out);
    }

    [Fact]
    public async Task A_folder_is_no_edge_list()
    {
        using var folder = new Folder();
        folder.Put("in/edges.csv", EdgeLists.TwoTriangles);

        (await folder.RunAsync("cluster", "in")).With(ExitCode.NoInput).Says("in is a folder; name a file");
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_named()
    {
        using var folder = new Folder();
        folder.Put("edges.csv", EdgeLists.TwoTriangles);

        (await folder.RunAsync("cluster", "edges.csv", "--out", "nowhere/clusters.csv")).With(ExitCode.Failure).Says("nowhere/clusters.csv").Says("check that the path exists");
        Assert.Equal(["edges.csv"], folder.Names);
    }

    /// <summary>Forty cliques of six in a ring, which makes for many equal choices.</summary>
    private static string Rings() => string.Concat(Enumerable.Range(0, 40).SelectMany(ring =>
        Enumerable.Range(0, 6).SelectMany(a => Enumerable.Range(a + 1, 5 - a).Select(b => $"r{ring}x{a},r{ring}x{b}\n")).Append($"r{ring}x0,r{(ring + 1) % 40}x1\n")));
}
