using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using Cordon.Cli.Terminal;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;
using Cordon.Proving.Reports;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon audit watch</c>: audits at intervals, with an alert when a metric got worse.</summary>
internal static class AuditWatchCommand
{
    private const string About = """
        Carries out a plan again and again, compares each audit with the first, and tells when a metric got significantly worse.

        Examples:
          cordon audit watch --target http://127.0.0.1:9000/audit --plan plan.json --every 6h --out audits
          cordon audit watch --target … --plan plan.json --baseline audits/0001 --runs 1        from cron: exit code 6 when worse
          cordon audit watch --target … --plan plan.json --every 1h --webhook http://127.0.0.1:9100/alerts

        Each audit is a folder 0001, 0002, … below --out; numbers go on where an earlier watch ended.
        """;

    public static Command Create(Screen screen)
    {
        var arguments = new AuditArguments();
        var every = Options.Time("--every", "Time between the beginnings of two audits, 1s to 365d", TimeSpan.FromHours(6), "6h");
        var runs = Options.Number("--runs", "Audits to carry out; 0 goes on until interrupted", "N", 0);
        var baseline = new Option<string?>("--baseline") { Description = "Folder of the audit to compare with; the first of this watch when not given", HelpName = "DIR" }.NotEmpty();
        var webhook = new Option<string?>("--webhook") { Description = "Address that alerts are sent to, as JSON", HelpName = "URL" }.NotEmpty();
        var level = AuditCompareCommand.Level();
        var output = Options.Out("cordon-audits", "Folder for the audits; made when missing");
        var json = Options.Json();
        var command = new Command("watch", About) { every, runs, baseline, webhook, level, output, json };
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var length = parsed.GetValue(every);
            var settings = new Settings(
                length == default ? TimeSpan.FromHours(6) : length, parsed.GetValue(runs), parsed.GetValue(output)!, Hook(parsed.GetValue(webhook)), AuditCompareCommand.Checked(parsed.GetValue(level)), parsed.GetValue(json));
            var first = parsed.GetValue(baseline) is { } path ? Auditing.Read(path) : null;
            return Watch(screen, arguments.Of(parsed), settings, first, cancellation);
        });
        return command;
    }

    private static async Task<int> Watch(Screen screen, AuditRequest request, Settings settings, AuditResult? baseline, CancellationToken cancellation)
    {
        var worsened = false;
        for (var run = 1; settings.Runs == 0 || run <= settings.Runs; run++)
        {
            // From the beginning of one to the beginning of the next; one that takes longer is followed at once.
            var due = Task.Delay(settings.Every, cancellation);
            var result = await Auditing.Run(request, cancellation);
            var folder = Path.Combine(settings.Folder, Next(settings.Folder));
            AuditFiles.Write(result, folder);
            screen.Notes(result.Notes);
            var comparison = baseline is null ? null : Comparing.Of(baseline, result, settings.Level);
            baseline ??= result;
            if (comparison is not null)
                AuditFiles.Write(comparison, folder);
            var worse = comparison?.Worsened.ToList() ?? [];
            worsened |= worse.Count > 0;
            Print(screen, settings.Json, result, folder, worse);
            if (worse.Count > 0 && settings.Webhook is { } webhook)
                await Alert(screen, webhook, result, folder, worse, cancellation);
            if (settings.Runs == 0 || run < settings.Runs)
                await due;
        }

        return worsened ? ExitCode.NotPassed : ExitCode.Success;
    }

    private static void Print(Screen screen, bool json, AuditResult result, string folder, List<MetricChange> worse)
    {
        if (json)
        {
            Json.Print(
                screen, ("audit", Path.GetFullPath(folder)), ("began", result.Began), ("looks", result.Looks), ("worse", worse.ToDictionary(c => c.After.Sample.Id, Auditing.Fields)));
        }
        else
        {
            screen.Line($"{result.Began.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {result.Looks:N0} looks, {(worse.Count == 0 ? "nothing got worse" : $"{worse.Count} worse")}: {Path.Combine(folder, AuditHtml.FileName)}");
            foreach (var change in worse)
                screen.Line($"  {change.After.Sample.Title}: {Figures.Of(change.Before.Sample, change.Before.Value)} → {Figures.Of(change.After.Sample, change.After.Value)}");
        }

        screen.Out.Flush();
    }

    private static async Task Alert(Screen screen, Uri webhook, AuditResult result, string folder, List<MetricChange> worse, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        var body = new Dictionary<string, object?>
        {
            ["kind"] = "audit_worsened",
            ["name"] = result.Name,
            ["target"] = result.Target,
            ["began"] = result.Began,
            ["audit"] = Path.GetFullPath(folder),
            ["worse"] = worse.ToDictionary(c => c.After.Sample.Id, Auditing.Fields),
        };
        try
        {
            using var response = await client.PostAsJsonAsync(webhook, body, cancellation);
            if (!response.IsSuccessStatusCode)
                screen.Note($"the alert was not taken: {webhook} answered {(int)response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            screen.Note($"the alert was not taken: {webhook} cannot be reached ({e.Message})");
        }
    }

    private static string Next(string folder)
    {
        var numbers = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            : [];
        return (numbers.DefaultIfEmpty(0).Max() + 1).ToString("0000", CultureInfo.InvariantCulture);
    }

    private static Uri? Hook(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new UsageException($"--webhook '{text}' is no address; write for example http://127.0.0.1:9100/alerts");

    private sealed record Settings(TimeSpan Every, int Runs, string Folder, Uri? Webhook, double Level, bool Json);
}
