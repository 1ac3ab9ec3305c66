namespace Cordon.Signals.Media.Pdq;

/// <summary>A picture's hash and how much structure the picture has.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Quality">0 (a blank picture) to 100. Below <see cref="PdqHash.QualityFloor"/> the hash should not be matched.</param>
public readonly record struct HashedPicture(PdqHash Hash, int Quality);
