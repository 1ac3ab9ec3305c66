namespace Cordon.Casework.Enforcement;

/// <summary>Where a measure stands.</summary>
public enum MeasureState
{
    /// <summary>To be carried out when it is due.</summary>
    Waiting,

    /// <summary>In the outbox; the platform has not taken it yet.</summary>
    Handed,

    /// <summary>Done: the label stands, or the platform has the message.</summary>
    Done,

    /// <summary>Not done; the problem is told, and it can be tried again.</summary>
    Failed,

    /// <summary>Given up by a person, or overtaken by an undo.</summary>
    Cancelled,
}
