using System.Text;
using Cordon.Events.Formats;

namespace Cordon.Events.Reading;

/// <summary>Some rows of a Parquet row group.</summary>
internal sealed class ParquetRows(InputFile file, TableLayout layout, ParquetColumn?[] columns, int start, int count, long firstRow) : Batch(file)
{
    public override void Parse(RecordParser parser)
    {
        var values = new string?[NamedFields.Count];
        var cells = new string?[columns.Length];
        var content = new MemoryStream();
        for (var row = 0; row < count; row++)
        {
            content.SetLength(0);
            for (var column = 0; column < columns.Length; column++)
            {
                if (columns[column] is null)
                    continue;
                cells[column] = columns[column]!.Text(start + row);
                if (content.Length > 0)
                    content.WriteByte(TableLayout.Separator);
                content.Write(Encoding.UTF8.GetBytes(cells[column] ?? ""));
            }

            for (var field = 0; field < values.Length; field++)
            {
                var place = layout.Places[field];
                values[field] = place < 0 || string.IsNullOrEmpty(cells[place]) ? null : cells[place];
            }

            var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
            if (bytes.Length > Limits.LineBytes)
            {
                Reject(bytes, bytes.Length, firstRow + row, 1, OverlongRecord.Reason(bytes.Length));
                continue;
            }

            TableLayout.Fill(values, bytes, parser.Draft);
            parser.Finish(bytes, firstRow + row, 1, "parquet", this);
        }
    }
}
