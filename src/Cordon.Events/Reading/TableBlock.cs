using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using Cordon.Events.Formats;

namespace Cordon.Events.Reading;

/// <summary>Whole rows of a delimited table, in a pooled buffer.</summary>
internal sealed class TableBlock(InputFile file, byte[] buffer, List<TableBlock.Row> rows, TableLayout layout, byte delimiter, string format) : Batch(file)
{
    public override void Parse(RecordParser parser)
    {
        var ends = new List<int>(layout.Columns.Count);
        var values = new string?[NamedFields.Count];
        var content = ArrayPool<byte>.Shared.Rent(Limits.LineBytes + 1);
        try
        {
            foreach (var row in rows)
                ParseRow(row, parser, content, ends, values);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void ParseRow(Row row, RecordParser parser, byte[] content, List<int> ends, string?[] values)
    {
        var bytes = buffer.AsSpan(row.Start, row.Length);
        if (bytes.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            Ignore("blank line");
            return;
        }

        if (Problem(row, bytes, content, ends, out var length, out var column) is { } problem)
        {
            Reject(bytes, bytes.Length, row.Line, column, problem);
            return;
        }

        for (var field = 0; field < values.Length; field++)
        {
            var place = layout.Places[field];
            var start = place <= 0 ? 0 : ends[place - 1] + 1;
            values[field] = place < 0 ? null : TableLayout.Value(content.AsSpan(start, ends[place] - start));
        }

        TableLayout.Fill(values, content.AsSpan(0, length), parser.Draft);
        parser.Finish(bytes, row.Line, 1, format, this);
    }

    private string? Problem(Row row, ReadOnlySpan<byte> bytes, byte[] content, List<int> ends, out int length, out long column)
    {
        (length, column) = (0, 1);
        if (row.OpenQuote)
            return TableCutter.OpenQuote;
        if (bytes.Length > Limits.LineBytes)
            return OverlongRecord.Reason(bytes.Length);
        if (!Utf8.IsValid(bytes))
        {
            var at = Encodings.FirstInvalid(bytes);
            column = at + 1;
            return Encodings.InvalidUtf8(bytes[at]);
        }

        length = DelimitedRow.Split(bytes, delimiter, content, ends, out var quoteProblem);
        if (quoteProblem >= 0)
        {
            column = quoteProblem + 1;
            return "text follows a closing quote; double a quote that belongs to the text";
        }

        return ends.Count == layout.Columns.Count ? null : string.Create(CultureInfo.InvariantCulture,
            $"the row has {ends.Count} fields where the header has {layout.Columns.Count}; quote fields that contain the delimiter");
    }

    /// <summary>One row: its bytes without the line break, where it begins in the file, and whether a quote in it stays open.</summary>
    internal readonly record struct Row(int Start, int Length, long Line, bool OpenQuote);
}
