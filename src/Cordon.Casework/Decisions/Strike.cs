namespace Cordon.Casework.Decisions;

/// <summary>What stands against an account from one decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">The reason of the policy.</param>
/// <param name="At">When.</param>
/// <param name="Weight">What it weighed then.</param>
/// <param name="HalfLifeDays">After how many days it weighs half.</param>
/// <param name="ChildSafety">Whether it is about children: such a strike does not lose its step by decay.</param>
/// <param name="Void">Whether it was overturned.</param>
public sealed record Strike(long Decision, string Reason, DateTimeOffset At, double Weight, double HalfLifeDays, bool ChildSafety, bool Void);
