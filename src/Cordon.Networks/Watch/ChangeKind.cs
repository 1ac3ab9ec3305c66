namespace Cordon.Networks.Watch;

/// <summary>What became of a network between two detections, in the order in which changes are told.</summary>
public enum ChangeKind
{
    /// <summary>It had died, merged or been quiet, and acts again, perhaps under other accounts.</summary>
    Returned,

    /// <summary>It goes on, and a part of it is another network now.</summary>
    Split,

    /// <summary>Most of its members act in another network now.</summary>
    Merged,

    /// <summary>Found for the first time.</summary>
    Born,

    /// <summary>It has more members.</summary>
    Grown,

    /// <summary>It has as many members, but not the same.</summary>
    Changed,

    /// <summary>It has fewer members.</summary>
    Shrunk,

    /// <summary>It is no longer found.</summary>
    Died,

    /// <summary>It has the same members.</summary>
    Unchanged,
}
