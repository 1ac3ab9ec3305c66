using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>An account that is or was in a network.</summary>
/// <param name="Account">The account.</param>
/// <param name="First">When it first acted together with other members, as far as the kept evidence shows; event time.</param>
/// <param name="Last">When it last did.</param>
public sealed record KnownMember(Entity Account, DateTimeOffset First, DateTimeOffset Last);
