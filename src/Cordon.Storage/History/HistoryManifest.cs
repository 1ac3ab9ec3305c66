using System.Text.Json;

namespace Cordon.Storage.History;

/// <summary>
/// Which files make up the history, and up to where it reaches. It is replaced as a whole, after the files that it names are on the disk and before
/// those that it no longer names are removed: so a row is in exactly one named file at any instant.
/// </summary>
/// <param name="Version">The version of this layout.</param>
/// <param name="PersistedTo">Every row up to this sequence is in a file, or was given up by retention.</param>
/// <param name="Files">The files.</param>
internal sealed record HistoryManifest(int Version, long PersistedTo, IReadOnlyList<HistoryFile> Files)
{
    private const int Current = 1;

    public static HistoryManifest Empty { get; } = new(Current, 0, []);

    /// <summary>Reads the manifest of a folder; null when there is none.</summary>
    /// <exception cref="StorageException">It is damaged, or of a newer version.</exception>
    public static HistoryManifest? Read(HistoryFolder folder)
    {
        if (!File.Exists(folder.Manifest))
            return null;
        try
        {
            var read = JsonSerializer.Deserialize<HistoryManifest>(File.ReadAllBytes(folder.Manifest));
            if (read is null || read.Files is null)
                throw new JsonException("it is empty");
            if (read.Version != Current)
                throw new StorageException($"{folder.Manifest} is of version {read.Version}, and this program knows {Current}; use the program that wrote it, or a newer one");
            return read;
        }
        catch (JsonException e)
        {
            throw new StorageException($"{folder.Manifest} is damaged ({e.Message}); restore the history folder from a copy, or move it away: it is made again from what the log still holds", e);
        }
    }

    /// <summary>Replaces the manifest of a folder, durably.</summary>
    public void Write(HistoryFolder folder) => HistoryFolder.Replace(folder.Manifest, JsonSerializer.SerializeToUtf8Bytes(this));
}
