using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>An object that ties members of a network.</summary>
/// <param name="Object">The object.</param>
/// <param name="Kind">The kind of tie it gives.</param>
/// <param name="Members">How many members it ties, as far as the kept evidence shows.</param>
/// <param name="Fan">How many accounts touched it in all.</param>
public sealed record KnownObject(Entity Object, TieKind Kind, int Members, int Fan)
{
    /// <summary>True when at least half of the accounts that touched it are members: it is the network's own, and nothing popular.</summary>
    public bool IsOwn => 2L * Members >= Fan;
}
