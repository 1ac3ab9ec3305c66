namespace Cordon.Storage.State;

/// <summary>A policy became the active one.</summary>
/// <param name="Sequence">The command's place in the log.</param>
/// <param name="Hash">The policy.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why.</param>
public sealed record Activation(long Sequence, string Hash, DateTimeOffset At, string By, string Reason);
