using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using Cordon.Cli.Terminal;
using Cordon.Policy.Rules;
using Cordon.Server.Hosting;
using Cordon.Storage;
using Cordon.Storage.History;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon serve</c>: Cordon as a service behind HTTP.</summary>
internal static class ServeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "serve";

    // SIGXFSZ of POSIX, on every system that .NET runs on.
    private const int FileTooLargeSignal = 25;

    private static readonly ServerOptions Defaults = new();

    private const string About = """
        Takes in events over HTTP, evaluates each against the active policy, and keeps everything in one data folder. What was answered with success
        is on the disk.

        Examples:
          cordon serve                                             on http://127.0.0.1:8080, in ./cordon-data
          cordon serve --policy policies/starter                   with a policy
          curl --data-binary @events.jsonl http://127.0.0.1:8080/v1/events
          cordon key create --scope admin && cordon serve --urls http://0.0.0.0:8080

        While there is no API key, only this machine is served, without keys; once there is one, every caller needs a key.
        The API describes itself at /docs. Ends on Ctrl+C or SIGTERM after what was taken in is written.
        """;

    public static Command Create(Screen screen)
    {
        var data = DataFolder();
        var policy = new Option<string?>("--policy") { Description = "Policy folder; activated when its content differs from the active policy", HelpName = "DIR" }.NotEmpty();
        var urls = new Option<string[]>("--urls")
        {
            Description = "Where to listen",
            HelpName = "URL",
            DefaultValueFactory = _ => [.. Defaults.Urls],
            AllowMultipleArgumentsPerToken = true,
        };
        var jetstream = new Option<Uri?>("--jetstream")
        {
            Description = "A Jetstream to follow, with its own parameters; taken up where it was left",
            HelpName = "URL",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[^1].Value, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss")
                    return url;
                result.AddError($"--jetstream '{result.Tokens[^1].Value}' is no address of a stream; write for example wss://jetstream.example/subscribe");
                return null;
            },
        };
        var history = new Option<string>("--history") { Description = "keep: events and results as Parquet, to be asked with cordon query; off: not, which is faster", HelpName = "HOW", DefaultValueFactory = _ => "keep" };
        history.AcceptOnlyFromAmong("keep", "off");
        var days = Options.Number<int>("--history-days", "Days after which events leave the history, by their own time; never when not given", "N");
        var logDays = Options.Number<int>("--log-days", "Days after which received events leave the log, except what a restart needs; never when not given", "N");
        var forget = new Option<Dictionary<HistoryField, int>>("--history-forget")
        {
            Description = "A field that leaves the history after so many days while the event stays: text=30, attributes=90 or objects=365; may be given several times",
            HelpName = "FIELD=DAYS",
            DefaultValueFactory = _ => [],
            CustomParser = ReadFields,
        };
        var witness = new Option<string?>("--witness") { Description = "Who is shown the ledger's checkpoints: a folder, or a program that reads one from its standard input", HelpName = "PATH" }.NotEmpty();
        var logs = new Option<string>("--log") { Description = "Form of the log lines on standard output: text or json", HelpName = "FORM", DefaultValueFactory = _ => "text" };
        logs.AcceptOnlyFromAmong("text", "json");
        var evidence = new EvidenceArguments();
        var command = new Command(Name, About) { data, policy, urls, jetstream, witness, history, days, forget, logDays, logs };
        evidence.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(
            screen,
            evidence.Apply(parsed, new ServerOptions
            {
                DataFolder = parsed.GetValue(data)!,
                PolicyFolder = parsed.GetValue(policy),
                Jetstream = parsed.GetValue(jetstream),
                KeepsHistory = parsed.GetValue(history) == "keep",
                Retention = new HistoryRetention(parsed.GetValue(days) is { } kept ? Math.Max(1, kept) : null, parsed.GetValue(forget)!),
                LogKept = parsed.GetValue(logDays) is { } logged ? TimeSpan.FromDays(Math.Max(1, logged)) : null,
                Urls = [.. parsed.GetValue(urls)!.SelectMany(u => u.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
                Witness = parsed.GetValue(witness),
                JsonLogs = parsed.GetValue(logs) == "json",
            }),
            cancellation));
        return command;
    }

    /// <summary>The option that names the data folder, as several commands have it.</summary>
    public static Option<string> DataFolder() => new Option<string>("--data")
    {
        Description = "The data folder",
        HelpName = "DIR",
        DefaultValueFactory = _ => Defaults.DataFolder,
    }.NotEmpty();

    private static Dictionary<HistoryField, int> ReadFields(ArgumentResult result)
    {
        var fields = new Dictionary<HistoryField, int>();
        foreach (var text in result.Tokens.Select(t => t.Value))
        {
            HistoryField? field = text.Split('=')[0] switch
            {
                "text" => HistoryField.Text,
                "attributes" => HistoryField.Attributes,
                "objects" => HistoryField.Objects,
                _ => null,
            };
            if (field is { } known && int.TryParse(text.AsSpan(text.IndexOf('=', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0)
                fields[known] = days;
            else
                result.AddError($"--history-forget '{text}' is no field and days; write text=30, attributes=90 or objects=365");
        }

        return fields;
    }

    private static async Task<int> Run(Screen screen, ServerOptions options, CancellationToken cancellation)
    {
        try
        {
            // A limit on the size of files is met as a full disk is, and does not end the process.
            using var fileTooLarge = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create((PosixSignal)FileTooLargeSignal, signal => signal.Cancel = true);
            await using var server = await CordonServer.Start(options, cancellation: cancellation);
            screen.Error.WriteLine($"cordon: listening on {string.Join(", ", server.Urls)} · data in {Path.GetFullPath(options.DataFolder)} · API at {server.Urls[0]}/docs");
            await server.WaitForShutdown(cancellation);
            screen.Error.WriteLine("cordon: stopping");
            return ExitCode.Success;
        }
        catch (Exception e) when (e is ListenException or StorageException or PolicySourceException)
        {
            throw new UsageException(e.Message);
        }
    }
}
