using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>One turn in the life of a network.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Time">The end of the history in which it was noticed, in event time.</param>
/// <param name="Other">The other network; <see cref="Entity.IsNone"/> where there is none.</param>
/// <param name="Reason">In words, with the figures behind it.</param>
public sealed record LineageEntry(LineageKind Kind, DateTimeOffset Time, Entity Other, string Reason);
