namespace Cordon.Networks.Watch.Returns;

/// <summary>A kind of artifact.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Word">Its name for people.</param>
/// <param name="Kept">How likely somebody who returns uses again what all members used.</param>
/// <param name="Most">The most that one artifact adds when several members used it, in natural logarithms.</param>
/// <param name="MostOfOne">The same when only one member did: then it may be a household's.</param>
/// <param name="Hub">An artifact that more accounts from outside use says nothing: a carrier's address, a viral link.</param>
/// <param name="IsOwned">True where it matters how many of its users are the network's; who is followed is never anybody's own.</param>
internal sealed record ArtifactKind(ArtifactFamily Family, string Word, double Kept, double Most, double MostOfOne, int Hub, bool IsOwned);
