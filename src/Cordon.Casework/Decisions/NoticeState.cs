namespace Cordon.Casework.Decisions;

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>To be sent at its time.</summary>
    Waiting,

    /// <summary>Handed to the platform.</summary>
    Sent,

    /// <summary>Not to be sent.</summary>
    Withheld,
}
