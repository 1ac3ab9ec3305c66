using System.Text;
using System.Text.Json;

namespace Cordon.Cli.Tests;

/// <summary><c>cordon detect</c> on input that is broken: alone, and beside a good file.</summary>
public sealed class DetectBrokenInputTests(SimulatedPlatform platform)
{
    private const int GoodLines = 500;

    [Theory]
    [InlineData("", ".jsonl", "bad.jsonl: empty", 0, 0)]
    [InlineData("\n\n \n", ".jsonl", "blank", 0, 0)]
    [InlineData("who,what\n1,2\n", ".csv", "bad.csv: no column holds the actor and the time; the columns are: who, what; map them", 3, 0)]
    [InlineData("no event\n{\"id\":\"e1\"}\n", ".jsonl", "bad.jsonl:1:2: not JSON", 0, 2)]
    [InlineData("""{"id":"x","time":"1970-01-01T00:00:00Z","kind":"post","actor":"account:a"}""", ".jsonl", "bad.jsonl:1:1: time 1970-01-01T00:00:00Z is outside 2000-2100", 0, 1)]
    [InlineData("""{"id":"x","time":"9999-12-31T23:59:59Z","kind":"post","actor":"account:a"}""", ".jsonl", "bad.jsonl:1:1: time 9999-12-31T23:59:59Z is outside 2000-2100", 0, 1)]
    [InlineData("""{"id":"x","tme":"2026-01-01T00:00:00Z","kind":"post","actor":"account:a"}""", ".jsonl", "did you mean 'time'?", 0, 1)]
    [InlineData("PK\u0003\u0004 and so on", ".jsonl", "a ZIP archive; unpack or export it first", 3, 0)]
    public Task Broken_text_is_named_and_the_rest_is_used(string text, string extension, string message, int code, int rejects) =>
        BrokenAsync(Encoding.UTF8.GetBytes(text), "bad" + extension, message, code, rejects);

    [Fact]
    public Task Binary_junk_is_named_and_the_rest_is_used()
    {
        var junk = new byte[100_000];
        new Random(7).NextBytes(junk);
        return BrokenAsync(junk, "bad.jsonl", "bad.jsonl: not text in a recognised format", 3, 0);
    }

    [Fact]
    public Task UTF_16_is_named_with_the_remedy() =>
        BrokenAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(platform.Lines[0])], "bad.jsonl", "convert it with: iconv -f UTF-16 -t UTF-8", 3, 0);

    [Fact]
    public Task Latin_1_is_named_with_the_remedy() =>
        BrokenAsync(Encoding.Latin1.GetBytes("""{"id":"x","time":"2026-01-01T00:00:00Z","kind":"post","actor":"account:café"}"""), "bad.jsonl", "iconv -f WINDOWS-1252 -t UTF-8", 0, 1);

    [Fact]
    public async Task Of_gzip_that_is_cut_off_the_whole_part_is_read()
    {
        using var folder = new Folder();
        var packed = Folder.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', platform.Lines)));
        folder.Put("cut.jsonl.gz", packed[..(packed.Length / 2)]);

        var ended = (await folder.RunAsync("detect", "cut.jsonl.gz", "--json")).With(ExitCode.PartialInput).Says("cut.jsonl.gz: the compressed data is cut off");
        Assert.InRange(ended.Json.GetProperty("events").GetInt32(), platform.Lines.Length / 4, platform.Lines.Length * 3 / 4);
        Assert.Equal(0, ended.Json.GetProperty("rejected").GetInt32());
    }

    [Fact]
    public async Task Formats_may_be_mixed_in_one_file()
    {
        using var folder = new Folder();
        folder.Put("mixed.jsonl", """
            {"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a17","objects":["post:p1","tag:blue-widget"]}
            {"did":"did:plc:aaa","time_us":1772366400000001,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"app.bsky.graph.follow","rkey":"r1","record":{"$type":"app.bsky.graph.follow","subject":"did:plc:bbb"}}}
            neither the one nor the other
            {"event":"account.created","created_at":"2026-03-01T12:00:00.000Z","object":{"id":"109","username":"mira","ip":"192.0.2.7"}}
            {"specversion":"1.0","id":"c1","source":"/shop","type":"com.example.post.created","time":"2026-03-01T12:00:00Z","data":{"account_id":"a17","post_id":"p1"}}

            """);

        var json = (await folder.RunAsync("detect", "mixed.jsonl", "--json")).With(0).Says("mixed.jsonl:3:2: not JSON").Json;
        Assert.Equal((4, 1), (json.GetProperty("events").GetInt32(), json.GetProperty("rejected").GetInt32()));
    }

    [Fact]
    public async Task A_line_of_100_MB_is_rejected_in_bounded_memory()
    {
        using var folder = new Folder();
        var good = Encoding.UTF8.GetBytes(string.Join('\n', platform.Lines[..GoodLines]) + "\n");
        var ended = (await folder.RunAsync(
            async input =>
            {
                await input.WriteAsync(good);
                var piece = Encoding.ASCII.GetBytes(new string('x', 1_000_000));
                for (var i = 0; i < 100; i++)
                    await input.WriteAsync(piece);
                await input.WriteAsync("\n"u8.ToArray());
                await input.WriteAsync(good);
            },
            "detect",
            "-",
            "--json")).With(0).Says($"-:{GoodLines + 1}:1: the record has 100000000 bytes; at most 1048576 are read");

        Assert.InRange(ended.Json.GetProperty("peak_bytes").GetInt64(), 1, 200_000_000);
        Assert.Equal(2 * GoodLines, ended.Json.GetProperty("events").GetInt32() + ended.Json.GetProperty("duplicates").GetInt32());
        Assert.InRange(folder.Bytes("cordon-out/rejects.jsonl").Length, 1, 100_000);
    }

    [Fact]
    public async Task A_link_back_to_a_folder_above_is_not_followed()
    {
        using var folder = new Folder();
        folder.Put("in/good.jsonl", Good());
        Directory.CreateSymbolicLink(folder["in/again"], folder["in"]);

        var ended = (await folder.RunAsync("detect", "in", "--json")).With(ExitCode.PartialInput).Says("in/again: is a link back to");
        Assert.Equal(GoodLines, ended.Json.GetProperty("events").GetInt32() + ended.Json.GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public async Task A_link_to_nothing_is_named()
    {
        using var folder = new Folder();
        folder.Put("in/good.jsonl", Good());
        File.CreateSymbolicLink(folder["in/gone.jsonl"], "nowhere.jsonl");

        (await folder.RunAsync("detect", "in")).With(ExitCode.PartialInput).Says("in/gone.jsonl: is a link to something that does not exist");
        (await folder.RunAsync("detect", "in/gone.jsonl")).With(ExitCode.NoInput).Says("in/gone.jsonl: is a link to something that does not exist");
    }

    [Fact]
    public async Task Missing_input_alone_writes_nothing()
    {
        using var folder = new Folder();
        foreach (var path in new[] { "nowhere.jsonl", "none-*.jsonl" })
        {
            foreach (var json in new[] { Array.Empty<string>(), ["--json"] })
            {
                var ended = (await folder.RunAsync(["detect", path, .. json])).With(ExitCode.NoInput).Says("cordon: no event could be read\n" + path);
                Assert.Empty(ended.Out);
                Assert.Empty(folder.Names);
            }
        }
    }

    [Fact]
    public async Task Missing_input_beside_good_input_gives_results()
    {
        using var folder = new Folder();
        folder.Put("good.jsonl", Good());

        (await folder.RunAsync("detect", "nowhere.jsonl", "good.jsonl")).With(ExitCode.PartialInput).Says("nowhere.jsonl: does not exist; check the path");
        Assert.True(folder.Has("cordon-out/networks.json"));
        Assert.Contains("nowhere.jsonl", folder.Text("cordon-out/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_stops_at_the_first_fault_with_its_place_and_writes_nothing()
    {
        using var folder = new Folder();
        folder.Put("bad.jsonl", string.Join('\n', platform.Lines[..2]) + "\nno event\nnor this\n");

        var ended = (await folder.RunAsync("detect", "bad.jsonl", "--strict", "--json")).With(ExitCode.Strict);
        Assert.StartsWith("cordon: bad.jsonl:3:2: not JSON", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bad.jsonl:4", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.Equal(["bad.jsonl"], folder.Names);

        (await folder.RunAsync("detect", "nowhere.jsonl", "--strict")).With(ExitCode.Strict).Says("cordon: nowhere.jsonl: does not exist");
        Assert.Equal(["bad.jsonl"], folder.Names);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new Folder();
        folder.Put("good.jsonl", Good());
        folder.Put("taken", "a file");

        (await folder.RunAsync("detect", "good.jsonl", "--out", "taken")).With(ExitCode.Failure).Says("taken").Says("check that the path exists");
        Assert.Equal("a file", folder.Text("taken"));
    }

    private async Task BrokenAsync(byte[] bytes, string name, string message, int code, int rejects)
    {
        using var folder = new Folder();
        folder.Put(name, bytes);
        folder.Put("good.jsonl", Good());
        var names = folder.Names.ToList();

        (await folder.RunAsync("detect", name, "--out", "alone")).With(ExitCode.NoInput).Says("cordon: no event could be read\n").Says(message);
        Assert.Equal(rejects > 0 ? [.. names, "alone", "alone/rejects.jsonl"] : names, folder.Names.OrderBy(n => !names.Contains(n)).ThenBy(n => n, StringComparer.Ordinal));

        var ended = (await folder.RunAsync("detect", name, "good.jsonl", "--out", "both", "--json")).With(code).Says(message);
        Assert.Equal(GoodLines, ended.Json.GetProperty("events").GetInt32() + ended.Json.GetProperty("duplicates").GetInt32());
        Assert.Equal(rejects, ended.Json.GetProperty("rejected").GetInt32());
        Assert.Equal(code == 0 ? [] : [name], ended.Json.GetProperty("damaged").EnumerateArray().Select(d => d.GetString()!));
        Assert.Equal(rejects > 0, folder.Has("both/rejects.jsonl"));
        if (rejects > 0)
            Assert.Equal(Enumerable.Range(1, rejects), folder.Lines("both/rejects.jsonl").Select(l => JsonDocument.Parse(l).RootElement.GetProperty("line").GetInt32()));
        Assert.True(folder.Has("both/report.html"));
    }

    private string Good() => string.Join('\n', platform.Lines[..GoodLines]) + "\n";
}
