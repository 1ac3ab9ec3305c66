using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Events;
using Cordon.Events.Reading;

namespace Cordon.Cli.Tests;

/// <summary><c>cordon detect</c> on whole input.</summary>
public sealed class DetectTests(SimulatedPlatform platform)
{
    private static readonly string[] Results = ["graph.graphml", "history.json", "members.csv", "networks.json", "ranked.csv", "report.html"];

    [Fact]
    public async Task Two_runs_give_the_same_result_files_byte_for_byte()
    {
        using var folder = new Folder();
        var planted = platform.Truth.Planted.MaxBy(n => n.Members.Count)!.Members[0].Account;
        folder.Put("seeds.csv", planted + ",1\n");
        foreach (var name in new[] { "a", "b" })
            (await folder.RunAsync("detect", platform.Events, "--seeds", "seeds.csv", "--out", name)).With(0);

        Assert.Equal(Results, folder.Names.Where(n => n.StartsWith("a/", StringComparison.Ordinal)).Select(n => n[2..]));
        Assert.All(Results, file => Assert.Equal(folder.Bytes($"a/{file}"), folder.Bytes($"b/{file}")));
        Assert.NotEqual(0, Networks(folder, "a"));
    }

    [Fact]
    public async Task Folders_patterns_compression_and_standard_input_change_no_network()
    {
        using var folder = new Folder();
        PutParts(folder);
        (await folder.RunAsync("detect", platform.Events, "--out", "whole")).With(0);
        (await folder.RunAsync("detect", "plain", "--out", "folder")).With(0);
        (await folder.RunAsync("detect", "packed/*.gz", "--out", "pattern")).With(0);
        (await folder.RunAsync(async input => await input.WriteAsync(Folder.Gzip(File.ReadAllBytes(platform.Events))), "detect", "-", "--out", "piped")).With(0);

        Assert.NotEqual(0, Networks(folder, "whole"));
        foreach (var other in new[] { "folder", "pattern", "piped" })
            Assert.Equal(folder.Text("whole/networks.json"), folder.Text($"{other}/networks.json"));
    }

    [Fact]
    public async Task The_order_of_the_files_changes_no_network()
    {
        using var folder = new Folder();
        PutParts(folder);
        (await folder.RunAsync("detect", "plain/0.jsonl", "plain/1.jsonl", "plain/2.jsonl", "--out", "forwards")).With(0);
        (await folder.RunAsync("detect", "plain/2.jsonl", "plain/0.jsonl", "plain/1.jsonl", "--out", "turned")).With(0);

        Assert.NotEqual(0, Networks(folder, "forwards"));
        Assert.All(Results, file => Assert.Equal(folder.Text($"forwards/{file}"), folder.Text($"turned/{file}")));
    }

    [Fact]
    public async Task Results_inside_the_folder_that_is_read_are_no_input_and_never_that_folder_itself()
    {
        using var folder = new Folder();
        PutParts(folder);
        (await folder.RunAsync("detect", "plain", "--out", "plain/found")).With(0);
        var first = folder.Text("plain/found/networks.json");
        (await folder.RunAsync("detect", "plain", "--out", "plain/found")).With(0);
        Assert.Equal(first, folder.Text("plain/found/networks.json"));

        var refused = (await folder.RunAsync("detect", "plain", "--out", "./plain/")).With(ExitCode.Usage);
        Assert.Contains("choose another folder", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_found_networks_are_the_planted_ones()
    {
        using var folder = new Folder();
        (await folder.RunAsync("detect", platform.Events)).With(0);

        using var json = JsonDocument.Parse(folder.Bytes("cordon-out/networks.json"));
        var planted = platform.Truth.Planted.Select(n => n.Members.Select(m => m.Account).ToHashSet()).ToList();
        Assert.All(json.RootElement.GetProperty("networks").EnumerateArray(), network =>
            Assert.Contains(planted, members => Members(network).Count(members.Contains) > Members(network).Count * 0.9));
    }

    [Fact]
    public async Task With_json_one_object_stands_on_standard_output_and_notes_on_standard_error()
    {
        using var folder = new Folder();
        folder.Put("events.jsonl", string.Join('\n', platform.Lines) + "\nno event\n");
        var ended = (await folder.RunAsync("detect", "events.jsonl", "nowhere.jsonl", "--json")).With(ExitCode.PartialInput);
        var json = ended.Json;

        Assert.Equal(["events", "rejected", "duplicates", "accounts", "ties", "networks", "seconds", "peak_bytes", "damaged", "report"], ended.JsonKeys);
        Assert.Equal(platform.Lines.Length, json.GetProperty("events").GetInt32() + json.GetProperty("duplicates").GetInt32());
        Assert.Equal(1, json.GetProperty("rejected").GetInt32());
        Assert.Equal(Networks(folder, "cordon-out"), json.GetProperty("networks").GetInt32());
        Assert.Equal(["nowhere.jsonl"], json.GetProperty("damaged").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal(Path.GetFullPath(folder["cordon-out/report.html"]), json.GetProperty("report").GetString());
        ended.Says("nowhere.jsonl: does not exist").Says($"events.jsonl:{platform.Lines.Length + 1}:2: not JSON");
    }

    [Fact]
    public async Task A_table_is_read_by_the_map()
    {
        using var folder = new Folder();
        var rows = new StringBuilder("who,posted,where,\"what, else\"\n");
        foreach (var e in new EventReader(new ReadOptions { Paths = [platform.Events] }).Read(TestContext.Current.CancellationToken))
        {
            if (e.Objects.FirstOrDefault(o => o.Is(EntityTypes.Link)) is { Id.Length: > 0 } link)
                rows.Append(CultureInfo.InvariantCulture, $"{e.Actor.Id},{e.Time:O},{link.Id},\"a \"\"blue\"\"\nwidget\"\n");
        }

        folder.Put("posts.csv", rows.ToString());
        (await folder.RunAsync("detect", "posts.csv")).With(ExitCode.NoInput).Says("the columns are: who, posted, where, what, else; map them, for example --map actor=who");
        var json = (await folder.RunAsync("detect", "posts.csv", "--map", "actor=who", "--map", "time=posted,link=where", "--json")).With(0).Says("'what, else' is not mapped").Json;

        Assert.Equal(0, json.GetProperty("rejected").GetInt32());
        Assert.InRange(json.GetProperty("events").GetInt32(), 1_000, platform.Lines.Length);
        Assert.InRange(json.GetProperty("networks").GetInt32(), 1, platform.Truth.Planted.Count);
    }

    [Fact]
    public async Task From_one_confirmed_member_the_whole_network_ranks_high_with_a_path()
    {
        using var folder = new Folder();
        (await folder.RunAsync("detect", platform.Events, "--out", "before")).With(0);
        using var json = JsonDocument.Parse(folder.Bytes("before/networks.json"));
        var members = json.RootElement.GetProperty("networks").EnumerateArray().Select(Members).MaxBy(m => m.Count)!;
        var seed = members.First();
        folder.Put("seeds.csv", $"account,label\n{seed["account:".Length..]},1\nno-such-account,1\n");

        var ended = (await folder.RunAsync("detect", platform.Events, "--seeds", "seeds.csv")).With(0);

        ended.Says("no-such-account");
        var ranked = folder.Lines("cordon-out/ranked.csv").Skip(1).Select(l => l.Split(',', 4)).ToList();
        Assert.Equal(ranked.Select(r => Number(r[1])).OrderDescending(), ranked.Select(r => Number(r[1])));
        var rows = ranked.ToDictionary(r => r[0]);
        Assert.Equal("abusive", rows[seed][2]);
        Assert.All(members, member => Assert.InRange(Number(rows[member][1]), 0.5, 1));
        Assert.All(members.Where(m => m != seed), member => Assert.Matches($@"^""?{member} > .*{seed} \(", rows[member][3]));
        Assert.DoesNotContain("no-such-account", folder.Text("cordon-out/ranked.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one,1\none,0\n", "seeds line 2: 'one' is labelled both abusive and trusted")]
    [InlineData("one,yes\n", "seeds line 1: the label 'yes' is not 1 (abusive), 0 or -1 (trusted)")]
    [InlineData("# nobody\n", "names no seed")]
    public async Task A_wrong_seeds_file_is_refused_before_anything_is_read(string seeds, string message)
    {
        using var folder = new Folder();
        folder.Put("seeds.csv", seeds);

        (await folder.RunAsync("detect", platform.Events, "--seeds", "seeds.csv")).With(ExitCode.Usage).Says($"cordon: seeds.csv").Says(message);
        Assert.Equal(["seeds.csv"], folder.Names);
    }

    [Fact]
    public async Task Results_replace_older_ones_and_old_rejects_do_not_stay()
    {
        using var folder = new Folder();
        folder.Put("bad.jsonl", string.Join('\n', platform.Lines) + "\nno event\n");
        (await folder.RunAsync("detect", "bad.jsonl", "--window", "10s")).With(0);
        Assert.True(folder.Has("cordon-out/rejects.jsonl"));
        (await folder.RunAsync("detect", platform.Events)).With(0);

        Assert.Equal(Results, folder.Names.Where(n => n.StartsWith("cordon-out/", StringComparison.Ordinal)).Select(n => n["cordon-out/".Length..]));
        Assert.Contains("\"window_seconds\": 60", folder.Text("cordon-out/networks.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_for_people_names_the_best_networks_and_the_report()
    {
        using var folder = new Folder();
        var ended = (await folder.RunAsync("detect", platform.Events)).With(0);

        Assert.Matches(@"(?m)^\d+ networks of \d+ accounts$", ended.Out);
        Assert.Contains("  network:", ended.Out, StringComparison.Ordinal);
        Assert.EndsWith($"report: {folder["cordon-out/report.html"]}\n", ended.Out, StringComparison.Ordinal);
    }

    /// <summary>The events in three files, plain and compressed.</summary>
    private void PutParts(Folder folder)
    {
        var number = 0;
        foreach (var lines in platform.Lines.Chunk((platform.Lines.Length / 3) + 1))
        {
            var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
            folder.Put($"plain/{number}.jsonl", bytes);
            folder.Put($"packed/{number++}.jsonl.gz", Folder.Gzip(bytes));
        }
    }

    private static int Networks(Folder folder, string results)
    {
        using var json = JsonDocument.Parse(folder.Bytes($"{results}/networks.json"));
        return json.RootElement.GetProperty("networks").GetArrayLength();
    }

    private static HashSet<string> Members(JsonElement network) => [.. network.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("account").GetString()!)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
