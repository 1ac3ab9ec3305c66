using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Events.Reading;
using Cordon.Networks.Increment;
using Cordon.Networks.Results;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon watch</c>: networks kept up to date as events arrive.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    private const string About = """
        Reads events as they arrive, and at every step of event time says which networks were born, grew, split, merged, died or returned. At the
        end it writes what cordon detect writes for the same events, under the names that the networks got when they were first found.

        Examples:
          cordon watch events/                             day by day through files, in the order of their names
          cordon watch events/ --every 1d --out watched    one step a day
          tail -c +1 -f events.jsonl | cordon watch -      a stream on standard input; events may be late
          cordon watch today/ --previous yesterday         networks keep the names of an earlier result
          zcat dump.gz | cordon watch - --json             one JSON object a step, and the result as the last one

        Reads what cordon detect reads. Only what new events touch is worked on again; see docs/increment.md.
        """;

    public static Command Create(Screen screen)
    {
        var arguments = new DetectionArguments();
        var every = Options.Time("--every", "Event time between two steps, 1s to 365d", Every, "6h");
        var command = arguments.AddTo(new Command("watch", About));
        command.Add(every);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var length = parsed.GetValue(every);
                return Run(screen, arguments.Of(parsed), length == default ? Every : length, cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, DetectionRequest request, TimeSpan every, CancellationToken cancellation)
    {
        var measured = new Measured();
        var (followed, found, read) = Detecting.InFolder(request, () => Watch(screen, request, every, cancellation));
        // What changed since the earlier result, whatever happened in between.
        var changes = request.Previous?.Follow(Sighting.Of(followed.History)).Changes;
        var notes = InputNotes.Of(read, request.Reading.RejectsPath);
        var (detection, _, report) = Watching.Write(followed, found, changes, request.Folder, new ReportExtras { Notes = notes });
        Detecting.Print(screen, request, detection, changes, read, measured, report);
        return read.Damaged.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    private static (FollowedHistory Followed, Detection Detection, ReadSummary Read) Watch(
        Screen screen, DetectionRequest request, TimeSpan every, CancellationToken cancellation)
    {
        var live = new LiveDetection(request.Options, request.Seeds);
        var clock = new StepClock(every);
        var reader = new EventReader(request.Reading);
        var history = request.Previous ?? NetworkHistory.Empty;
        foreach (var e in reader.Read(cancellation))
        {
            if (clock.Passes(e.Time))
            {
                var step = live.Refresh(cancellation: cancellation);
                var followed = history.Follow(Sighting.Of(step));
                history = followed.History;
                Print(screen, request, new WatchStep(clock.Time, live.Events, step.Networks.Count, followed.Changes));
            }

            live.Add(e);
        }

        var read = Detecting.Read(reader, request.Reading, live.Events);
        var last = live.Refresh(cancellation: cancellation);
        var end = history.Follow(Sighting.Of(last));
        Print(screen, request, new WatchStep(last.Summary.To!.Value, live.Events, last.Networks.Count, end.Changes));
        return (end, last, read);
    }

    private static void Print(Screen screen, DetectionRequest request, WatchStep step)
    {
        if (request.Json)
            Json.Print(screen, ("time", step.Time), ("events", step.Events), ("networks", step.Networks), ("changes", Watching.Counts(step.Changes)));
        else
            Watching.Print(screen, step);
        screen.Out.Flush();
    }
}
