namespace Cordon.Casework.Decisions;

/// <summary>Where an appeal stands.</summary>
public enum AppealState
{
    /// <summary>To be decided.</summary>
    Open,

    /// <summary>The decision stands.</summary>
    Upheld,

    /// <summary>The decision was wrong, and is taken back.</summary>
    Overturned,
}
