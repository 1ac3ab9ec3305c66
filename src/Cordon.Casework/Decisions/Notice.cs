namespace Cordon.Casework.Decisions;

/// <summary>What a user is told of a decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Subject">To whom, or about what.</param>
/// <param name="Text">What.</param>
/// <param name="Due">When it is sent.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was deferred or withheld; null when it was not.</param>
public sealed record Notice(long Decision, string Subject, string Text, DateTimeOffset Due, NoticeState State, string? Reason);
