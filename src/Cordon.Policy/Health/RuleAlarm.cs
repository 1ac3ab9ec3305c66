namespace Cordon.Policy.Health;

/// <summary>Something that whoever keeps the rules must know.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Message">The figures, in a sentence.</param>
public sealed record RuleAlarm(RuleAlarmKind Kind, string Rule, string Message)
{
    /// <summary>The written forms of the kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["broken_by_hits", "broken_by_errors", "risen", "fallen", "reset"];
}
