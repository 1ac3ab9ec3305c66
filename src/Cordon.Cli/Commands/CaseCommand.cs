using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon case</c>: detected networks handed to a server as cases, and a look at them.</summary>
internal static class CaseCommand
{
    private const string ResultName = "networks.json";

    private const string About = """
        Hands detected networks to a running server as cases, and shows cases.

        Examples:
          cordon detect events/ --out found && cordon case import found
          cordon case list --state suspected
          cordon case show 7
        """;

    public static Command Create(Screen screen) => new("case", About) { Import(screen), List(screen), Show(screen) };

    private static Command Import(Screen screen)
    {
        var path = new Argument<string>("DIR") { Description = $"Folder that cordon detect wrote, or its {ResultName}" };
        var least = new Option<double>("--min-score") { Description = "Only networks of at least this score, 0 to 1", HelpName = "SCORE", DefaultValueFactory = _ => 0 };
        var json = Options.Json();
        var server = new ServerArguments();
        var command = new Command("import", "Takes the networks of a detection in; those known already are brought up to date, and what people decided stays.") { path, least, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Over(server, parsed, async http =>
        {
            var networks = Networks(parsed.GetValue(path)!, parsed.GetValue(least));
            var taken = new List<JsonElement>();
            // One by one, so that a large result needs no large request.
            foreach (var network in networks)
            {
                using var content = new ByteArrayContent(network);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await http.PostAsync(new Uri("v1/cases", UriKind.Relative), content, cancellation);
                taken.AddRange((await Answer(response, cancellation)).EnumerateArray());
            }

            if (parsed.GetValue(json))
                Json.Print(screen, ("cases", taken));
            else if (taken.Count == 0)
                screen.Line("no network of that score; nothing was sent");
            else
                Table(screen, taken);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command List(Screen screen)
    {
        var state = new Option<string?>("--state") { Description = "Only these: suspected, in_review, confirmed, dismantled, watched, cleared", HelpName = "STATE" };
        var json = Options.Json();
        var server = new ServerArguments();
        var command = new Command("list", "Lists cases, the latest changed first.") { state, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Over(server, parsed, async http =>
        {
            var query = parsed.GetValue(state) is { } word ? $"?state={Uri.EscapeDataString(word)}" : "";
            using var response = await http.GetAsync(new Uri($"v1/cases{query}", UriKind.Relative), cancellation);
            var cases = (await Answer(response, cancellation)).EnumerateArray().ToList();
            if (parsed.GetValue(json))
                Json.Print(screen, ("cases", cases));
            else if (cases.Count == 0)
                screen.Line("no cases");
            else
                Table(screen, cases);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Show(Screen screen)
    {
        var id = new Argument<long>("CASE") { Description = "The case's number, as cordon case list shows it" };
        var json = Options.Json();
        var server = new ServerArguments();
        var command = new Command("show", "Shows a case: its members, who could be hit by mistake, its plans.") { id, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Over(server, parsed, async http =>
        {
            using var response = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"v1/cases/{parsed.GetValue(id)}"), UriKind.Relative), cancellation);
            var view = await Answer(response, cancellation);
            if (parsed.GetValue(json))
                screen.Line(view.GetRawText());
            else
                Print(screen, view);
            return ExitCode.Success;
        }));
        return command;
    }

    private static async Task<int> Over(ServerArguments server, ParseResult parsed, Func<HttpClient, Task<int>> work)
    {
        using var http = server.Client(parsed);
        try
        {
            return await work(http);
        }
        catch (HttpRequestException e)
        {
            throw new UsageException($"{http.BaseAddress} cannot be reached ({e.Message}); is the server running there?");
        }
    }

    private static async Task<JsonElement> Answer(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw new UsageException(await ServerArguments.ProblemOf(response, cancellation));
        try
        {
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation)).RootElement;
        }
        catch (JsonException)
        {
            throw new UsageException("the address did not answer with what a Cordon server sends; check --url");
        }
    }

    private static List<byte[]> Networks(string path, double least)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, ResultName) : path;
        if (!File.Exists(file))
            throw new UsageException($"there is no {file}; give a folder that cordon detect wrote");
        try
        {
            using var result = JsonDocument.Parse(File.ReadAllBytes(file));
            if (result.RootElement.ValueKind != JsonValueKind.Object || !result.RootElement.TryGetProperty("networks", out var networks) || networks.ValueKind != JsonValueKind.Array)
                throw new UsageException($"{file} has no list of networks; give what cordon detect wrote");
            return [.. networks.EnumerateArray()
                .Where(n => n.ValueKind == JsonValueKind.Object && n.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Number && score.GetDouble() >= least)
                .Select(n => JsonSerializer.SerializeToUtf8Bytes(n))];
        }
        catch (JsonException e)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{file}, line {e.LineNumber + 1}: this is not JSON; give what cordon detect wrote"));
        }
    }

    private static void Table(Screen screen, IEnumerable<JsonElement> cases)
    {
        var table = new Table().AddColumns("case", "network", "state", "score", "members", "protected", "changed");
        foreach (var c in cases)
        {
            table.AddRow(
                c.GetProperty("id").GetRawText(), Markup.Escape(Text(c, "network")), Text(c, "state"), c.GetProperty("score").GetDouble().ToString("0.00", CultureInfo.InvariantCulture),
                Count(c, "included"), Count(c, "protected"), $"{c.GetProperty("changed").GetDateTimeOffset():yyyy-MM-dd HH:mm}Z");
        }

        screen.Table(table);
    }

    private static void Print(Screen screen, JsonElement view)
    {
        Table(screen, [view.GetProperty("case")]);
        foreach (var reason in view.GetProperty("case").GetProperty("reasons").EnumerateArray())
            screen.Line($"- {Events.Shown.Brief(reason.GetString())}");
        var concerns = view.GetProperty("concerns").EnumerateArray().ToLookup(c => Text(c, "account"), c => Text(c, "concern"));
        var members = new Table().AddColumns("account", "stands", "role", "strength", "could be hit by mistake");
        foreach (var m in view.GetProperty("members").EnumerateArray())
        {
            members.AddRow(
                Markup.Escape(Events.Shown.Brief(Text(m, "account"))), Text(m, "standing"), Markup.Escape(Text(m, "role")), m.GetProperty("strength").GetDouble().ToString("0.00", CultureInfo.InvariantCulture),
                string.Join(", ", concerns[Text(m, "account")].Distinct()));
        }

        screen.Table(members);
        foreach (var plan in view.GetProperty("plans").EnumerateArray())
            screen.Line($"plan {plan.GetProperty("number").GetRawText()}: {Text(plan, "state")}, proposed by {Text(plan, "proposed_by")}");
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    private static string Count(JsonElement of, string standing) => of.GetProperty("counts").TryGetProperty(standing, out var count) ? count.GetRawText() : "0";
}
