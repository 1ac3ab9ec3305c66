using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Living;

/// <summary>Lets a platform live for all its days, and writes its events, what its surfaces showed to a panel, and the truth.</summary>
/// <param name="options">The platform.</param>
public sealed class LivingSimulator(LivingOptions options)
{
    private const int HoursOfDay = 24;

    /// <summary>Writes <c>events/</c> as <see cref="Simulator"/> does, <see cref="ShownFile.Name"/>, and, last, <c>truth.json</c>.</summary>
    /// <param name="folder">Where to write; created when it is not there. It must not hold a simulation already.</param>
    /// <param name="panel">The share of viewers whose looks are written, in [0, 1].</param>
    /// <param name="progress">Told after each simulated day; may be null.</param>
    /// <param name="cancellation">Stops the run within some milliseconds; what was written is removed.</param>
    /// <returns>What <c>truth.json</c> says.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="IOException">The folder holds a simulation already, or cannot be written to.</exception>
    public async Task<GroundTruth> WriteAsync(string folder, double panel, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        SimulationOptions.Within(panel, 0, 1, nameof(panel));
        var platform = new LivingPlatform(options);
        var days = options.Population.Days;
        using var events = new EventFolder(Path.Combine(folder, Simulator.EventsFolder), options.Population.Compression, options.Population.LinesPerFile);
        using var shown = new ShownFile(Path.Combine(folder, ShownFile.Name), panel);
        (platform.Events, platform.Shown) = (events, shown);
        for (var day = 0; day < days; day++)
        {
            await platform.AdvanceAsync(HoursOfDay, cancellation);
            progress?.Report(new SimulationProgress(day + 1, days, events.Lines, events.Bytes));
        }

        var truth = platform.Truth();
        truth = truth with { Counts = truth.Counts with { Files = events.Files } };
        shown.Complete();
        events.Complete();
        TruthFile.Write(truth, Path.Combine(folder, TruthFile.Name));
        return truth;
    }
}
