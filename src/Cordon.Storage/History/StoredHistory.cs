namespace Cordon.Storage.History;

/// <summary>The history in a folder, only to be read; a server may write to it at the same time.</summary>
public sealed class StoredHistory : IHistoryFiles
{
    private readonly HistoryFolder _folder;

    /// <param name="root">The history folder, not the data folder around it.</param>
    /// <exception cref="StorageException">There is no history there.</exception>
    public StoredHistory(string root)
    {
        _folder = new HistoryFolder(root);
        _folder.CheckName();
        if (!File.Exists(_folder.Manifest))
            throw new StorageException($"there is no history in {_folder.Root}; give the data folder of a server that has evaluated events");
    }

    /// <inheritdoc/>
    public string Root => _folder.Root;

    /// <inheritdoc/>
    public HistoryLease Take()
    {
        var manifest = HistoryManifest.Read(_folder) ?? throw new StorageException($"{_folder.Manifest} is gone; give the data folder of a server that has evaluated events");
        return new HistoryLease(manifest.PersistedTo, manifest.Files, null);
    }
}
