using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>A new account that may be the return of a member. It is put in front of people; nothing follows from it by itself.</summary>
/// <param name="Account">The new account.</param>
/// <param name="Network">The network.</param>
/// <param name="Registered">When the account registered.</param>
/// <param name="Time">When the score reached the threshold.</param>
/// <param name="Score">In [0,1].</param>
/// <param name="Evidence">What speaks for it, the strongest first.</param>
public sealed record ReturnProposal(Entity Account, Entity Network, DateTimeOffset Registered, DateTimeOffset Time, double Score, IReadOnlyList<ReturnEvidence> Evidence);
