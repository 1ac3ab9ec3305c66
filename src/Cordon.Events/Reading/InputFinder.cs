using System.Globalization;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Cordon.Events.Reading;

/// <summary>Turns the paths that a user gave into the files to read, in the order given, those of a folder or a glob in ordinal order of their paths.</summary>
internal sealed class InputFinder(ReadOptions options)
{
    private const int DeepestFolder = 64;

    private static readonly string[] Extensions = [".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"];
    private static readonly string[] Compressions = [".gz", ".zst", ".zstd"];

    private readonly string? _rejects = options.RejectsPath is null ? null : Path.GetFullPath(options.RejectsPath);

    private readonly string? _leaveOut = options.LeaveOut is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.LeaveOut));

    public IEnumerable<InputFile> Find(CancellationToken cancellation)
    {
        foreach (var path in options.Paths)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var file in FindOne(path, cancellation))
                yield return file;
        }
    }

    /// <summary>True for the names of files that are read when they are found in a folder.</summary>
    public static bool HasEventExtension(string name)
    {
        foreach (var compression in Compressions)
        {
            if (name.EndsWith(compression, StringComparison.OrdinalIgnoreCase))
            {
                name = name[..^compression.Length];
                break;
            }
        }

        return Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<InputFile> FindOne(string path, CancellationToken cancellation)
    {
        if (path == InputFile.StandardInput || File.Exists(path))
            return [new InputFile(path)];
        if (Directory.Exists(path))
            return InFolder(path, cancellation);
        if (path.Contains('*', StringComparison.Ordinal))
            return InGlob(path, cancellation);
        return [new InputFile(path, path.Length == 0 ? "is an empty path; name a file, a folder, a glob or -" : "does not exist; check the path")];
    }

    private IEnumerable<InputFile> InFolder(string folder, CancellationToken cancellation)
    {
        foreach (var file in Walk(folder, [RealPath(folder)], cancellation))
        {
            if (file.Problem is not null || file.LeftOut is not null)
                yield return file;
            else if (IsRejects(file.Name))
                yield return new InputFile(file.Name, leftOut: "the rejects file of this reading");
            else if (Path.GetFileName(file.Name).StartsWith('.'))
                yield return new InputFile(file.Name, leftOut: "hidden");
            else
                yield return HasEventExtension(file.Name) ? file : new InputFile(file.Name, leftOut: "not an event file extension");
        }
    }

    /// <summary>What a glob matches is read whatever its extension, as if the shell had named it.</summary>
    private IEnumerable<InputFile> InGlob(string glob, CancellationToken cancellation)
    {
        var pattern = glob.Replace('\\', '/');
        var wild = pattern.IndexOf('*', StringComparison.Ordinal);
        var slash = pattern.LastIndexOf('/', wild);
        var folder = slash < 0 ? "." : slash == 0 ? "/" : pattern[..slash];
        var rest = pattern[(slash + 1)..];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(rest);
        var deepest = rest.Contains("**", StringComparison.Ordinal) ? DeepestFolder : rest.Count(c => c == '/');
        var found = 0;
        if (Directory.Exists(folder))
        {
            foreach (var file in Walk(folder, [RealPath(folder)], cancellation, deepest))
            {
                var relative = Path.GetRelativePath(folder, file.Name).Replace('\\', '/');
                if (file.Problem is null && !matcher.Match(relative).HasMatches)
                    continue;
                found++;
                if (file.Problem is not null || file.LeftOut is not null)
                    yield return file;
                else
                    yield return new InputFile(slash < 0 ? relative : file.Name, leftOut: IsRejects(file.Name) ? "the rejects file of this reading" : null);
            }
        }

        if (found == 0)
            yield return new InputFile(glob, "matches no file; check the pattern and quote it so that the shell leaves it alone");
    }

    /// <summary>All files below a folder; a link back to a folder on the way is reported instead of followed.</summary>
    private IEnumerable<InputFile> Walk(string folder, List<string> above, CancellationToken cancellation, int deepest = DeepestFolder)
    {
        cancellation.ThrowIfCancellationRequested();
        string[] entries;
        string? problem = null;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (entries, problem) = ([], $"the folder cannot be listed: {e.Message}");
        }

        if (problem is not null)
            yield return new InputFile(folder, problem);
        Array.Sort(entries, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!Directory.Exists(entry))
            {
                // A pipe has no length either, and opening one would wait for ever.
                yield return File.Exists(entry) && new FileInfo(entry).Length == 0
                    ? new InputFile(entry, leftOut: "empty")
                    : new InputFile(entry);
                continue;
            }

            if (_leaveOut is not null && Path.GetFullPath(entry) == _leaveOut)
            {
                yield return new InputFile(entry, leftOut: "the results folder of this reading");
                continue;
            }

            if (Path.GetFileName(entry).StartsWith('.'))
            {
                yield return new InputFile(entry, leftOut: "hidden folder");
                continue;
            }

            var real = RealPath(entry);
            if (above.Contains(real, StringComparer.Ordinal))
            {
                yield return new InputFile(entry, $"is a link back to {real}, which contains it; the loop is not followed, remove the link");
            }
            else if (above.Count > deepest)
            {
                if (deepest == DeepestFolder)
                    yield return new InputFile(entry, string.Create(CultureInfo.InvariantCulture, $"lies more than {DeepestFolder} folders deep; name it by itself"));
            }
            else
            {
                foreach (var file in Walk(entry, [.. above, real], cancellation, deepest))
                    yield return file;
            }
        }
    }

    private bool IsRejects(string path) => _rejects is not null && Path.GetFullPath(path) == _rejects;

    /// <summary>The folder's path without links, so that a folder reached in two ways has one name.</summary>
    private static string RealPath(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
            return full;
        try
        {
            var target = Directory.ResolveLinkTarget(full, returnFinalTarget: true);
            if (target is not null)
                return RealPath(target.FullName);
        }
        catch (IOException)
        {
            return full;
        }

        return Path.Join(RealPath(parent), Path.GetFileName(full));
    }
}
