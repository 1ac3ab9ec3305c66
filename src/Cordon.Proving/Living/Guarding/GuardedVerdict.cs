namespace Cordon.Proving.Living.Guarding;

/// <summary>What a surface does with a thing.</summary>
/// <param name="IsShown">False when it is held back or hidden.</param>
/// <param name="Factor">By what its score is multiplied, in (0, 1]; 0 when it is not shown.</param>
public readonly record struct GuardedVerdict(bool IsShown, double Factor)
{
    /// <summary>Nothing stands against it.</summary>
    public static GuardedVerdict Keep => new(true, 1);

    /// <summary>It is not shown.</summary>
    public static GuardedVerdict Drop => default;
}
