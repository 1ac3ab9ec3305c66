using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Cordon.Events.Reading;

/// <summary>The values of one column in one row group, as text on demand.</summary>
/// <param name="text">The text of the value in a row; null for none.</param>
internal sealed class ParquetColumn(Func<int, string?> text)
{
    public string? Text(int row) => text(row);

    /// <summary>Reads a column; null when its type is not read.</summary>
    public static ParquetColumn? Read(ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellation)
    {
        var type = field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            var values = new string?[rows];
            group.ReadAsync(field, values.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
            return new ParquetColumn(row => values[row]);
        }

        if (type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>))
        {
            var values = new byte[]?[rows];
            group.ReadAsync(field, values.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
            return new ParquetColumn(row => values[row] is { } bytes ? Encoding.UTF8.GetString(bytes) : null);
        }

        if (type == typeof(DateTime))
            return Of<DateTime>(v => DateTime.SpecifyKind(v, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        if (type == typeof(long))
            return Of<long>(Invariant);
        if (type == typeof(int))
            return Of<int>(Invariant);
        if (type == typeof(short))
            return Of<short>(Invariant);
        if (type == typeof(ulong))
            return Of<ulong>(Invariant);
        if (type == typeof(uint))
            return Of<uint>(Invariant);
        if (type == typeof(double))
            return Of<double>(Invariant);
        if (type == typeof(float))
            return Of<float>(Invariant);
        if (type == typeof(decimal))
            return Of<decimal>(Invariant);
        if (type == typeof(bool))
            return Of<bool>(v => v ? "true" : "false");
        return type == typeof(Guid) ? Of<Guid>(v => v.ToString()) : null;

        ParquetColumn Of<T>(Func<T, string> write)
            where T : struct
        {
            if (field.IsNullable)
            {
                var values = new T?[rows];
                group.ReadAsync(field, values.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
                return new ParquetColumn(row => values[row] is { } value ? write(value) : null);
            }
            else
            {
                var values = new T[rows];
                group.ReadAsync(field, values.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
                return new ParquetColumn(row => write(values[row]));
            }
        }
    }

    private static string Invariant<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
