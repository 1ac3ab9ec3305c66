using Cordon.Cli.Terminal;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary>The way from files to a detection, which <c>detect</c>, <c>watch</c> and <c>demo</c> share.</summary>
internal static class Detecting
{
    /// <summary>Reads the events and detects networks in them.</summary>
    /// <exception cref="UsageException">There was no event to read.</exception>
    public static (Detection Detection, ReadSummary Read) Run(
        Screen screen,
        ReadOptions reading,
        DetectionOptions options,
        IReadOnlyDictionary<Entity, SeedLabel> seeds,
        CancellationToken cancellation)
    {
        var table = new EventTable();
        var reader = new EventReader(reading);
        screen.Progress("Reading events", report =>
        {
            foreach (var e in reader.Read(cancellation))
            {
                table.Add(e);
                if ((table.Count & 0xFFFF) == 0)
                    report($"Reading events: {table.Count:N0}", double.NaN);
            }

            return 0;
        });
        var read = Read(reader, reading, table.Count);
        var detection = screen.Progress("Finding networks", report =>
            NetworkDetector.Detect(table, options, seeds, new Relay(report), cancellation));
        return (detection, read);
    }

    /// <summary>What a reading met.</summary>
    /// <exception cref="UsageException">There was no event.</exception>
    public static ReadSummary Read(EventReader reader, ReadOptions reading, int events) => events > 0
        ? reader.Summary
        : throw new UsageException("no event could be read\n" + string.Join('\n', InputNotes.Of(reader.Summary, reading.RejectsPath)), ExitCode.NoInput);

    /// <summary>Works where results will lie; when this ends without a result, no empty folder and no half-made file of rejects stays behind.</summary>
    public static T InFolder<T>(DetectionRequest request, Func<T> work)
    {
        var (folder, rejects) = (request.Folder, request.Reading.RejectsPath!);
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        File.Delete(rejects);
        try
        {
            return work();
        }
        catch (Exception stopped) when (stopped is UsageException or StrictReadException or OperationCanceledException)
        {
            // Where every line was rejected, the rejects are all there is to go on.
            if (stopped is not UsageException)
                File.Delete(rejects);
            if (isNew && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>Prints a result that was written.</summary>
    public static void Print(Screen screen, DetectionRequest request, Detection detection, NetworkChanges? changes, ReadSummary read, Measured measured, string report)
    {
        screen.Notes([.. InputNotes.Of(read, request.Reading.RejectsPath), .. detection.Summary.Notes, .. changes?.Notes ?? []]);
        if (request.Json)
        {
            PrintJson(screen, detection, changes, read, measured, report);
            return;
        }

        DetectionSummaryTable.Print(screen, detection, measured, report);
        if (changes is not null)
            Watching.Print(screen, changes, Path.GetFullPath(Path.Combine(request.Folder, ChangesPage.FileName)));
    }

    private static void PrintJson(Screen screen, Detection detection, NetworkChanges? changes, ReadSummary read, Measured measured, string report) => Json.Print(
        screen,
        [
        ("events", detection.Summary.Events),
        ("rejected", read.Rejected),
        ("duplicates", detection.Summary.Duplicates),
        ("accounts", detection.Summary.Accounts),
        ("ties", detection.Summary.Ties),
        ("networks", detection.Networks.Count),
        ("seconds", measured.Seconds),
        ("peak_bytes", Measured.PeakBytes),
        ("damaged", read.Damaged.Select(d => d.File)),
        ("report", report),
        .. changes is null ? [] : new (string, object?)[] { ("changes", Watching.Counts(changes)) },
        ]);

    /// <summary>Writes the result files and says where the report is.</summary>
    public static string Write(Detection detection, string folder, ReportExtras extras) =>
        Path.GetFullPath(ResultWriter.WriteAll(detection, folder, extras)[0]);

    private sealed class Relay(Action<string, double> report) : IProgress<DetectionProgress>
    {
        public void Report(DetectionProgress value) => report(value.Stage, value.Done);
    }
}
