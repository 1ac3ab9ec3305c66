namespace Cordon.Casework.Queues;

/// <summary>Which jobs are meant. What is null does not matter.</summary>
public sealed record JobFilter
{
    /// <summary>Only this queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Only these jobs.</summary>
    public IReadOnlyList<long>? Jobs { get; init; }

    /// <summary>Only subjects of this type.</summary>
    public string? Kind { get; init; }

    /// <summary>Only from this severity on.</summary>
    public CaseSeverity? AtLeast { get; init; }

    /// <summary>Only up to this severity.</summary>
    public CaseSeverity? AtMost { get; init; }

    /// <summary>Only with a reason by this rule or caller.</summary>
    public string? By { get; init; }
}
