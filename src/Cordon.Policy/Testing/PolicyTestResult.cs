namespace Cordon.Policy.Testing;

/// <summary>How a test of a policy went.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">What was otherwise than expected, a sentence each; none when it passed.</param>
/// <param name="Hits">The rules that hit, with what their conditions' parts gave; to find out why.</param>
public sealed record PolicyTestResult(PolicyTest Test, IReadOnlyList<string> Failures, IReadOnlyList<Evaluating.Hit> Hits)
{
    /// <summary>Whether all was as expected.</summary>
    public bool Passed => Failures.Count == 0;
}
