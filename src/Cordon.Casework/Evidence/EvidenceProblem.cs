namespace Cordon.Casework.Evidence;

/// <summary>Why something cannot be done with evidence.</summary>
public enum EvidenceProblem
{
    /// <summary>What was asked for is not well formed.</summary>
    Invalid,

    /// <summary>There is no such piece.</summary>
    Unknown,

    /// <summary>It is destroyed, or being so.</summary>
    Gone,

    /// <summary>It may not be done now, or not by this person.</summary>
    Refused,

    /// <summary>The content is not what its sender said.</summary>
    Mismatch,

    /// <summary>The content is larger than is taken.</summary>
    TooLarge,

    /// <summary>What is stored is not what was kept.</summary>
    Damaged,

    /// <summary>Where it was to be pulled from did not give it.</summary>
    Unreachable,
}
