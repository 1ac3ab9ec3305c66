using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cordon.Cli.Tests.Report;
using Microsoft.Playwright;

namespace Cordon.Cli.Tests;

/// <summary>
/// A platform watched over weeks: its ordinary life is simulated, and a ring of seven is written by hand, which is found, grows, is removed,
/// and comes back under new accounts that give out the same contact.
/// </summary>
public sealed class WatchTests(SimulatedPlatform platform, Browser browser)
{
    private static readonly string[] Changes = ["changes.html", "changes.json"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_ring_keeps_its_name_while_it_grows_is_removed_and_returns_under_new_accounts()
    {
        using var folder = new Folder();
        var ring = Ring("ring", 6, fromDay: 0, days: 4, handle: "blue-widgets@chat.example");
        await DetectAsync(folder, "monday", null, Life(4), ring);
        var name = NetworkWith(folder, "monday", "account:ring0");
        Assert.False(folder.Has("monday/changes.json"));

        var grown = Ring("ring", 8, fromDay: 0, days: 6, handle: "blue-widgets@chat.example");
        var second = await DetectAsync(folder, "tuesday", "monday", Life(6), grown);
        Assert.Equal(name, NetworkWith(folder, "tuesday", "account:ring7"));
        Assert.Contains($"  grown     {name}  Grew from 6 to 8 accounts. 2 joined: ring6, ring7", second.Out, StringComparison.Ordinal);
        Assert.EndsWith($"changes: {folder["tuesday/changes.html"]}\n", second.Out, StringComparison.Ordinal);
        Assert.All(new[] { "members.csv", "graph.graphml", "report.html" }, file => Assert.Contains(name, folder.Text($"tuesday/{file}"), StringComparison.Ordinal));

        // The platform removes the accounts, and what they did with them.
        var third = await DetectAsync(folder, "wednesday", "tuesday", Life(6));
        Assert.Contains($"  died      {name}  No longer found: its 8 accounts last acted together on 2026-01-06", third.Out, StringComparison.Ordinal);

        var again = Ring("fresh", 5, fromDay: 6, days: 4, handle: "blue-widgets@chat.example");
        var fourth = await DetectAsync(folder, "thursday", "wednesday", Life(7), again);
        Assert.Equal(name, NetworkWith(folder, "thursday", "account:fresh0"));
        Assert.Contains($"  returned  {name}  Returned: 5 accounts, none of them known from before. 5 of 5 accounts use handle:blue-widgets@chat.example, "
            + $"a contact handle of {name}, dead since 2026-01-06 (5 accounts in all)", fourth.Out, StringComparison.Ordinal);

        await LooksRightAsync(folder["thursday/changes.html"], name);
        var diff = (await folder.RunAsync("changes", "tuesday", "thursday", "--out", "diff", "--json")).With(0);
        Assert.Equal(["before", "after", "counts", "changes", "page"], diff.JsonKeys);
        Assert.Equal(1, diff.Json.GetProperty("counts").GetProperty("returned").GetInt32());
        Assert.Equal(Changes, folder.Names.Where(n => n.StartsWith("diff/", StringComparison.Ordinal)).Select(n => n["diff/".Length..]));
    }

    [Fact]
    public async Task A_result_goes_on_from_itself_to_the_same_bytes_and_old_changes_do_not_stay()
    {
        using var folder = new Folder();
        var ring = Ring("ring", 6, fromDay: 0, days: 4, handle: "blue-widgets@chat.example");
        await DetectAsync(folder, "out", null, ring);
        var before = folder.Bytes("out/networks.json");
        var ended = await DetectAsync(folder, "out", "out", ring);
        Assert.Contains("1 unchanged", ended.Out, StringComparison.Ordinal);
        Assert.Equal(before, folder.Bytes("out/networks.json"));

        await DetectAsync(folder, "twin", null, ring);
        var json = (await folder.RunAsync("detect", "events.jsonl", "--previous", "twin/history.json", "--out", "twin", "--json")).With(0);
        Assert.Equal(1, json.Json.GetProperty("changes").GetProperty("unchanged").GetInt32());
        foreach (var file in Changes.Append("history.json"))
            Assert.Equal(folder.Bytes($"out/{file}"), folder.Bytes($"twin/{file}"));

        await DetectAsync(folder, "twin", null, ring);
        Assert.All(Changes, file => Assert.False(folder.Has($"twin/{file}")));
    }

    [Fact]
    public async Task Where_there_is_only_a_networks_json_the_history_starts_from_it()
    {
        using var folder = new Folder();
        await DetectAsync(folder, "old", null, Ring("ring", 6, fromDay: 0, days: 4, handle: "blue-widgets@chat.example"));
        File.Delete(folder["old/history.json"]);
        var ended = await DetectAsync(folder, "new", "old", Ring("ring", 7, fromDay: 0, days: 5, handle: "blue-widgets@chat.example"));
        Assert.Contains("Grew from 6 to 7 accounts", ended.Out, StringComparison.Ordinal);
        Assert.Equal(ended.Lines.Single(l => l.Contains("grown ", StringComparison.Ordinal)), (await folder.RunAsync("changes", "old", "new")).With(0).Lines[1]);
    }

    [Fact]
    public async Task A_foreign_previous_result_is_refused_before_anything_is_read()
    {
        using var folder = new Folder();
        folder.Put("other.json", """{"format": "other/1"}""");
        (await folder.RunAsync("detect", platform.Events, "--previous", "other.json")).With(ExitCode.Usage)
            .Says("cordon: --previous: other.json cannot be used as an earlier result: its format is 'other/1'; this version reads cordon.history/1 and cordon.networks/1");
        (await folder.RunAsync("changes", "other.json", "other.json")).With(ExitCode.Usage).Says("cordon: OLD: other.json cannot be used");
        Assert.Equal(["other.json"], folder.Names);
    }

    [Fact]
    public async Task Results_that_lie_among_the_events_are_refused_as_a_previous_result()
    {
        using var folder = new Folder();
        folder.Put("events/day.jsonl", string.Join('\n', Ring("ring", 6, fromDay: 0, days: 4, handle: "blue-widgets@chat.example")));
        (await folder.RunAsync("detect", "events", "--out", "events/monday")).With(0);
        (await folder.RunAsync("detect", "events", "--previous", "events/monday", "--out", "tuesday")).With(ExitCode.Usage)
            .Says("--previous events/monday lies in events, which is read");
        (await folder.RunAsync("detect", "events", "--previous", "events/monday", "--out", "events/monday")).With(0);
    }

    private async Task LooksRightAsync(string path, string name)
    {
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await using var opened = await browser.OpenAsync(path, width, scheme);
            Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => { document.querySelectorAll('details').forEach(d => d.open = true); return document.documentElement.scrollWidth - document.documentElement.clientWidth; }"));
            Assert.Empty(opened.Complaints);
            Assert.Equal([new Uri(path).AbsoluteUri], opened.Requests);
            Assert.Equal("rgb(255, 255, 255)" == await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.card')).backgroundColor"), scheme == ColorScheme.Light);
        }

        await using var page = await browser.OpenAsync(path);
        await page.Page.Locator("#returned a").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/report.html#*");
        Assert.Contains(name, await page.Page.Locator(":target").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<Ended> DetectAsync(Folder folder, string results, string? previous, params string[][] events)
    {
        folder.Put("events.jsonl", string.Join('\n', events.SelectMany(lines => lines)) + "\n");
        string[] from = previous is null ? [] : ["--previous", previous];
        return (await folder.RunAsync(["detect", "events.jsonl", .. from, "--out", results])).With(0);
    }

    /// <summary>The ordinary life of the first days; every third event of it, to be quick.</summary>
    private string[] Life(int days)
    {
        var end = Start.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [.. platform.Lines.Where((line, i) => i % 3 == 0 && string.CompareOrdinal(JsonNode.Parse(line)!["time"]!.GetValue<string>(), end) < 0)];
    }

    /// <summary>Accounts that post a link of their own within seconds four times a day, with one contact.</summary>
    private static string[] Ring(string prefix, int members, int fromDay, int days, string handle)
    {
        var lines = new List<string>();
        for (var act = 0; act < days * 4; act++)
        {
            for (var member = 0; member < members; member++)
            {
                var time = Start.AddDays(fromDay).AddHours((act * 6) + 1).AddSeconds(member * 3);
                lines.Add(JsonSerializer.Serialize(new
                {
                    id = $"{prefix}-{act}-{member}",
                    time = time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    kind = "post",
                    actor = $"account:{prefix}{member}",
                    objects = new[] { $"link:https://{prefix}.example/{act}", $"handle:{handle}" },
                }));
            }
        }

        return [.. lines];
    }

    private static string NetworkWith(Folder folder, string results, string account)
    {
        using var json = JsonDocument.Parse(folder.Bytes($"{results}/networks.json"));
        return json.RootElement.GetProperty("networks").EnumerateArray()
            .Single(network => network.GetProperty("members").EnumerateArray().Any(member => member.GetProperty("account").GetString() == account))
            .GetProperty("id").GetString()!;
    }
}
