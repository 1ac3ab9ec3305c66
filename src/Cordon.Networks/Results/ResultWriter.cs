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

    /// <summary>
    /// Writes <c>report.html</c>, <c>networks.json</c>, <c>members.csv</c>, <c>ranked.csv</c>, <c>graph.graphml</c> and what belongs beside them,
    /// replacing older ones.
    /// </summary>
    /// <param name="detection">The result.</param>
    /// <param name="folder">Where to; created when missing.</param>
    /// <param name="extras">What the report says besides.</param>
    /// <param name="besides">Further files of the same result.</param>
    /// <returns>The paths of the files, in the order above.</returns>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static IReadOnlyList<string> WriteAll(Detection detection, string folder, ReportExtras extras, params IReadOnlyList<ResultFile> besides)
    {
        ResultFile[] files = [.. Files.Select(file => new ResultFile(file.Name, stream => file.Write(stream, detection, extras))), .. besides];
        return WriteFiles(folder, files);
    }

    /// <summary>Writes files so that all are replaced or none.</summary>
    /// <param name="folder">Where to; created when missing.</param>
    /// <param name="files">The files.</param>
    /// <returns>Their paths.</returns>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static IReadOnlyList<string> WriteFiles(string folder, IReadOnlyList<ResultFile> files)
    {
        Directory.CreateDirectory(folder);
        var paths = files.Select(file => Path.Combine(folder, file.Name)).ToArray();
        try
        {
            for (var i = 0; i < files.Count; i++)
            {
                using var stream = new FileStream(Partial(paths[i]), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
                files[i].Write(stream);
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
