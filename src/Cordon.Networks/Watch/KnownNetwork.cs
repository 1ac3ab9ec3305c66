using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>What is remembered about one network.</summary>
public sealed record KnownNetwork
{
    /// <summary>The lasting name: the one under which it was first seen, whoever its members are today.</summary>
    public required Entity Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required NetworkState State { get; init; }

    /// <summary>
    /// Null when alive. Dormant or dead: when its members last acted together. Merged: the end of the history in which that was noticed.
    /// </summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>When members first acted together, as far as the kept evidence shows; event time.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When members last acted together.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>The score when it was last found, in [0,1].</summary>
    public required double Score { get; init; }

    /// <summary>The members when it was last found, in ordinal order.</summary>
    public required IReadOnlyList<KnownMember> Members { get; init; }

    /// <summary>Who was a member before and is none now, the latest first, at most <see cref="NetworkHistory.MostFormer"/>.</summary>
    public required IReadOnlyList<KnownMember> Former { get; init; }

    /// <summary>What tied it when it was last found.</summary>
    public required IReadOnlyList<TieKind> Kinds { get; init; }

    /// <summary>
    /// The objects that were its own at any time, the strongest first, at most <see cref="NetworkHistory.MostObjects"/>: by these it is known
    /// again under other accounts.
    /// </summary>
    public required IReadOnlyList<KnownObject> Objects { get; init; }

    /// <summary>Its life, oldest first, at most <see cref="NetworkHistory.MostLineage"/>: the first entry and the latest ones.</summary>
    public required IReadOnlyList<LineageEntry> Lineage { get; init; }

    /// <summary>True when it was found in the last detection.</summary>
    public bool IsLiving => State is NetworkState.Alive or NetworkState.Dormant;
}
