using System.Diagnostics.Metrics;

namespace Cordon.Server.Engine;

/// <summary>What the engine measures of itself, by OpenTelemetry's names and units.</summary>
internal static class EngineMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string MeterName = "Cordon";

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Records that were taken in, by outcome.</summary>
    public static Counter<long> Events { get; } = Meter.CreateCounter<long>("cordon.events", "{event}", "Records that were sent, by outcome");

    /// <summary>How long a commit of the log took.</summary>
    public static Histogram<double> Commits { get; } = Meter.CreateHistogram<double>("cordon.log.commit.duration", "s", "How long a commit of the log took");

    /// <summary>Rule hits, by rule.</summary>
    public static Counter<long> Hits { get; } = Meter.CreateCounter<long>("cordon.rule.hits", "{hit}", "Rules that hit, by rule and whether in shadow");

    /// <summary>Shows what is read from the engine when somebody asks.</summary>
    public static void Observe(CordonEngine engine)
    {
        Meter.CreateObservableGauge("cordon.log.waiting", () => engine.BytesWaiting, "By", "Bytes that wait to be written to the log");
        Meter.CreateObservableGauge("cordon.labels", () => engine.Ask(e => e.Labels.Count), "{label}", "Labels held");
        Meter.CreateObservableGauge("cordon.deliveries", () => engine.Store.DeliveryCounts()
            .Select(c => new Measurement<long>(c.Value, new KeyValuePair<string, object?>("state", c.Key.ToString()))), "{delivery}", "Deliveries of the outbox, by state");
    }
}
