namespace Cordon.Storage.History;

/// <summary>The fields that can be given up before the row is.</summary>
[Flags]
public enum HistoryField
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The event's text.</summary>
    Text = 1,

    /// <summary>The event's attributes.</summary>
    Attributes = 2,

    /// <summary>The event's objects.</summary>
    Objects = 4,

    /// <summary>The evaluation, which can quote the other three.</summary>
    Evaluation = 8,
}
