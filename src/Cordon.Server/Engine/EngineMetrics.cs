namespace Cordon.Server.Engine;

/// <summary>What the engine measures of itself, by OpenTelemetry's names and units.</summary>
internal static class EngineMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string MeterName = "Cordon";
}
