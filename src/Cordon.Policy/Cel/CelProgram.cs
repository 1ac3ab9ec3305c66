namespace Cordon.Policy.Cel;

/// <summary>A compiled expression. It is immutable: any number of threads may evaluate it at once.</summary>
public sealed class CelProgram
{
    /// <summary>The source text.</summary>
    public required string Source { get; init; }

    /// <summary>The type that the checker deduced; <c>dyn</c> when it was not checked.</summary>
    public required CelType ResultType { get; init; }

    /// <summary>The estimated cost of the worst evaluation, in the units of <see cref="CelLimits.Cost"/>; <see cref="long.MaxValue"/> when beyond counting.</summary>
    public required long EstimatedCost { get; init; }

    /// <summary>What the program refers to.</summary>
    public required CelReferences References { get; init; }

    /// <summary>Evaluates the program.</summary>
    /// <returns>The result, or an error value with message and place.</returns>
    public CelValue Evaluate(CelActivation activation) => throw new NotImplementedException();

    /// <summary>Evaluates a condition without making a value of it.</summary>
    /// <param name="activation">The variables.</param>
    /// <param name="error">The error, when the result is neither true nor false; null otherwise.</param>
    /// <returns>Whether the condition is true; false also when it failed.</returns>
    public bool Holds(CelActivation activation, out CelError? error) => throw new NotImplementedException();

    /// <summary>
    /// Evaluates the program and tells which parts of it were evaluated with what outcome: the leaves of <c>&amp;&amp;</c>, <c>||</c>,
    /// <c>!</c> and <c>?:</c>, and the operands of comparisons, in source order.
    /// </summary>
    /// <param name="activation">The variables.</param>
    /// <param name="most">The most findings to give.</param>
    public IReadOnlyList<CelFinding> Explain(CelActivation activation, int most = 50) => throw new NotImplementedException();
}
