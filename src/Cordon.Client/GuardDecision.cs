namespace Cordon.Client;

/// <summary>What to do with one thing.</summary>
/// <param name="Verdict"><c>keep</c> (<c>allow</c> for what was asked for), <c>warn</c>, <c>demote</c>, <c>hold</c>, <c>hide</c> or <c>block</c>.</param>
/// <param name="Reason">Why; null where nothing stands against it. <c>no_answer</c> for a fail mode.</param>
/// <param name="Factor">By what the score is multiplied: 1 to keep, between 0 and 1 to demote, 0 otherwise.</param>
public readonly record struct GuardDecision(string Verdict, string? Reason, double Factor)
{
    /// <summary>True when it may be shown now, be it lower.</summary>
    public bool IsShown => Verdict is "keep" or "allow" or "warn" or "demote";
}
