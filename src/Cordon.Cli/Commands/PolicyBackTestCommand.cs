using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Events.Log;
using Cordon.Events.Reading;
using Cordon.Policy.Replay;
using Cordon.Policy.Rules;
using Cordon.Server.Engine;
using Cordon.Signals.Counters;
using Cordon.Storage.Log;
using Cordon.Storage.State;
using Command = System.CommandLine.Command;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy backtest</c>: what a policy would have done.</summary>
internal static class PolicyBackTestCommand
{
    private const string About = """
        Replays events through a policy and says what it would have done, compared with another policy or with none: hits of each rule, verdicts,
        entities gained and lost for each label, and samples with the reasons. All events from the first on build counters and labels; only
        those from --from to --to are compared. The same events and policies give the same result.

        Examples:
          cordon policy backtest --policy policies/next --events events/
          cordon policy backtest --policy policies/next --baseline policies/live --events events/ --from 2026-03-01 --to 2026-03-08 --out trial
          cordon policy backtest --policy policies/next --data cordon-data --from 2026-03-01       against what a server did

        With --out: backtest.html for people, backtest.json, backtest.txt.
        """;

    // An event this far behind the newest before it was not in order; what that means for counters is said.
    private static readonly TimeSpan OutOfOrder = TimeSpan.FromHours(1);

    public static Command Create(Screen screen)
    {
        var policy = new Option<string>("--policy") { Description = "Folder of the policy that is tried", HelpName = "DIR", Required = true }.NotEmpty();
        var events = new Option<string[]>("--events") { Description = "Files, folders or globs with events of any known format, in the order of time; - for standard input", HelpName = "PATH", AllowMultipleArgumentsPerToken = true }.NotEmpty();
        var data = new Option<string?>("--data") { Description = "Data folder of a server, running or not: its events, labels set by people, and the policies that were active are what is compared with", HelpName = "DIR" }.NotEmpty();
        var baseline = new Option<string?>("--baseline") { Description = "Folder of the policy to compare with; nothing when not given", HelpName = "DIR" }.NotEmpty();
        var from = Moment("--from", "Compare events from this time on");
        var to = Moment("--to", "Compare events before this time");
        var samples = Options.Number("--samples", "Most sample events, and entities of each label", "N", 20);
        var output = new Option<string?>("--out", "-o") { Description = "Folder for the result; made when missing", HelpName = "DIR" }.NotEmpty();
        var json = Options.Json();
        var command = new Command("backtest", About) { policy, events, data, baseline, from, to, samples, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                screen,
                new Asked(
                    parsed.GetValue(policy)!,
                    parsed.GetValue(events) ?? [],
                    parsed.GetValue(data),
                    parsed.GetValue(baseline),
                    parsed.GetValue(from),
                    parsed.GetValue(to),
                    parsed.GetValue(samples),
                    parsed.GetValue(output),
                    parsed.GetValue(json)),
                cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, Asked asked, CancellationToken cancellation)
    {
        if (asked.From >= asked.To)
            throw new UsageException("--from is not before --to; no event can be compared");
        if (asked.Samples is < 0 or > 10_000)
            throw new UsageException($"--samples is {asked.Samples}; expected 0 to 10000");
        if (asked.Events.Length == 0 == asked.Data is null)
            throw new UsageException("give either --events, with files of events, or --data, with the data folder of a server");
        var candidate = PolicyReading.Read(screen, asked.Policy);
        var options = new BackTestOptions
        {
            Candidate = candidate,
            Baseline = asked.Baseline is null ? null : PolicyReading.Read(screen, asked.Baseline),
            From = asked.From,
            To = asked.To,
            Samples = asked.Samples,
        };
        if (asked.Data is not null)
            return OverData(screen, asked, options, cancellation);
        var reading = new ReadOptions { Paths = asked.Events, LeaveOut = asked.Output };
        var reader = new EventReader(reading);
        var order = new Order();
        var result = screen.Progress("Replaying", report => BackTest.Run(Records(reader, order, report, cancellation), options, cancellation));
        if (result.Events == 0)
            throw new UsageException("no event could be read\n" + string.Join('\n', InputNotes.Of(reader.Summary, rejectsPath: null)), ExitCode.NoInput);
        screen.Notes(InputNotes.Of(reader.Summary, rejectsPath: null));
        if (order.Repeated > 0)
            screen.Note($"{order.Repeated:N0} events came again with the same id and were left out");
        if (order.Late > 0)
            screen.Note($"{order.Late:N0} events are more than an hour older than one before them; counters take them as late. Give the files in the order of time");
        if (result.Compared == 0)
            screen.Note("no event lies between --from and --to; nothing was compared");
        Show(screen, asked, result);
        return reader.Summary.Damaged.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    /// <summary>Replays what a server has stored, once as it was and once with the policy that is tried.</summary>
    private static int OverData(Screen screen, Asked asked, BackTestOptions options, CancellationToken cancellation)
    {
        var path = Path.Combine(asked.Data!, "log.db");
        if (!File.Exists(path))
            throw new UsageException($"{asked.Data} is no data folder of a server; name the folder that cordon serve --data was given");
        using var store = StateStore.Open(DataFolder.StateOf(asked.Data!));
        using var log = EventLog.Open(path);
        if (asked.Baseline is null)
        {
            var known = new Dictionary<string, CompiledPolicy?>(StringComparer.Ordinal);
            options = options with { Activated = hash => known.TryGetValue(hash, out var policy) ? policy : known[hash] = Stored(store, hash) };
        }

        var result = screen.Progress("Replaying", _ => BackTest.Run(log, options, cancellation));
        if (result.Events == 0)
            throw new UsageException($"{asked.Data} holds no event", ExitCode.NoInput);
        if (result.Compared == 0)
            screen.Note("no event lies between --from and --to; nothing was compared");
        Show(screen, asked, result);
        return ExitCode.Success;
    }

    private static CompiledPolicy? Stored(StateStore store, string hash) => store.Policy(hash) is { } files ? PolicyCompiler.Compile(PolicySource.FromBytes(files)).Policy : null;

    private static void Show(Screen screen, Asked asked, BackTestResult result)
    {
        if (asked.Output is { } folder)
            Write(folder, result);
        if (asked.Json)
        {
            using var text = new MemoryStream();
            BackTestJson.Write(text, result);
            screen.Line(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        }
        else
        {
            BackTestText.Write(screen.Out, result);
            if (asked.Output is not null)
                screen.Line($"\nbacktest.html, backtest.json and backtest.txt are in {Path.GetFullPath(asked.Output)}");
        }
    }

    private static IEnumerable<LogRecord> Records(EventReader reader, Order order, Action<string, double> report, CancellationToken cancellation)
    {
        var (sequence, newest, seen) = (0L, DateTimeOffset.MinValue, new HashSet<CounterKey>());
        foreach (var happened in reader.Read(cancellation))
        {
            // A platform's log holds every id once.
            if (!seen.Add(CounterKey.Of(happened.Id)))
            {
                order.Repeated++;
                continue;
            }

            if (happened.Time > newest)
                newest = happened.Time;
            else if (newest - happened.Time > OutOfOrder)
                order.Late++;
            if ((++sequence & 0xFFFF) == 0)
                report($"Replaying events: {sequence:N0}", double.NaN);
            yield return new EventRecord(sequence, happened.Time, happened);
        }
    }

    private static void Write(string folder, BackTestResult result)
    {
        Directory.CreateDirectory(folder);
        using (var page = new StreamWriter(Path.Combine(folder, "backtest.html")))
            BackTestHtml.Write(page, result);
        using (var data = File.Create(Path.Combine(folder, "backtest.json")))
            BackTestJson.Write(data, result);
        using var text = new StreamWriter(Path.Combine(folder, "backtest.txt"));
        BackTestText.Write(text, result);
    }

    private static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description + ": 2026-03-01 or 2026-03-01T12:00:00Z, UTC when it does not say",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
                return time;
            result.AddError($"{name} '{text}' is not a time; write it like 2026-03-01 or 2026-03-01T12:00:00Z");
            return null;
        },
    };

    private sealed class Order
    {
        public long Repeated { get; set; }

        public long Late { get; set; }
    }

    private sealed record Asked(string Policy, string[] Events, string? Data, string? Baseline, DateTimeOffset? From, DateTimeOffset? To, int Samples, string? Output, bool Json);
}
