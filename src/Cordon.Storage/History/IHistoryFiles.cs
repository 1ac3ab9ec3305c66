namespace Cordon.Storage.History;

/// <summary>A history that can be read: a store that is open for writing, or the folder of one that another process may have open.</summary>
public interface IHistoryFiles
{
    /// <summary>The folder.</summary>
    string Root { get; }

    /// <summary>The files as they are now, with all rows that were appended. They stay until the lease is disposed of, if this process owns the store.</summary>
    /// <exception cref="StorageException">The files cannot be read, or what waits cannot be written.</exception>
    HistoryLease Take();
}
