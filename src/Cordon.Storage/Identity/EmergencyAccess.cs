namespace Cordon.Storage.Identity;

/// <summary>Somebody broke the glass.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it ends.</param>
public sealed record EmergencyAccess(string Person, string Reason, DateTimeOffset At, DateTimeOffset Until);
