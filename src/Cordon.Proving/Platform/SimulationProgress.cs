namespace Cordon.Proving.Platform;

/// <summary>How far a simulation has come; reported once per simulated day.</summary>
/// <param name="DaysDone">Days written so far.</param>
/// <param name="Days">Days in all.</param>
/// <param name="Lines">Lines written so far, duplicates included.</param>
/// <param name="Bytes">Bytes written so far, before compression.</param>
public readonly record struct SimulationProgress(int DaysDone, int Days, long Lines, long Bytes);
