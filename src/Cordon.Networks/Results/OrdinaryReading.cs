namespace Cordon.Networks.Results;

/// <summary>Whether a network could be an ordinary community, and what speaks for and against that.</summary>
/// <param name="Likelihood">In words.</param>
/// <param name="For">Sentences with figures, strongest first.</param>
/// <param name="Against">Sentences with figures, strongest first.</param>
public sealed record OrdinaryReading(OrdinaryLikelihood Likelihood, IReadOnlyList<string> For, IReadOnlyList<string> Against);

/// <summary>How well a network would pass for an ordinary community.</summary>
public enum OrdinaryLikelihood
{
    /// <summary>Little speaks for it.</summary>
    Low,

    /// <summary>Some things speak for it, some against it.</summary>
    Medium,

    /// <summary>Most things speak for it: look here first before anything is done.</summary>
    High,
}
