namespace Cordon.Casework.Enforcement;

/// <summary>What a measure does outside casework.</summary>
public enum MeasureKind
{
    /// <summary>Sets a label, so that the guard cuts at once.</summary>
    LabelSet,

    /// <summary>Removes a label.</summary>
    LabelRemove,

    /// <summary>Asks the platform for an action, through the outbox.</summary>
    Enforce,

    /// <summary>Tells a user something, through the outbox.</summary>
    Notify,

    /// <summary>Tells the guard the state of a network.</summary>
    NetworkState,
}
