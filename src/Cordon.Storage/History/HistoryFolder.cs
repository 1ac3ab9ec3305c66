using System.Runtime.InteropServices;
using System.Text;

namespace Cordon.Storage.History;

/// <summary>The folder of a history, and how files come to lie in it: whole under their name, or not there.</summary>
/// <param name="root">The folder.</param>
internal sealed class HistoryFolder(string root)
{
    public const string Part = ".part";

    private static readonly System.Buffers.SearchValues<char> PatternChars = System.Buffers.SearchValues.Create("*?[]{}");

    public string Root { get; } = Path.GetFullPath(root);

    public string Manifest => Path.Combine(Root, "manifest.json");

    /// <summary>Where the database puts what does not fit into memory.</summary>
    public string Spill => Path.Combine(Root, "spill");

    public string PathOf(string name) => Path.Combine(Root, name);

    public string PathOf(HistoryFile file) => PathOf(file.Name);

    /// <summary>Makes the folder where there is none.</summary>
    /// <exception cref="StorageException">Its name cannot be used.</exception>
    public void Make()
    {
        CheckName();
        Directory.CreateDirectory(Root);
    }

    /// <summary>Refuses a folder whose name the database would take for a pattern.</summary>
    public void CheckName()
    {
        if (Root.AsSpan().IndexOfAny(PatternChars) >= 0)
            throw new StorageException($"the path {Root} holds one of * ? [ ] {{ }}, which the database takes for a pattern; give a data folder with another name");
    }

    /// <summary>Gives a finished file its name, durably.</summary>
    public static void Commit(string part, string path)
    {
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(part, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Replaces a file by new content, durably.</summary>
    public static void Replace(string path, byte[] content)
    {
        File.WriteAllBytes(path + Part, content);
        Commit(path + Part, path);
    }

    /// <summary>Makes a folder for files, durably.</summary>
    public void MakeInner(string name)
    {
        var path = PathOf(name);
        if (Directory.Exists(path))
            return;
        Directory.CreateDirectory(path);
        SyncFolder(Root);
    }

    /// <summary>Removes files that no manifest names, and what an unfinished flush left.</summary>
    /// <returns>How many files were removed.</returns>
    public int RemoveAllBut(IEnumerable<HistoryFile> files)
    {
        var named = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        foreach (var folder in Directory.EnumerateDirectories(Root, "day=*"))
        {
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                if (named.Contains(Path.GetFileName(folder) + "/" + Path.GetFileName(path)))
                    continue;
                File.Delete(path);
                removed++;
            }

            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }

        foreach (var path in Directory.EnumerateFiles(Root, "*" + Part))
            File.Delete(path);
        return removed;
    }

    /// <summary>True when there is a data file.</summary>
    public bool HasFiles() => Directory.EnumerateFiles(Root, "*.parquet", SearchOption.AllDirectories).Any();

    // A new name is durable only when the folder that holds it is flushed; .NET opens no folders, and Windows needs no such flush.
    private static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(Encoding.UTF8.GetBytes(path + "\0"), 0);
        if (handle < 0)
            throw new StorageException($"the folder {path} cannot be opened to flush it (error {Marshal.GetLastPInvokeError()}); check that it is there and may be read");
        var failed = Sync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
            throw new StorageException($"the folder {path} cannot be flushed to disk (error {error}); check that the disk works");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
