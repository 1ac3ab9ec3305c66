namespace Cordon.Casework.Enforcement;

/// <summary>
/// One thing that a decision or a takedown does outside casework. It is kept before it is carried out, under a key that is its idempotency key everywhere: carried out twice, it is
/// one label and one message.
/// </summary>
public sealed record Measure
{
    /// <summary>The key, which says what it follows from: <c>case-7-1-2-15</c>, <c>decision-9-0-0</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it belongs to: <c>case-7-1</c>, <c>decision-9</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>The step of its owner; those of one step are carried out together, before those of the next.</summary>
    public required int Step { get; init; }

    /// <summary>The place among those of its owner, and the order of carrying out.</summary>
    public required int Place { get; init; }

    /// <summary>What it does.</summary>
    public required MeasureKind Kind { get; init; }

    /// <summary>To which entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The label, the action, the kind of notice, or the state.</summary>
    public required string Name { get; init; }

    /// <summary>Why, for the label and the platform.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public required string By { get; init; }

    /// <summary>Not before.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Where it stands.</summary>
    public MeasureState State { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Problem { get; init; }
}
