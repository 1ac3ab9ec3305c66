using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>Something that members of a network used.</summary>
/// <param name="Object">A device, address, contact, invitation, picture, text, link, tag, or an account that they turned to.</param>
/// <param name="Members">How many members used it, at least 1.</param>
/// <param name="Users">How many accounts used it in all, as far as known.</param>
public sealed record KnownArtifact(Entity Object, int Members, int Users);
