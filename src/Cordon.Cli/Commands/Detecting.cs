using Cordon.Cli.Terminal;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;

namespace Cordon.Cli.Commands;

/// <summary>The way from files to a detection, which <c>detect</c> and <c>demo</c> share.</summary>
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
        var read = reader.Summary;
        if (table.Count == 0)
            throw new UsageException("no event could be read\n" + string.Join('\n', InputNotes.Of(read, reading.RejectsPath)), ExitCode.NoInput);
        var detection = screen.Progress("Finding networks", report =>
            NetworkDetector.Detect(table, options, seeds, new Relay(report), cancellation));
        return (detection, read);
    }

    /// <summary>Writes the result files and says where the report is.</summary>
    public static string Write(Detection detection, string folder, ReportExtras extras) =>
        Path.GetFullPath(ResultWriter.WriteAll(detection, folder, extras)[0]);

    private sealed class Relay(Action<string, double> report) : IProgress<DetectionProgress>
    {
        public void Report(DetectionProgress value) => report(value.Stage, value.Done);
    }
}
