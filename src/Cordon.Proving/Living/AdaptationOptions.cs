using Cordon.Proving.Platform;

namespace Cordon.Proving.Living;

/// <summary>How planted networks answer to what the platform does against them. At its default each value changes nothing, but that networks whose accounts are removed come back.</summary>
public sealed record AdaptationOptions
{
    /// <summary>After how many days a network writes its goods anew; 0 never. Default 0; range 0–365; unit: days.</summary>
    public int RespellDays { get; init; }

    /// <summary>After how many days a network moves to a new tag; 0 never. Default 0; range 0–365; unit: days.</summary>
    public int RetagDays { get; init; }

    /// <summary>The share of removed members that come back under new accounts. Default 0.6; range 0–1; unit: share.</summary>
    public double Returns { get; init; } = 0.6;

    /// <summary>The mean time until a removed member comes back; one day is the least. Default 1.5; range 1–60; unit: days.</summary>
    public double ReturnDays { get; init; } = 1.5;

    /// <summary>How likely a member who returns keeps each thing that it had: device, contact, place in a circle, invitation by the others. Default 0.5; range 0–1; unit: share.</summary>
    public double KeptArtifacts { get; init; } = 0.5;

    /// <summary>Reports of innocent groups by each network on a day, mean. Default 0; range 0–200; unit: reports.</summary>
    public double FalseReports { get; init; }

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names the value, the range and what to do.</exception>
    internal void Validate()
    {
        SimulationOptions.Within(RespellDays, 0, 365, nameof(RespellDays));
        SimulationOptions.Within(RetagDays, 0, 365, nameof(RetagDays));
        SimulationOptions.Within(Returns, 0, 1, nameof(Returns));
        SimulationOptions.Within(ReturnDays, 1, 60, nameof(ReturnDays));
        SimulationOptions.Within(KeptArtifacts, 0, 1, nameof(KeptArtifacts));
        SimulationOptions.Within(FalseReports, 0, 200, nameof(FalseReports));
    }
}
