using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Events;

namespace Cordon.Policy.Rules;

/// <summary>
/// The files of a policy, immutable, and known by their content: the same names and bytes are the same policy. A policy takes
/// <c>.yaml</c>, <c>.yml</c> and <c>.txt</c> files; what else lies in its folder is named in <see cref="Ignored"/> and is no part of it.
/// </summary>
public sealed class PolicySource
{
    private static readonly byte[] Magic = "CORDPOL1"u8.ToArray();

    private PolicySource(IReadOnlyList<PolicyFile> files, IReadOnlyList<string> ignored) =>
        (Files, Ignored, Hash) = (files, ignored, Convert.ToHexStringLower(HashOf(files)));

    /// <summary>The files, in the ordinal order of their names.</summary>
    public IReadOnlyList<PolicyFile> Files { get; }

    /// <summary>Files of the folder that are no part of the policy, in the ordinal order of their names.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>SHA-256 over the sorted names and bytes, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>The file of a name; null when there is none.</summary>
    public PolicyFile? Find(string name)
    {
        foreach (var file in Files)
        {
            if (file.Name == name)
                return file;
        }

        return null;
    }

    /// <summary>Takes files that are in memory. Other than YAML and list files are ignored.</summary>
    /// <exception cref="PolicySourceException">A bound is exceeded, a name is not acceptable, or two files share one.</exception>
    public static PolicySource Of(IEnumerable<PolicyFile> files)
    {
        var kept = new List<PolicyFile>();
        var ignored = new List<string>();
        foreach (var file in files)
        {
            if (file.IsYaml || file.IsList)
                kept.Add(file);
            else
                ignored.Add(file.Name);
        }

        return Make(kept, ignored);
    }

    /// <summary>Takes the files of a folder and of the folders in it. Hidden files and links to folders are not followed.</summary>
    /// <exception cref="PolicySourceException">The folder is missing or a bound is exceeded.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PolicySource Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new PolicySourceException($"there is no folder '{Shown.Brief(folder)}'; name the folder that holds the policy's YAML files");
        var root = Path.GetFullPath(folder);
        var (kept, ignored, total) = (new List<PolicyFile>(), new List<string>(), 0L);
        foreach (var path in Walk(root, 0))
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            var file = new PolicyFile(name, default);
            if (!file.IsYaml && !file.IsList)
            {
                ignored.Add(name);
                continue;
            }

            // The length is asked first, so that an oversized file is never read.
            var length = new FileInfo(path).Length;
            CheckSize(file, length);
            total += length;
            if (kept.Count == PolicyLimits.Files || total > PolicyLimits.TotalBytes)
                throw TooMuch(kept.Count + 1, total);
            kept.Add(file with { Bytes = File.ReadAllBytes(path) });
        }

        return Make(kept, ignored);
    }

    /// <summary>All files as one array, for keeping; <see cref="FromBytes"/> gives the same policy back.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        stream.Write(Magic);
        Write(stream, Files);
        var body = stream.ToArray();
        return [.. body, .. SHA256.HashData(body)];
    }

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    /// <exception cref="PolicySourceException">The bytes are damaged or not a policy.</exception>
    public static PolicySource FromBytes(ReadOnlySpan<byte> bytes)
    {
        var damaged = new PolicySourceException("the stored policy is damaged; activate it again from its folder");
        if (bytes.Length < Magic.Length + 32 || !bytes.StartsWith(Magic) || !SHA256.HashData(bytes[..^32]).AsSpan().SequenceEqual(bytes[^32..]))
            throw damaged;
        var rest = bytes[Magic.Length..^32];
        var files = new List<PolicyFile>();
        while (!rest.IsEmpty)
        {
            if (!Take(ref rest, out var name) || !Take(ref rest, out var content))
                throw damaged;
            files.Add(new PolicyFile(Encoding.UTF8.GetString(name), content.ToArray()));
        }

        return Of(files);
    }

    private static bool Take(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> part)
    {
        part = default;
        if (rest.Length < 8)
            return false;
        var length = BinaryPrimitives.ReadInt64LittleEndian(rest);
        if (length < 0 || length > rest.Length - 8)
            return false;
        part = rest.Slice(8, (int)length);
        rest = rest[(8 + (int)length)..];
        return true;
    }

    private static PolicySource Make(List<PolicyFile> files, List<string> ignored)
    {
        var total = 0L;
        foreach (var file in files)
        {
            CheckName(file.Name);
            CheckSize(file, file.Bytes.Length);
            total += file.Bytes.Length;
        }

        if (files.Count > PolicyLimits.Files || total > PolicyLimits.TotalBytes)
            throw TooMuch(files.Count, total);
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        ignored.Sort(StringComparer.Ordinal);
        for (var i = 1; i < files.Count; i++)
        {
            if (files[i].Name == files[i - 1].Name)
                throw new PolicySourceException($"two files are named '{files[i].Name}'; give each its own name");
        }

        return new PolicySource(files, ignored);
    }

    private static void CheckName(string name)
    {
        var parts = name.Split('/');
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > PolicyLimits.FileNameBytes || name.Any(char.IsControl) || name.Contains('\\', StringComparison.Ordinal)
            || parts.Any(p => p is "" or "." or ".."))
            throw new PolicySourceException($"'{Shown.Brief(name)}' is not a file's name inside a policy; write it like rules/posts.yaml, in at most {PolicyLimits.FileNameBytes} bytes");
    }

    private static void CheckSize(PolicyFile file, long length)
    {
        var most = file.IsList ? PolicyLimits.ListBytes : PolicyLimits.YamlBytes;
        if (length > most)
            throw new PolicySourceException($"{Shown.Brief(file.Name)} has {length} bytes; a {(file.IsList ? "list" : "YAML")} file has at most {most}; split it into several");
    }

    private static PolicySourceException TooMuch(int files, long bytes) =>
        new($"the policy has {files} files and {bytes} bytes; at most {PolicyLimits.Files} files and {PolicyLimits.TotalBytes} bytes are taken");

    private static IEnumerable<string> Walk(string folder, int depth)
    {
        if (depth > PolicyLimits.YamlDepth)
            throw new PolicySourceException($"the policy's folders are nested more than {PolicyLimits.YamlDepth} deep; keep them flatter");
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f)[0] != '.').Order(StringComparer.Ordinal))
            yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d)[0] != '.').Order(StringComparer.Ordinal))
        {
            if (new DirectoryInfo(inner).LinkTarget is not null)
                continue;
            foreach (var file in Walk(inner, depth + 1))
                yield return file;
        }
    }

    private static byte[] HashOf(IReadOnlyList<PolicyFile> files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[8];
        foreach (var file in files)
        {
            Append(Encoding.UTF8.GetBytes(file.Name));
            Append(file.Bytes.Span);
        }

        return sha.GetHashAndReset();

        void Append(ReadOnlySpan<byte> part)
        {
            BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
            sha.AppendData(length);
            sha.AppendData(part);
        }
    }

    private static void Write(Stream stream, IReadOnlyList<PolicyFile> files)
    {
        Span<byte> length = stackalloc byte[8];
        foreach (var file in files)
        {
            var name = Encoding.UTF8.GetBytes(file.Name);
            BinaryPrimitives.WriteInt64LittleEndian(length, name.Length);
            stream.Write(length);
            stream.Write(name);
            BinaryPrimitives.WriteInt64LittleEndian(length, file.Bytes.Length);
            stream.Write(length);
            stream.Write(file.Bytes.Span);
        }
    }
}
