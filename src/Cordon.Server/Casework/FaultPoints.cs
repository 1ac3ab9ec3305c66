namespace Cordon.Server.Casework;

/// <summary>The points between two durable writes of casework at which a crash is tried.</summary>
internal static class FaultPoints
{
    /// <summary>An act is kept with what it changed; the ledger does not have it.</summary>
    public const string ActKept = "act.kept";

    /// <summary>The ledger has the act; it is not marked as entered.</summary>
    public const string ActEntered = "act.entered";

    /// <summary>Measures are read; nothing of them is done.</summary>
    public const string MeasuresRead = "measures.read";

    /// <summary>Labels are set; that is not noted.</summary>
    public const string LabelsSet = "labels.set";

    /// <summary>The guard knows the network's state; that is not noted.</summary>
    public const string StateTold = "state.told";

    /// <summary>Messages are in the outbox; that is not noted.</summary>
    public const string MessagesKept = "messages.kept";

    /// <summary>What was done is noted.</summary>
    public const string MeasuresNoted = "measures.noted";

    /// <summary>The arrival of messages is known; that is not noted.</summary>
    public const string ArrivalsRead = "arrivals.read";

    /// <summary>The arrival of messages is noted.</summary>
    public const string ArrivalsNoted = "arrivals.noted";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ActKept, ActEntered, MeasuresRead, LabelsSet, StateTold, MessagesKept, MeasuresNoted, ArrivalsRead, ArrivalsNoted];
}
