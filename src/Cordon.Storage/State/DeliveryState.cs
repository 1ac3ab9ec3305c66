namespace Cordon.Storage.State;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The receiver has it.</summary>
    Done,

    /// <summary>Given up; a person may send it again.</summary>
    Dead,
}
