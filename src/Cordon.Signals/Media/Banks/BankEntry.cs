using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Banks;

/// <summary>A hash in a bank.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Id">What the bank calls it; the hash itself when it has no name.</param>
/// <param name="Severity">How grave, in the bank's own words; empty when not said.</param>
/// <param name="Source">Where it came from; empty when not said.</param>
public sealed record BankEntry(PdqHash Hash, string Id, string Severity, string Source);
