namespace Cordon.Casework.Queues;

/// <summary>Where jobs go: the first rule whose every condition holds says the queue.</summary>
/// <param name="To">The queue.</param>
public sealed record RoutingRule(string To)
{
    /// <summary>Only subjects of this type; null for any.</summary>
    public string? Kind { get; init; }

    /// <summary>Only subjects that carry this label; null for any.</summary>
    public string? Label { get; init; }

    /// <summary>Only from this severity on; null for any.</summary>
    public CaseSeverity? AtLeast { get; init; }

    /// <summary>Only what asked for this queue; null for any.</summary>
    public string? From { get; init; }
}
