using System.Diagnostics;

namespace Cordon.Architecture.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Names of the folders under src.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>Paths, relative to the root, of all files that belong to the repository: in a clone those tracked, or new and not ignored.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>The C# sources of a room.</summary>
    public static IEnumerable<string> SourcesOf(string room) =>
        Files.Where(f => f.StartsWith($"src/{room}/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>A file's text; null for one that is not text.</summary>
    public static string? TextOf(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cordon.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }

    private static List<string> ListFiles()
    {
        // An unpacked archive has no index to ask.
        if (!Path.Exists(Path.Combine(Root, ".git")))
            return [.. Walk(Root).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)];
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}; its list of files is what is checked.");
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(Root, f))).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) is not ("bin" or "obj" or "artifacts" or "out")).SelectMany(Walk));
}
