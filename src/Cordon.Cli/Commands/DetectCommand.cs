using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Networks.Results;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon detect</c>: networks in the user's own events.</summary>
internal static class DetectCommand
{
    private const string About = """
        Finds networks in event files and writes report.html, networks.json, members.csv, ranked.csv, graph.graphml and history.json.

        Examples:
          cordon detect events/                          every event file below a folder
          cordon detect 'logs/*.jsonl.gz' --window 30s   compressed files by pattern, a narrower window
          cordon detect posts.csv --map actor=author --map time=posted_at --map link=url
          zcat dump.gz | cordon detect - --json          standard input, one JSON object out
          cordon detect events/ --seeds confirmed.csv    risk from confirmed accounts: account[,label] a line, 1 abusive, 0 trusted
          cordon detect events/ --previous monday --out tuesday    networks keep their names; what changed is told

        Reads canonical JSON Lines, Jetstream, Mastodon webhooks, ActivityStreams 2.0, Osprey actions, CloudEvents, CSV and Parquet; plain,
        gzip or zstd. Lines that cannot be read are kept, with the reason, in rejects.jsonl beside the results.
        """;

    public static Command Create(Screen screen)
    {
        var arguments = new DetectionArguments();
        var command = arguments.AddTo(new Command("detect", About));
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(screen, arguments.Of(parsed), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, DetectionRequest request, CancellationToken cancellation)
    {
        var measured = new Measured();
        var (found, read) = Detecting.InFolder(request, () => Detecting.Run(screen, request.Reading, request.Options, request.Seeds, cancellation));
        var notes = InputNotes.Of(read, request.Reading.RejectsPath);
        var (detection, changes, report) = Watching.Write(found, request.Previous, request.Folder, new ReportExtras { Notes = notes });
        Detecting.Print(screen, request, detection, changes, read, measured, report);
        return read.Damaged.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }
}
