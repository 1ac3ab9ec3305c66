using System.Globalization;
using System.Text;

namespace Cordon.Cli.Tests;

public sealed class ReturnsTests
{
    [Fact]
    public async Task Members_of_a_found_network_who_return_are_proposed_with_reasons()
    {
        using var folder = new Folder();
        // Five accounts post new links within seconds of each other from one device, day after day, among others who do not.
        var text = new StringBuilder();
        for (var day = 0; day < 6; day++)
        {
            for (var ring = 0; ring < 5; ring++)
                Line(text, $"r{day}-{ring}", day, 600 + ring, "post", $"account:ring{ring}", $"link:https://blue.example/{day}", "device:workshop", "handle:mail-widget");
            for (var other = 0; other < 400; other++)
                Line(text, $"o{day}-{other}", day, 1000 + (other * 60), "post", $"account:other{other}", $"link:https://green.example/{(day * 400) + other}", $"device:o{other}");
        }

        folder.Put("events.jsonl", text.ToString());
        (await folder.RunAsync("detect", "events.jsonl", "--out", "found", "--min-score", "0.3")).With(0);
        text.Clear();
        Line(text, "n1", 10, 10, "register", "account:fresh", "device:workshop");
        Line(text, "n2", 10, 20, "post", "account:fresh", "handle:mail-widget");
        Line(text, "n3", 10, 30, "register", "account:guest", "device:o3");
        folder.Put("later.jsonl", text.ToString());

        var json = (await folder.RunAsync("returns", "events.jsonl", "later.jsonl", "--networks", "found", "--json")).With(0).Json;
        var proposal = Assert.Single(json.GetProperty("proposals").EnumerateArray());
        Assert.Equal("account:fresh", proposal.GetProperty("account").GetString());
        Assert.Contains("device:workshop", proposal.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("object").GetString()));

        var told = (await folder.RunAsync("returns", "events.jsonl", "later.jsonl", "--networks", "found")).With(0);
        Assert.Contains("account:fresh may be a return of network:", told.Out, StringComparison.Ordinal);
        Assert.Contains("(event n1)", told.Out, StringComparison.Ordinal);
        (await folder.RunAsync("returns", "events.jsonl", "later.jsonl", "--networks", "found", "--out", "returns.jsonl")).With(0);
        Assert.Single(folder.Lines("returns.jsonl"));
        Assert.Equal(0, (await folder.RunAsync("returns", "events.jsonl", "later.jsonl", "--networks", "found", "--since", "2026-02-01", "--json")).With(0).Json.GetProperty("returns").GetInt32());
        (await folder.RunAsync("returns", "later.jsonl", "--networks", "found", "--network", "network:none")).With(ExitCode.Usage).Says("--network 'network:none' is not in found");
        (await folder.RunAsync("returns", "later.jsonl", "--networks", "found", "--since", "soon")).With(ExitCode.Usage).Says("--since 'soon' is no time");
        (await folder.RunAsync("returns", "later.jsonl", "--networks", "none")).With(ExitCode.Usage).Says("none does not exist");
    }

    private static void Line(StringBuilder text, string id, int day, int second, string kind, string actor, params string[] objects) => text.Append(
        CultureInfo.InvariantCulture,
        $$"""{"id":"{{id}}","time":"{{new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).AddSeconds(second):yyyy-MM-ddTHH:mm:ssZ}}","kind":"{{kind}}","actor":"{{actor}}","objects":[{{string.Join(',', objects.Select(o => $"\"{o}\""))}}]}""").Append('\n');
}
