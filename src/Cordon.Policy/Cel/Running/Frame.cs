namespace Cordon.Policy.Cel.Running;

/// <summary>What one evaluation carries from node to node.</summary>
internal struct Frame
{
    public CelActivation Activation;

    /// <summary>Holds the variables of macros, from <see cref="Base"/> on.</summary>
    public CelValue[] Locals;

    public int Base;

    /// <summary>The cost that may still be spent; below 0 the evaluation ends with an error, whatever its result.</summary>
    public long Budget;

    /// <summary>The error of the node that last gave <see cref="Truth.Error"/> or no number.</summary>
    public CelValue Error;

    /// <summary>Where findings are put; null when none are wanted.</summary>
    public List<CelFinding>? Findings;

    /// <summary>Takes from the budget.</summary>
    /// <returns>Whether there was enough.</returns>
    public bool Charge(long cost) => (Budget -= cost) >= 0;
}
