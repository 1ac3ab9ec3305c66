namespace Cordon.Casework.Queues;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>For whoever takes it.</summary>
    Waiting,

    /// <summary>Somebody works on it.</summary>
    Claimed,

    /// <summary>Decided.</summary>
    Closed,
}
