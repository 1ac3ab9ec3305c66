namespace Cordon.Casework.Cases;

/// <summary>A thing that ties the network: a link, a picture, a tag, a device.</summary>
/// <param name="Object">The thing, <c>type:id</c>.</param>
/// <param name="Kind">What it ties by.</param>
/// <param name="Members">How many members touch it.</param>
/// <param name="Fan">How many accounts touch it in all.</param>
/// <param name="First">When first; null when not known.</param>
/// <param name="Last">When last; null when not known.</param>
public sealed record CaseArtifact(string Object, string Kind, int Members, long Fan, DateTimeOffset? First, DateTimeOffset? Last);
