using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>A hash and the number it is stored under.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Id">A number the caller chooses; several hashes may share it.</param>
public readonly record struct StoredHash(PdqHash Hash, uint Id);
