using Cordon.Networks.Detecting;
using Cordon.Proving.Living;

namespace Cordon.Cli.Grounds;

/// <summary>What is run on a proving ground.</summary>
internal sealed record GroundOptions
{
    /// <summary>The platform; its length is the days below, together.</summary>
    public required LivingOptions Platform { get; init; }

    /// <summary>How networks are detected. By default more are looked at than a report would list, each with fewer draws.</summary>
    public DetectionOptions Detection { get; init; } = new() { LeastScore = 0.5, Draws = 20 };

    /// <summary>Networks from this score on are confirmed; those below it wait for people. Default 0.7.</summary>
    public double ConfirmFrom { get; init; } = 0.7;

    /// <summary>Days whose events detection sees.</summary>
    public required int LearnDays { get; init; }

    /// <summary>Days that are measured without and with the guard.</summary>
    public required int MeasureDays { get; init; }

    /// <summary>Days after the found accounts were removed.</summary>
    public required int ReturnDays { get; init; }
}
