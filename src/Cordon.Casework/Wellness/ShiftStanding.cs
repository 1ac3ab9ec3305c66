namespace Cordon.Casework.Wellness;

/// <summary>How a person's shift stands; for that person alone.</summary>
/// <param name="Began">When it began; null when there was no look yet.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Seen">How much was seen.</param>
/// <param name="Budget">How much may be, overrides included.</param>
/// <param name="OptedOut">Kinds of material that the person does not want to see.</param>
public sealed record ShiftStanding(DateTimeOffset? Began, DateTimeOffset? Ends, int Seen, int Budget, IReadOnlyList<string> OptedOut)
{
    /// <summary>What is left.</summary>
    public int Left => Math.Max(0, Budget - Seen);
}
