namespace Cordon.Storage.History;

/// <summary>What the store has just made durable; tests stop it there, as a crash does.</summary>
internal enum HistoryStep
{
    /// <summary>A data file was written, not yet under its name.</summary>
    Written,

    /// <summary>A data file has its name, and no manifest names it.</summary>
    Named,

    /// <summary>The manifest was replaced, and the files that it no longer names are still there.</summary>
    Committed,
}
