using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Bench;

/// <summary>The events and the truth of a simulated platform, read back through the front door's reader.</summary>
internal static class SimulatedHistory
{
    public static (List<Event> Events, GroundTruth Truth) Of(SimulationOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-").FullName;
        try
        {
            var truth = new Simulator(options).Write(folder, progress: null, CancellationToken.None);
            var reader = new EventReader(new ReadOptions { Paths = [Path.Combine(folder, "events")] });
            return ([.. reader.Read(CancellationToken.None)], truth);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
