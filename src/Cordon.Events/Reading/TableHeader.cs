using System.Text.Unicode;
using Cordon.Events.Formats;

namespace Cordon.Events.Reading;

/// <summary>Recognises a delimited table by its first line.</summary>
internal sealed record TableHeader(byte Delimiter, IReadOnlyList<string> Columns)
{
    private static readonly string[] TableExtensions = [".csv", ".tsv"];

    public string Format => Delimiter == '\t' ? "tsv" : "csv";

    /// <summary>The header, when the beginning of a file is that of a table: by the names of its columns, or because the file's name says so.</summary>
    public static TableHeader? Find(ReadOnlySpan<byte> head, string name, IReadOnlyDictionary<string, string> map)
    {
        if (head.IsEmpty || head[0] is (byte)'{' or (byte)'[')
            return null;
        var delimiter = DelimitedRow.Delimiter(head);
        var end = DelimitedRow.End(head, delimiter);
        if (end < 0 || !Utf8.IsValid(head[..end]))
            return null;
        var columns = DelimitedRow.Fields(head[..end].TrimEnd("\r"u8), delimiter);
        var named = TableExtensions.Any(e => name.Contains(e, StringComparison.OrdinalIgnoreCase) && InputFinder.HasEventExtension(name));
        return named || (columns.Count > 1 && TableLayout.Suggests(columns, map)) ? new TableHeader(delimiter, columns) : null;
    }
}
