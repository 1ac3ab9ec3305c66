using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cordon.Cli.Tests;

/// <summary>Networks kept up to date while events come in.</summary>
public sealed partial class WatchCommandTests(SimulatedPlatform platform)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Results = ["networks.json", "members.csv", "ranked.csv", "graph.graphml", "history.json", "report.html"];

    [Fact]
    public async Task A_watch_of_one_step_writes_what_detect_writes_to_the_byte()
    {
        using var folder = new Folder();
        (await folder.RunAsync("detect", platform.Events, "--out", "detected")).With(0);
        (await folder.RunAsync("watch", platform.Events, "--every", "365d", "--out", "watched")).With(0);
        Assert.All(Results, file => Assert.Equal(folder.Bytes($"detected/{file}"), folder.Bytes($"watched/{file}")));
    }

    [Fact]
    public async Task A_watch_of_many_steps_ends_with_the_networks_that_detect_finds()
    {
        using var folder = new Folder();
        (await folder.RunAsync("detect", platform.Events, "--window", "auto", "--out", "detected")).With(0);
        var watched = (await folder.RunAsync("watch", platform.Events, "--window", "auto", "--every", "1d", "--out", "watched")).With(0);
        Assert.Equal(NamelessNetworks(folder, "detected"), NamelessNetworks(folder, "watched"));

        var steps = watched.Lines.Where(line => StepLine().IsMatch(line)).ToArray();
        Assert.Equal(7, steps.Length);
        Assert.Contains(steps, step => step.Contains(" born", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ring_on_standard_input_is_born_grows_and_keeps_its_name_though_some_events_are_late()
    {
        using var folder = new Folder();
        var ring = Ring(members: 6, fromDay: 0, days: 3).Concat(Ring(members: 9, fromDay: 3, days: 3));
        var lines = platform.Lines.Where((_, i) => i % 3 == 0).Concat(ring).OrderBy(TimeOf, StringComparer.Ordinal).ToList();
        var late = lines[3000];
        lines.RemoveAt(3000);
        lines.Insert(lines.Count - 20, late);
        lines.Insert(100, "not an event");
        var ended = (await folder.RunAsync(Feed(lines), "watch", "-", "--every", "1d", "--out", "out")).With(0).Says("1 line was rejected");

        var grown = Assert.Single(ended.Lines, line => line.Contains("Grew from 6 to 9 accounts. 3 joined: ring6, ring7, ring8", StringComparison.Ordinal));
        var name = NetworkName().Match(grown).Value;
        Assert.Single(ended.Lines, line => line.StartsWith($"  born      {name}  Found for the first time: 6 accounts", StringComparison.Ordinal));
        Assert.Contains(ended.Lines, line => line.EndsWith("nothing changed", StringComparison.Ordinal));
        Assert.Contains(name, folder.Text("out/networks.json"), StringComparison.Ordinal);
        Assert.True(folder.Has("out/rejects.jsonl"));
        Assert.False(folder.Has("out/changes.json"));

        folder.Put("all.jsonl", string.Join('\n', lines));
        (await folder.RunAsync("detect", "all.jsonl", "--out", "detected")).With(0);
        Assert.Equal(NamelessNetworks(folder, "detected"), NamelessNetworks(folder, "out"));
    }

    [Fact]
    public async Task Every_step_is_a_JSON_object_and_the_last_object_is_the_result()
    {
        using var folder = new Folder();
        (await folder.RunAsync(Feed(Ring(members: 6, fromDay: 0, days: 2)), "detect", "-", "--out", "monday")).With(0);
        var ended = (await folder.RunAsync(Feed(Ring(members: 6, fromDay: 0, days: 4)), "watch", "-", "--previous", "monday", "--json", "--out", "out")).With(0);
        var objects = ended.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.InRange(objects.Length, 10, 20);
        Assert.All(objects[..^1], o => Assert.Equal(["time", "events", "networks", "changes"], o.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(96, objects[^1].GetProperty("events").GetInt32());
        Assert.True(folder.Has("out/changes.json"));
        Assert.Equal(NetworkName().Match(folder.Text("monday/networks.json")).Value, NetworkName().Match(folder.Text("out/networks.json")).Value);
    }

    [Fact]
    public async Task Events_dated_far_ahead_do_not_end_the_steps()
    {
        using var folder = new Folder();
        var lines = Ring(members: 6, fromDay: 0, days: 4);
        lines.Insert(5, lines[0].Replace("2026-", "2086-", StringComparison.Ordinal).Replace("ring-0-0-0", "ahead", StringComparison.Ordinal));
        var ended = (await folder.RunAsync(Feed(lines), "watch", "-", "--every", "1d", "--out", "out")).With(0);
        Assert.Equal(4, ended.Lines.Count(line => StepLine().IsMatch(line)));
    }

    [Fact]
    public async Task Without_a_readable_event_nothing_is_written_but_the_rejects()
    {
        using var folder = new Folder();
        (await folder.RunAsync(Feed(["{}", "nonsense"]), "watch", "-", "--out", "out")).With(ExitCode.NoInput).Says("no event could be read");
        Assert.Equal(["out", "out/rejects.jsonl"], folder.Names);
        (await folder.RunAsync(Feed(["{}"]), "watch", "-", "--strict", "--out", "strict")).With(ExitCode.Strict);
        Assert.False(folder.Has("strict"));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d  [\d,]+ events, ")]
    private static partial Regex StepLine();

    [GeneratedRegex("network:[0-9a-f]{12}")]
    private static partial Regex NetworkName();

    private static string TimeOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("time").GetString()!;

    // The networks by the order in which they are named: detect names a network by its members, a watch by its first ones.
    private static string NamelessNetworks(Folder folder, string results)
    {
        var names = new Dictionary<string, int>();
        return NetworkName().Replace(folder.Text($"{results}/networks.json"), match =>
        {
            names.TryAdd(match.Value, names.Count);
            return $"network {names[match.Value].ToString(CultureInfo.InvariantCulture)}";
        });
    }

    private static Func<Stream, Task> Feed(IEnumerable<string> lines) =>
        async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    /// <summary>Accounts that post a link of their own within seconds four times a day, and give out one contact.</summary>
    private static List<string> Ring(int members, int fromDay, int days)
    {
        var lines = new List<string>();
        for (var act = 0; act < days * 4; act++)
        {
            for (var member = 0; member < members; member++)
            {
                lines.Add(JsonSerializer.Serialize(new
                {
                    id = $"ring-{fromDay}-{act}-{member}",
                    time = Start.AddDays(fromDay).AddHours((act * 6) + 1).AddSeconds(member * 3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    kind = "post",
                    actor = $"account:ring{member}",
                    objects = new[] { $"link:https://ring.example/{fromDay}-{act}", "handle:blue-widgets@chat.example" },
                }));
            }
        }

        return lines;
    }
}
