using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>One thing that speaks for a return.</summary>
/// <param name="Object">What was used, or whom the account turned to.</param>
/// <param name="Family">Its family.</param>
/// <param name="EventId">The event in which it was.</param>
/// <param name="Time">When that was.</param>
/// <param name="Members">Members of the network who used it.</param>
/// <param name="Users">Accounts that used it in all, about.</param>
/// <param name="Weight">
/// By how much it speaks for it: the natural logarithm of how much likelier it is in a return than in a new account otherwise, within the bounds of its kind; what the
/// family's bound cuts off is cut off only in the score.
/// </param>
/// <param name="Sentence">The same in words.</param>
public sealed record ReturnEvidence(Entity Object, ArtifactFamily Family, string EventId, DateTimeOffset Time, int Members, int Users, double Weight, string Sentence);
