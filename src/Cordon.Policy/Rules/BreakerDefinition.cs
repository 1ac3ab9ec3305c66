namespace Cordon.Policy.Rules;

/// <summary>When a rule is turned to shadow because it runs away.</summary>
public sealed record BreakerDefinition
{
    /// <summary>Over how many evaluations the shares are taken, one block after the other. Default 1,000.</summary>
    public int Evaluations { get; init; } = 1_000;

    /// <summary>Share of hits above which the rule is broken; 1 never breaks. Default 0.5.</summary>
    public double Hits { get; init; } = 0.5;

    /// <summary>Share of errors above which the rule is broken; 1 never breaks. Default 0.1.</summary>
    public double Errors { get; init; } = 0.1;

    /// <summary>A breaker that never breaks.</summary>
    public static BreakerDefinition Off { get; } = new() { Hits = 1, Errors = 1 };
}
