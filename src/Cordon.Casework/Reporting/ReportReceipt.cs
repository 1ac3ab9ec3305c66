namespace Cordon.Casework.Reporting;

/// <summary>What an authority answered to one call.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call, such as <c>submit</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reply">The answer as it came, at most 16,384 characters of it.</param>
public sealed record ReportReceipt(DateTimeOffset At, string Call, ReplyKind Outcome, string Reply);
