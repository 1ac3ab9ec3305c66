using Cordon.Proving.Truth;

namespace Cordon.Proving.Platform;

/// <summary>
/// Simulates a platform: ordinary life in which networks are planted and innocent groups look like them. Writes
/// the events as canonical JSON Lines in time order, and the truth beside them. The same options give the same bytes.
/// </summary>
/// <remarks>Memory is bounded by the accounts (about 50 bytes each) and by the events of one day (8 bytes each), not by the length of the history.</remarks>
public sealed class Simulator
{
    private readonly SimulationOptions _options;

    /// <summary>Takes and checks the options.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; see <see cref="SimulationOptions.Validate"/>.</exception>
    public Simulator(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>The folder of the event files, inside the simulation's folder.</summary>
    public const string EventsFolder = "events";

    /// <summary>
    /// Writes <c>events/events-00001.jsonl</c> and so on, and <c>truth.json</c> beside the folder of events, last. Until all is written the files' names end in
    /// <c>.partial</c>; a run that is cancelled or fails removes them.
    /// </summary>
    /// <param name="folder">Where to write; created when it is not there. It must not hold a simulation already.</param>
    /// <param name="progress">Told after each simulated day; may be null.</param>
    /// <param name="cancellation">Stops the run within some milliseconds.</param>
    /// <returns>What <c>truth.json</c> says.</returns>
    /// <exception cref="IOException">The folder holds a simulation already, or cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public GroundTruth Write(string folder, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var events = Path.Combine(folder, EventsFolder);
        Directory.CreateDirectory(events);
        var earlier = Directory.EnumerateFiles(events, "events-*").Where(f => !f.EndsWith(".partial", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(folder, TruthFile.Name))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        if (earlier is not null)
            throw new IOException($"'{folder}' holds '{Path.GetRelativePath(folder, earlier)}' already; expected a folder without a simulation; choose another folder or remove the old files");

        using var files = new EventFiles(events, _options.Compression, _options.LinesPerFile);
        var simulation = new Simulation(_options);
        simulation.Run(files, progress, cancellation);
        var truth = Describe(simulation, files);
        files.Complete();
        TruthFile.Write(truth, Path.Combine(folder, TruthFile.Name));
        files.Keep();
        return truth;
    }

    private GroundTruth Describe(Simulation simulation, EventFiles files) => SocietyTruth.Describe(_options, simulation.Society, new TruthCounts
    {
        Accounts = _options.Accounts,
        Events = simulation.Events,
        Lines = files.Lines,
        Bytes = files.Bytes,
        Files = files.Files,
        Duplicates = simulation.Duplicates,
        Deletes = simulation.Kinds[(int)SimulatedKind.Delete],
        PlantedActs = simulation.PlantedActs,
        LookAlikeActs = simulation.LookAlikeActs,
        BeyondEnd = simulation.BeyondEnd,
        Kinds = SocietyTruth.Kinds(_options, simulation.Kinds),
    });
}
