using System.Text;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;

namespace Cordon.Proving.Reports;

/// <summary>The files of an audit and of a comparison in a folder. Each takes its final name in one step.</summary>
public static class AuditFiles
{
    /// <summary>Writes <c>audit.json</c>, <c>metrics.csv</c> and <c>audit.html</c>.</summary>
    /// <returns>The path of the page.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(AuditResult result, string folder)
    {
        Put(folder, AuditJson.FileName, stream => AuditJson.Write(stream, result));
        Put(folder, MetricsCsv.FileName, Text(output => MetricsCsv.Write(output, result)));
        return Put(folder, AuditHtml.FileName, Text(output => AuditHtml.Write(output, result)));
    }

    /// <summary>Writes <c>comparison.json</c>, <c>comparison.csv</c> and <c>comparison.html</c>.</summary>
    /// <returns>The path of the page.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(AuditComparison comparison, string folder)
    {
        Put(folder, ComparisonJson.FileName, stream => ComparisonJson.Write(stream, comparison));
        Put(folder, MetricsCsv.ChangesFileName, Text(output => MetricsCsv.Write(output, comparison)));
        return Put(folder, ComparisonHtml.FileName, Text(output => ComparisonHtml.Write(output, comparison)));
    }

    private static Action<Stream> Text(Action<TextWriter> write) => stream =>
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
        write(output);
    };

    private static string Put(string folder, string name, Action<Stream> write)
    {
        Directory.CreateDirectory(folder);
        var path = Path.GetFullPath(Path.Combine(folder, name));
        var partial = path + ".partial";
        try
        {
            using (var stream = File.Create(partial))
                write(stream);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        return path;
    }
}
