namespace Cordon.Casework.Wellness;

/// <summary>A permission to see something once.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Entity">What.</param>
/// <param name="Until">How long it holds.</param>
/// <param name="Standing">How the shift stands now.</param>
public sealed record Reveal(long Id, string Entity, DateTimeOffset Until, ShiftStanding Standing);
