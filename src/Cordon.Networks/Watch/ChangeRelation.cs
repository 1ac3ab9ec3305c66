namespace Cordon.Networks.Watch;

/// <summary>How another network takes part in a change.</summary>
public enum ChangeRelation
{
    /// <summary>The network was a part of the other.</summary>
    SplitFrom,

    /// <summary>The other was a part of the network.</summary>
    SplitInto,

    /// <summary>The network's members are in the other now.</summary>
    MergedInto,

    /// <summary>The other's members are in the network now.</summary>
    Absorbed,

    /// <summary>Some who joined came from the other.</summary>
    CameFrom,

    /// <summary>Some who left are in the other now.</summary>
    WentTo,

    /// <summary>Members use what was the other's own.</summary>
    SharesWith,
}
