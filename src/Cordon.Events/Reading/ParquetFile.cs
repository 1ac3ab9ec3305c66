using System.Globalization;
using Cordon.Events.Formats;
using Parquet;
using Parquet.Schema;

namespace Cordon.Events.Reading;

/// <summary>Reads a Parquet table, row group by row group and of each only the mapped columns.</summary>
internal sealed class ParquetFile(InputFile file, Stream stream, IReadOnlyDictionary<string, string> map)
{
    private const long MostGroupBytes = 512L << 20;
    private const long MostGroupRows = 10_000_000;
    private const int BatchRows = 8192;

    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    public IEnumerable<Batch> Cut(CancellationToken cancellation)
    {
        var reader = default(ParquetReader);
        var layout = default(TableLayout);
        var fields = default(DataField[]);
        var damage = Guarded(() =>
        {
            if (ParquetFooter.Problem(stream) is { } broken)
                return "the Parquet file is damaged: " + broken + "; copy or write it again at its source";
            stream.Position = 0;
            reader = ParquetReader.CreateAsync(stream, leaveStreamOpen: true, cancellationToken: cancellation).GetAwaiter().GetResult();
            fields = reader.Schema.DataFields.Where(f => f.MaxRepetitionLevel == 0 && f.Path.Length == 1).ToArray();
            return TableLayout.TryMake(fields.Select(f => f.Name).ToList(), map, out layout, out var problem) ? null : problem;
        });
        if (damage is null)
        {
            foreach (var column in layout!.Unmapped)
                yield return new Notice(file) { LeftOut = $"file {file.Name}: column '{Shown.Brief(column)}' is not mapped" };
        }

        var row = 1L;
        for (var group = 0; damage is null && group < reader!.RowGroupCount; group++)
        {
            cancellation.ThrowIfCancellationRequested();
            var columns = new ParquetColumn?[fields!.Length];
            var rows = 0;
            damage = Guarded(() => ReadGroup(reader, group, fields, layout!, columns, out rows, cancellation));
            for (var start = 0; damage is null && start < rows; start += BatchRows)
            {
                var count = Math.Min(BatchRows, rows - start);
                yield return new ParquetRows(file, layout!, columns, start, count, row);
                row += count;
            }
        }

        reader?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (damage is not null)
            yield return new Notice(file) { Damage = damage };
    }

    private static string? ReadGroup(ParquetReader reader, int index, DataField[] fields, TableLayout layout, ParquetColumn?[] columns, out int rows, CancellationToken cancellation)
    {
        using var group = reader.OpenRowGroupReader(index);
        rows = 0;
        var mapped = layout.Places.Where(p => p >= 0).Distinct().ToArray();
        var bytes = mapped.Sum(p => group.GetMetadata(fields[p])?.MetaData?.TotalUncompressedSize ?? 0);
        if (group.RowCount > MostGroupRows || bytes > MostGroupBytes)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"row group {index + 1} has {group.RowCount} rows and {bytes} bytes in the mapped columns; at most {MostGroupRows} rows and {MostGroupBytes} bytes are read at once, write the file with smaller row groups");
        }

        rows = (int)group.RowCount;
        foreach (var place in mapped)
        {
            columns[place] = ParquetColumn.Read(group, fields[place], rows, cancellation);
            if (columns[place] is null)
                return $"the column '{Shown.Brief(fields[place].Name)}' has the type {fields[place].ClrType.Name}, which is not read; store it as text, a whole number or a timestamp";
        }

        return null;
    }

    /// <summary>Runs a step that a damaged file makes fail; the library shows that by exceptions of many kinds.</summary>
    private static string? Guarded(Func<string?> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            return $"the Parquet file is damaged or of an unknown kind: {e.Message}; write it again at its source";
        }
    }
}
