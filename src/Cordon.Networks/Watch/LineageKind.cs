namespace Cordon.Networks.Watch;

/// <summary>A turn in the life of a network.</summary>
public enum LineageKind
{
    /// <summary>Found for the first time.</summary>
    Born,

    /// <summary>Found for the first time, as a part of another network that goes on without it.</summary>
    SplitFrom,

    /// <summary>A part of it goes on as another network.</summary>
    SplitInto,

    /// <summary>Most of its members act in another network now.</summary>
    MergedInto,

    /// <summary>Another network merged into it.</summary>
    Absorbed,

    /// <summary>No longer found.</summary>
    Died,

    /// <summary>Found again after it had died, merged or been quiet.</summary>
    Returned,
}
