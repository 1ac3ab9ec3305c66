namespace Cordon.Casework.Cases;

/// <summary>What somebody wrote at a case or one of its accounts.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="About">The account or artifact; empty for the case.</param>
/// <param name="Text">What.</param>
public sealed record Annotation(long Id, DateTimeOffset At, string By, string About, string Text);
