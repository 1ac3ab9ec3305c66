using Cordon.Networks.Results;

namespace Cordon.Networks.Detecting;

/// <summary>What came of drawing one network's evidence anew.</summary>
/// <param name="Again">How often it was found again.</param>
/// <param name="Times">By member: how often it fell into it.</param>
/// <param name="Score">Of what was found.</param>
internal sealed record DrawnNetwork(int Again, int[] Times, ScoreRange Score);
