using System.Diagnostics.CodeAnalysis;
using Cordon.Policy.Problems;

namespace Cordon.Policy.Rules;

/// <summary>What came of checking a policy.</summary>
/// <param name="Source">The files.</param>
/// <param name="Policy">The policy; null when there are errors.</param>
/// <param name="Problems">Errors and warnings, in the order of files and places.</param>
public sealed record PolicyCompilation(PolicySource Source, CompiledPolicy? Policy, IReadOnlyList<PolicyProblem> Problems)
{
    /// <summary>Whether there is a policy.</summary>
    [MemberNotNullWhen(true, nameof(Policy))]
    public bool Succeeded => Policy is not null;
}
