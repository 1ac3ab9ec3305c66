namespace Cordon.Casework.Decisions;

/// <summary>Somebody says that a decision is wrong.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Subject">About what.</param>
/// <param name="At">When it came.</param>
/// <param name="Text">What they say.</param>
/// <param name="State">Where it stands.</param>
/// <param name="By">Who decided it; null while open.</param>
/// <param name="Decided">When.</param>
/// <param name="Note">Why.</param>
public sealed record Appeal(long Id, long Decision, string Subject, DateTimeOffset At, string Text, AppealState State, string? By, DateTimeOffset? Decided, string? Note);
