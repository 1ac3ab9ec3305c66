using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cordon.Casework.Reporting;
using Cordon.Casework.Reporting.CyberTipline;
using Cordon.Cli.Terminal;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon report</c>: reports to authorities.</summary>
internal static partial class ReportCommand
{
    private const string About = """
        Reports to authorities, and about ourselves.

        Examples:
          cordon report preview case.json                    as a person reads it, with what is missing; needs no server
          cordon report preview case.json --form xml         as it would be sent
          cordon report file case.json                       with a running server; a real authority gets it when another person has agreed
          cordon report status                               all reports; with an id, one, with what the authority answered
          cordon report retract ID --reason "wrong case"
          cordon report transparency --from 2026-01-01 --to 2026-07-01 --out transparency/
        """;

    public static Command Create(Screen screen) => new("report", About)
    {
        Preview(screen),
        FileCase(screen),
        Status(screen),
        Approve(screen),
        Retract(screen),
        Transparency(screen),
    };

    private static Argument<string> CaseFile() => new("FILE") { Description = "The case as JSON; see docs/reporting.md" };

    private static Command Preview(Screen screen)
    {
        var file = CaseFile();
        var form = new Option<string>("--form") { Description = "text, html, xml (what the CyberTipline gets) or json (for an authority that takes it)", HelpName = "FORM", DefaultValueFactory = _ => "text" };
        form.AcceptOnlyFromAmong("text", "html", "xml", "json");
        var command = new Command("preview", "Shows a case as a report. Whether its files are in the vault is for the server to say.") { file, form };
        command.SetAction(parsed =>
        {
            var @case = ReadCase(parsed.GetValue(file)!);
            var problems = CaseCheck.Problems(@case);
            if (problems.Count == 0)
                problems = new SimulatedCyberTipline().Problems(@case);
            switch (parsed.GetValue(form))
            {
                case "xml" when problems.Count > 0:
                    throw new UsageException($"the case cannot be reported:\n{string.Join('\n', problems)}");
                case "xml":
                    screen.Line(System.Text.Encoding.UTF8.GetString(CyberTiplineXml.Report(@case)));
                    break;
                case "json":
                    screen.Line(System.Text.Encoding.UTF8.GetString(ReportJson.Write(@case)));
                    break;
                case "html":
                    screen.Line(ReportPage.Of(@case, Completeness.Of(@case, _ => true), problems).ToHtml());
                    break;
                default:
                    screen.Line(ReportPage.Of(@case, Completeness.Of(@case, _ => true), problems).ToText());
                    break;
            }

            return problems.Count == 0 ? ExitCode.Success : ExitCode.NotPassed;
        });
        return command;
    }

    private static Command FileCase(Screen screen)
    {
        var (file, server, json) = (CaseFile(), new ServerArguments(), Options.Json());
        var command = new Command("file", "Gives a case to a running server to be reported.") { file, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var body = new ByteArrayContent(ReportJson.Write(ReadCase(parsed.GetValue(file)!))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return Ask(server.Client(parsed), http => http.PostAsync("v1/reports", body, cancellation), report => Tell(screen, parsed.GetValue(json), report), cancellation);
        });
        return command;
    }

    private static Command Status(Screen screen)
    {
        var (server, json) = (new ServerArguments(), Options.Json());
        var id = new Argument<string?>("ID") { Description = "The report; all when not given", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("status", "Shows how reports stand.") { id, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var one = parsed.GetValue(id);
            return Ask(server.Client(parsed), http => http.GetAsync(one is null ? "v1/reports" : $"v1/reports/{Uri.EscapeDataString(one)}", cancellation), answer =>
            {
                if (parsed.GetValue(json))
                {
                    Json.Print(screen, one is null ? ("reports", answer) : ("report", answer));
                    return;
                }

                var table = new Table().AddColumns("report", "case", "to", "stands", "number", "problem");
                foreach (var report in one is null ? [.. answer.EnumerateArray()] : (JsonElement[])[answer])
                    table.AddRow([.. Row(report).Select(Markup.Escape)]);
                screen.Table(table);
                if (one is null)
                    return;
                foreach (var receipt in answer.GetProperty("receipts").EnumerateArray())
                    screen.Line($"{receipt.GetProperty("at").GetString()}  {receipt.GetProperty("call").GetString(),-10} {receipt.GetProperty("outcome").GetString()}");
            }, cancellation);
        });
        return command;
    }

    private static Command Approve(Screen screen) => Act(screen, "approve", "Agrees to a report that another person made.");

    private static Command Retract(Screen screen) => Act(screen, "retract", "Takes back a report that is not filed yet.");

    private static Command Act(Screen screen, string name, string about)
    {
        var (server, json) = (new ServerArguments(), Options.Json());
        var id = new Argument<string>("ID") { Description = "The report" };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the ledger", HelpName = "TEXT", Required = true }.NotEmpty();
        var command = new Command(name, about) { id, reason, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Ask(
            server.Client(parsed), http => http.PostAsJsonAsync($"v1/reports/{Uri.EscapeDataString(parsed.GetValue(id)!)}/{name}", new { reason = parsed.GetValue(reason) }, cancellation),
            report => Tell(screen, parsed.GetValue(json), report), cancellation));
        return command;
    }

    private static async Task<int> Ask(HttpClient client, Func<HttpClient, Task<HttpResponseMessage>> ask, Action<JsonElement> tell, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                using var response = await ask(client);
                if (!response.IsSuccessStatusCode)
                    throw new UsageException(await ServerArguments.ProblemOf(response, cancellation));
                using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
                tell(answer.RootElement);
                return ExitCode.Success;
            }
            catch (HttpRequestException e)
            {
                throw new UsageException($"the server at {client.BaseAddress} cannot be asked: {e.Message}; start it with cordon serve, or name another with --url");
            }
        }
    }

    private static void Tell(Screen screen, bool json, JsonElement report)
    {
        if (json)
            Json.Print(screen, ("report", report));
        else
            screen.Line(string.Join(" · ", Row(report).Where(t => t.Length > 0)));
    }

    private static string[] Row(JsonElement report)
    {
        string Of(string name) => report.GetProperty(name).GetString() ?? "";
        return [Of("id"), Of("case"), $"{Of("authority")} ({Of("mode")})", report.GetProperty("needs_person").GetBoolean() ? $"{Of("state")}, needs a person" : Of("state"), Of("number"), Of("problem")];
    }

    private static ReportCase ReadCase(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"there is no file {path}; name one with a case as JSON");
        try
        {
            return ReportJson.Read(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{path} is no case: {e.Message}"));
        }
    }
}
