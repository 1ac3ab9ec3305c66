using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>Another network that takes part in a change.</summary>
/// <param name="Relation">How.</param>
/// <param name="Network">The other network's lasting name.</param>
/// <param name="Accounts">How many accounts that is about.</param>
public sealed record ChangeLink(ChangeRelation Relation, Entity Network, int Accounts);
