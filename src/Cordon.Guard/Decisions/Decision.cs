using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Decisions;

/// <summary>What a surface does with one candidate or connection.</summary>
/// <param name="Verdict">What to do.</param>
/// <param name="Reason">Why.</param>
/// <param name="Factor">By what the score is multiplied: 1 to keep it, between 0 and 1 to demote it, 0 otherwise.</param>
public readonly record struct Decision(GuardVerdict Verdict, GuardReason Reason, double Factor)
{
    /// <summary>Nothing stands against it.</summary>
    public static Decision Keep => new(GuardVerdict.Allow, GuardReason.None, 1);
}
