using Cordon.Storage;

namespace Cordon.Server.Engine;

/// <summary>The folder with all that a server keeps. One process has it open at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Root, _lock) = (path, held);

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The log of events and commands.</summary>
    public string Log => Path.Combine(Root, "log.db");

    /// <summary>Hashes of the keys of the events in the log.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>What is known beside the log.</summary>
    public string State => StateOf(Root);

    /// <summary>What people work on and decided.</summary>
    public string Casework => Path.Combine(Root, "casework.db");

    /// <summary>Snapshots of the engine's state.</summary>
    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>Events and results as Parquet.</summary>
    public string History => Path.Combine(Root, "history");

    /// <summary>Where the state of a data folder is that need not be held.</summary>
    public static string StateOf(string root) => Path.Combine(root, "state.db");

    /// <summary>Takes hold of a folder; makes it where there is none.</summary>
    /// <exception cref="StorageException">Another process holds it, or it cannot be made.</exception>
    public static DataFolder Open(string root)
    {
        try
        {
            Directory.CreateDirectory(root);
            var held = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var folder = new DataFolder(root, held);
            Directory.CreateDirectory(folder.Snapshots);
            return folder;
        }
        catch (IOException e)
        {
            throw new StorageException($"the data folder {root} is held by another process, or cannot be made ({e.Message}); stop the other server, or give another folder with --data", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException($"the data folder {root} may not be written; give another with --data", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
