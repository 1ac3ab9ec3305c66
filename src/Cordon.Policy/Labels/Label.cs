namespace Cordon.Policy.Labels;

/// <summary>A standing fact on an entity.</summary>
public sealed record Label
{
    /// <summary>The label's name, as the policy declares it.</summary>
    public required string Name { get; init; }

    /// <summary>Who set it.</summary>
    public required LabelSource Source { get; init; }

    /// <summary>The rule, person or import that set it.</summary>
    public required string SetBy { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The place in the log of the event or command that set it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The id of the event that led to it; null when a person or an import set it.</summary>
    public string? EventId { get; init; }

    /// <summary>When it was set: the event's time, or the time of the command.</summary>
    public required DateTimeOffset Set { get; init; }

    /// <summary>From when on it no longer holds; null when it holds until it is removed.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it holds at a time. Its setting counts from its place in the log on, its expiry by time.</summary>
    public bool HoldsAt(DateTimeOffset time) => Expires is not { } end || time < end;
}
