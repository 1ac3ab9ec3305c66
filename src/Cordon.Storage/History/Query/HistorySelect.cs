namespace Cordon.Storage.History.Query;

/// <summary>What is asked of the history.</summary>
public enum HistorySelect
{
    /// <summary>The rows themselves.</summary>
    Rows,

    /// <summary>Everything about one entity, the oldest first.</summary>
    History,

    /// <summary>Counts by time.</summary>
    Series,

    /// <summary>The most frequent values of a field.</summary>
    Top,

    /// <summary>How many different values a field has.</summary>
    Distinct,
}
