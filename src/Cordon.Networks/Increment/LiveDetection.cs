using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;

namespace Cordon.Networks.Increment;

/// <summary>
/// Networks kept up to date as events arrive. <see cref="Refresh"/> gives what <see cref="NetworkDetector.Detect"/> gives on the same events in
/// the same order, to the byte; it works again only on what the new events touch, and on the statistics that every event changes.
/// </summary>
/// <remarks>
/// What is kept and what it costs is in <c>docs/increment.md</c>. Not safe for use by several threads at once. A refresh that is stopped loses what
/// was kept, but no event: the next one works on everything again.
/// </remarks>
public sealed class LiveDetection
{
    private readonly DetectionOptions _options;
    private readonly IReadOnlyDictionary<Entity, SeedLabel> _seeds;
    private readonly EventTable _table = new();
    private readonly ResamplingMemory _memory = new();
    private TieIncrement? _ties;
    private ClusterIncrement? _clusters;

    /// <param name="options">How networks are detected.</param>
    /// <param name="seeds">What is known about some accounts; null when nothing is.</param>
    /// <exception cref="ArgumentException">The options are out of range; the message says which.</exception>
    public LiveDetection(DetectionOptions options, IReadOnlyDictionary<Entity, SeedLabel>? seeds = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _options = options;
        _seeds = seeds ?? new Dictionary<Entity, SeedLabel>();
    }

    /// <summary>Distinct events so far.</summary>
    public int Events => _table.Count;

    /// <summary>Tied accounts that the last refresh clustered again: those in whose component a tie changed.</summary>
    public int Reclustered => _clusters?.Changed ?? 0;

    /// <summary>Adds an event, which may be late; false when its key was there before.</summary>
    public bool Add(Event e) => _table.Add(e);

    /// <summary>The networks of all events so far.</summary>
    /// <param name="progress">Told before each stage.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Detection Refresh(IProgress<DetectionProgress>? progress = null, CancellationToken cancellation = default)
    {
        var ties = _ties ?? new TieIncrement(_table, _options);
        var clusters = _clusters ?? new ClusterIncrement();
        (_ties, _clusters) = (null, null);
        var (found, answers) = ties.Update(progress, cancellation);
        var detection = NetworkDetector.Conclude(
            _table,
            _options,
            _seeds,
            found,
            answers,
            graph =>
            {
                clusters.Update(graph);
                return clustering => clusters.Cluster(clustering, cancellation);
            },
            _memory,
            progress,
            cancellation);
        (_ties, _clusters) = (ties, clusters);
        return detection;
    }
}
