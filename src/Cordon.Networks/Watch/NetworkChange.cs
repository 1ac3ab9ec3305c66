using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>What became of one network between two detections.</summary>
public sealed record NetworkChange
{
    /// <summary>In one word.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The network's lasting name.</summary>
    public required Entity Network { get; init; }

    /// <summary>Its score, in [0,1]; null when it was not found.</summary>
    public required double? Score { get; init; }

    /// <summary>Its score when it was last found before; null when it is new.</summary>
    public required double? ScoreBefore { get; init; }

    /// <summary>Its members; 0 when it was not found.</summary>
    public required int Size { get; init; }

    /// <summary>Its members when it was last found before; 0 when it is new.</summary>
    public required int SizeBefore { get; init; }

    /// <summary>Members who were none before, in ordinal order; empty for a new network.</summary>
    public required IReadOnlyList<Entity> Joined { get; init; }

    /// <summary>Who was a member before and is none now, in ordinal order.</summary>
    public required IReadOnlyList<Entity> Left { get; init; }

    /// <summary>Kinds of ties that it did not have before; empty for a new network.</summary>
    public required IReadOnlyList<TieKind> NewKinds { get; init; }

    /// <summary>Other networks that take part, by relation, then most accounts first.</summary>
    public required IReadOnlyList<ChangeLink> Links { get; init; }

    /// <summary>The change in sentences, the most important first; at least one.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
}
