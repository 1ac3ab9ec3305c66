namespace Cordon.Networks.Watch;

/// <summary>Where a known network stands.</summary>
public enum NetworkState
{
    /// <summary>Found in the last detection, and its members acted together lately.</summary>
    Alive,

    /// <summary>Found in the last detection, but from old events only: its members have been quiet for <see cref="NetworkHistory.QuietDays"/> days.</summary>
    Dormant,

    /// <summary>Not found in the last detection. It can return.</summary>
    Dead,

    /// <summary>Its members act in another network. It can come apart from that and return.</summary>
    Merged,
}
