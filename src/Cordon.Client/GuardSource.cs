namespace Cordon.Client;

/// <summary>Where an answer comes from.</summary>
public enum GuardSource
{
    /// <summary>The guard.</summary>
    Guard = 0,

    /// <summary>The surface's fail mode: the guard did not answer within the budget.</summary>
    TooSlow = 1,

    /// <summary>The surface's fail mode: the guard could not be reached, or failed.</summary>
    Unreachable = 2,

    /// <summary>The surface's fail mode: the guard answered from a snapshot that is behind, and the surface fails closed.</summary>
    Stale = 3,

    /// <summary>The surface's fail mode: the last questions had no answer, so that none was asked.</summary>
    Resting = 4,
}
