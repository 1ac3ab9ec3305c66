using System.Text;

namespace Cordon.Networks.Results;

/// <summary>Writes every result file of a detection into a folder; the one entry point for callers.</summary>
/// <remarks>
/// The files hold no time of writing: the same detection and extras give the same bytes. All files are first written whole under names that
/// end in <c>.partial</c> and then renamed, so a reader never sees half a file; on failure the partial files are removed and older results
/// stay as they were.
/// </remarks>
public static class ResultWriter
{
    private static readonly (string Name, Action<Stream, Detection, ReportExtras> Write)[] Files =
    [
        ("report.html", static (stream, detection, extras) => Text(stream, text => HtmlReport.Write(text, detection, extras))),
        ("networks.json", static (stream, detection, _) => NetworksJson.Write(stream, detection)),
        ("members.csv", static (stream, detection, _) => Text(stream, text => MembersCsv.Write(text, detection))),
        ("ranked.csv", static (stream, detection, _) => Text(stream, text => RankedCsv.Write(text, detection))),
        ("graph.graphml", static (stream, detection, _) => GraphMl.Write(stream, detection)),
    ];

    /// <summary>Writes <c>report.html</c>, <c>networks.json</c>, <c>members.csv</c>, <c>ranked.csv</c> and <c>graph.graphml</c>, replacing older ones.</summary>
    /// <param name="detection">The result.</param>
    /// <param name="folder">Where to; created when missing.</param>
    /// <param name="extras">What the report says besides.</param>
    /// <returns>The paths of the files, in the order above.</returns>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static IReadOnlyList<string> WriteAll(Detection detection, string folder, ReportExtras extras)
    {
        Directory.CreateDirectory(folder);
        var paths = Files.Select(file => Path.Combine(folder, file.Name)).ToArray();
        try
        {
            for (var i = 0; i < Files.Length; i++)
            {
                using var stream = new FileStream(Partial(paths[i]), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
                Files[i].Write(stream, detection, extras);
            }

            foreach (var path in paths)
                File.Move(Partial(path), path, overwrite: true);
        }
        finally
        {
            foreach (var path in paths)
                File.Delete(Partial(path));
        }

        return paths;
    }

    private static string Partial(string path) => path + ".partial";

    private static void Text(Stream stream, Action<TextWriter> write)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
        write(text);
    }
}
