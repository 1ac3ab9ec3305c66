namespace Cordon.Storage.History;

/// <summary>The files of a history at one instant.</summary>
public sealed class HistoryLease : IDisposable
{
    private Action? _release;

    internal HistoryLease(long persistedTo, IReadOnlyList<HistoryFile> files, Action? release) => (PersistedTo, Files, _release) = (persistedTo, files, release);

    /// <summary>Up to which sequence the rows are in the files.</summary>
    public long PersistedTo { get; }

    /// <summary>The files.</summary>
    public IReadOnlyList<HistoryFile> Files { get; }

    /// <summary>Lets the files go.</summary>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
