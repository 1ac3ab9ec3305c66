namespace Cordon.Networks.Ties;

/// <summary>The closest co-action of a pair on one unit.</summary>
/// <param name="Unit">Unit number.</param>
/// <param name="EventA">Event of the lower account.</param>
/// <param name="EventB">Event of the higher account.</param>
/// <param name="Gap">Microseconds between the two.</param>
internal readonly record struct Meeting(int Unit, int EventA, int EventB, long Gap);
