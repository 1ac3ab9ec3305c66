namespace Cordon.Casework.Evidence;

/// <summary>The files of a vault.</summary>
/// <param name="Root">The folder.</param>
public sealed record EvidenceFolder(string Root)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The vault of a data folder.</summary>
    public static EvidenceFolder In(string dataFolder) => new(Path.Combine(dataFolder, "evidence"));

    /// <summary>The sealed contents.</summary>
    public string Objects => Path.Combine(Root, "objects");

    /// <summary>The wrapped keys of the contents.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>The master keys of <see cref="FileMasterKey"/>.</summary>
    public string MasterKey => Path.Combine(Root, "master.key");

    /// <summary>The secret under which uploads are signed.</summary>
    public string UploadKey => Path.Combine(Root, "upload.key");

    /// <summary>True when there is a vault.</summary>
    public bool Exists => Directory.Exists(Objects);

    /// <summary>The sealed content of a blob.</summary>
    public string ObjectOf(string blob) => Path.Combine(Objects, blob + ".sealed");

    /// <summary>The wrapped key of a blob.</summary>
    public string KeyOf(string blob) => Path.Combine(Keys, blob + ".key");

    /// <summary>Makes the folders, for their owner only.</summary>
    internal void Create()
    {
        foreach (var folder in (string[])[Root, Objects, Keys])
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes a file that is not there yet, for its owner only.</summary>
    internal static FileStream CreateFile(string path, FileMode mode = FileMode.CreateNew)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>Writes a small file so that it is whole under its name, old or new, and on the disk.</summary>
    internal static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var part = path + ".part";
        using (var file = CreateFile(part, FileMode.Create))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    /// <summary>Reads a secret; refuses one that others than its owner may read.</summary>
    /// <exception cref="EvidenceException">Others may read it.</exception>
    public static byte[] ReadSecret(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
            throw new EvidenceException(EvidenceProblem.Refused, $"{path} can be read by others than its owner; run: chmod 600 {path}");
        return File.ReadAllBytes(path);
    }
}
