using Cordon.Policy.Rules;

namespace Cordon.Policy.Replay;

/// <summary>What a back-test compares.</summary>
public sealed record BackTestOptions
{
    /// <summary>The policy that is tried.</summary>
    public required CompiledPolicy Candidate { get; init; }

    /// <summary>What it is compared with: this policy all along; null for what the records themselves activated.</summary>
    public CompiledPolicy? Baseline { get; init; }

    /// <summary>Finds the policies that the records activated; null when there is nothing to compare with.</summary>
    public Func<string, CompiledPolicy?>? Activated { get; init; }

    /// <summary>From which event time on events are compared; earlier ones only build counters and labels. Null for the first.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before which event time events are compared. Null for no end.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Most sample events of the result, and most sample entities of each label. Default 20.</summary>
    public int Samples { get; init; } = 20;
}
