namespace Cordon.Storage.Identity;

/// <summary>Somebody may open a case that is closed to all others.</summary>
/// <param name="Subject">The case, account or network.</param>
/// <param name="Person">Who may.</param>
/// <param name="By">Who let them.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record NeedToKnow(string Subject, string Person, string By, string Reason, DateTimeOffset At);
