namespace Cordon.Casework.Cases;

/// <summary>A thing that two accounts share.</summary>
/// <param name="Object">The thing, <c>type:id</c>.</param>
/// <param name="Fan">How many accounts touched it in all.</param>
/// <param name="Time">When.</param>
/// <param name="EventA">The event of the one; empty when not known.</param>
/// <param name="EventB">The event of the other; empty when not known.</param>
public sealed record CaseEvidence(string Object, long Fan, DateTimeOffset? Time, string EventA, string EventB);
