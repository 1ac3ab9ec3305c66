using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>A network as one detection found it, cut down to what tells who it is.</summary>
public sealed record SightedNetwork
{
    /// <summary>The name in that detection.</summary>
    public required Entity Id { get; init; }

    /// <summary>In [0,1].</summary>
    public required double Score { get; init; }

    /// <summary>When members first acted together, as far as the kept evidence shows.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When members last acted together.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>Each account once, in ordinal order.</summary>
    public required IReadOnlyList<KnownMember> Members { get; init; }

    /// <summary>What ties it, ascending.</summary>
    public required IReadOnlyList<TieKind> Kinds { get; init; }

    /// <summary>The objects that tie at least two members, in ordinal order; a tie that is only direct has none.</summary>
    public required IReadOnlyList<KnownObject> Objects { get; init; }
}
