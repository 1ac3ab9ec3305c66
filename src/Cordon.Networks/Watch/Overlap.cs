namespace Cordon.Networks.Watch;

/// <summary>What a known and a sighted network have in common.</summary>
/// <param name="Known">The known network's number.</param>
/// <param name="Members">Accounts in the sighted network that were members when the known one was last found.</param>
/// <param name="Ever">Accounts in the sighted network that were members at any time.</param>
internal readonly record struct Overlap(int Known, int Members, int Ever);
