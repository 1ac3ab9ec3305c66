using Cordon.Networks.Detecting;
using Cordon.Proving.Living;
using Cordon.Proving.Platform;

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

    /// <summary>Two weeks, four days measured twice, a week after; networks of a dozen accounts and more that act on three days in five: clear enough to be found.</summary>
    public static GroundOptions Usual(int accounts, long randomSeed) => new()
    {
        Platform = new LivingOptions
        {
            Population = new SimulationOptions { Accounts = accounts, Days = 25, RandomSeed = randomSeed, PlantedMin = 12, ActiveDayShare = 0.6 },
        },
        LearnDays = 14,
        MeasureDays = 4,
        ReturnDays = 7,
    };
}
