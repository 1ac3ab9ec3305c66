namespace Cordon.Storage.History;

/// <content>Which files there are, who reads them, and when those that were replaced can go.</content>
public sealed partial class HistoryStore
{
    // Files that no manifest names any more, with the version of the manifest that was the first without them.
    private readonly List<(long Version, HistoryFile File)> _doomed = [];

    // How many leases there are on each version of the manifest.
    private readonly SortedDictionary<long, int> _leases = [];

    private HistoryManifest _manifest;
    private long _version;

    private IReadOnlyList<HistoryFile> FilesNow
    {
        get
        {
            lock (_state)
                return _manifest.Files;
        }
    }

    /// <summary>Puts some files in the place of others: the one step by which the history changes.</summary>
    private void Commit(IReadOnlyCollection<HistoryFile> removed, IReadOnlyCollection<HistoryFile> added, long persistedTo = 0)
    {
        lock (_state)
        {
            var gone = removed.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            var files = _manifest.Files.Where(f => !gone.Contains(f.Name)).Concat(added).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
            var next = _manifest with { PersistedTo = Math.Max(_manifest.PersistedTo, persistedTo), Files = files };
            try
            {
                Guarded(() =>
                {
                    next.Write(_folder);
                    return 0;
                });
            }
            catch (StorageException)
            {
                RemoveUnnamed(added);
                throw;
            }

            _manifest = next;
            _version++;
            foreach (var file in removed)
                _doomed.Add((_version, file));
            After?.Invoke(HistoryStep.Committed);
            RemoveDoomed_NeedsState();
        }
    }

    /// <summary>Removes files that came to nothing, so that trying again and again on a full disk does not fill it more; not those that a manifest got to name after all.</summary>
    private void RemoveUnnamed(IReadOnlyCollection<HistoryFile> files)
    {
        var named = HistoryManifest.Read(_folder)?.Files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var file in files.Where(f => !named.Contains(f.Name)))
            File.Delete(_folder.PathOf(file));
    }

    private HistoryLease Lease_NeedsState()
    {
        var version = _version;
        _leases[version] = _leases.GetValueOrDefault(version) + 1;
        return new HistoryLease(_manifest.PersistedTo, _manifest.Files, () => Release(version));
    }

    private void Release(long version)
    {
        lock (_state)
        {
            if (--_leases[version] == 0)
                _leases.Remove(version);
            RemoveDoomed_NeedsState();
        }
    }

    private void RemoveDoomed_NeedsState()
    {
        // A lease on a version before the one that dropped a file may still read it.
        var oldest = _leases.Count == 0 ? long.MaxValue : _leases.Keys.First();
        _doomed.RemoveAll(d =>
        {
            if (d.Version > oldest)
                return false;
            try
            {
                File.Delete(_folder.PathOf(d.File));
                return true;
            }
            catch (IOException)
            {
                // Tried again with the next; at the latest the next start removes it.
                return false;
            }
        });
    }
}
