namespace Cordon.Events.Formats;

/// <summary>Finds the ends of rows and of fields in CSV (RFC 4180) and its kin with another delimiter. Quotes count only at the beginning of a field.</summary>
internal static class DelimitedRow
{
    private const byte Quote = (byte)'"';

    /// <summary>Where the first row ends (its line break, or the end of the bytes); -1 when a quote is open there.</summary>
    public static int End(ReadOnlySpan<byte> bytes, byte delimiter)
    {
        var at = 0;
        while (true)
        {
            if (at < bytes.Length && bytes[at] == Quote)
            {
                at = EndOfQuoted(bytes, at);
                if (at < 0)
                    return -1;
            }

            var next = bytes[at..].IndexOfAny(delimiter, (byte)'\n');
            if (next < 0)
                return bytes.Length;
            at += next;
            if (bytes[at] == '\n')
                return at;
            at++;
        }
    }

    /// <summary>Splits a row into its fields, unquoted, one after the other with <see cref="TableLayout.Separator"/> between them.</summary>
    /// <param name="row">The row without its line break.</param>
    /// <param name="delimiter">What stands between the fields.</param>
    /// <param name="content">Receives the fields; at least one byte longer than the row.</param>
    /// <param name="ends">Receives where each field ends in <paramref name="content"/>.</param>
    /// <param name="problemAt">Where text follows a closing quote; -1 when nowhere.</param>
    /// <returns>Bytes of content.</returns>
    public static int Split(ReadOnlySpan<byte> row, byte delimiter, Span<byte> content, List<int> ends, out int problemAt)
    {
        ends.Clear();
        problemAt = -1;
        var (at, length) = (0, 0);
        while (true)
        {
            if (at < row.Length && row[at] == Quote)
            {
                at++;
                while (true)
                {
                    var stop = row[at..].IndexOf(Quote);
                    if (stop < 0)
                        stop = row.Length - at;
                    row.Slice(at, stop).CopyTo(content[length..]);
                    length += stop;
                    at += stop + 1;
                    if (at >= row.Length || row[at] != Quote)
                        break;
                    content[length++] = Quote;
                    at++;
                }

                at = Math.Min(at, row.Length);
                if (at < row.Length && row[at] != delimiter)
                {
                    problemAt = at;
                    return length;
                }
            }
            else
            {
                var stop = row[at..].IndexOf(delimiter);
                if (stop < 0)
                    stop = row.Length - at;
                row.Slice(at, stop).CopyTo(content[length..]);
                length += stop;
                at += stop;
            }

            ends.Add(length);
            if (at >= row.Length)
                return length;
            content[length++] = TableLayout.Separator;
            at++;
        }
    }

    /// <summary>The fields of a row as text.</summary>
    public static List<string> Fields(ReadOnlySpan<byte> row, byte delimiter)
    {
        var content = new byte[row.Length + 1];
        var ends = new List<int>();
        Split(row, delimiter, content, ends, out _);
        var fields = new List<string>();
        var start = 0;
        foreach (var end in ends)
        {
            fields.Add(System.Text.Encoding.UTF8.GetString(content, start, end - start));
            start = end + 1;
        }

        return fields;
    }

    /// <summary>The delimiter of a header: of comma, tab, semicolon and bar the one that stands most often outside quotes; comma when none does.</summary>
    public static byte Delimiter(ReadOnlySpan<byte> header)
    {
        var best = (Delimiter: (byte)',', Count: 0);
        foreach (var delimiter in ",\t;|"u8)
        {
            var count = 0;
            var quoted = false;
            foreach (var b in header)
            {
                if (b == Quote)
                    quoted = !quoted;
                else if (b == '\n' && !quoted)
                    break;
                else if (b == delimiter && !quoted)
                    count++;
            }

            if (count > best.Count)
                best = (delimiter, count);
        }

        return best.Delimiter;
    }

    private static int EndOfQuoted(ReadOnlySpan<byte> bytes, int open)
    {
        var at = open + 1;
        while (true)
        {
            var stop = bytes[at..].IndexOf(Quote);
            if (stop < 0)
                return -1;
            at += stop + 1;
            if (at >= bytes.Length || bytes[at] != Quote)
                return at;
            at++;
        }
    }
}
