using System.Globalization;
using System.IO.Compression;

namespace Cordon.Proving.Planting;

/// <summary>
/// Reads and writes tables of posts as CSV with the columns <c>account_id, post_id, url_id, hashtag_id, domain_id, phash_id, timestamp</c>, and behind them
/// <c>device_id, ip</c> where a table has them. Ids hold no comma and no line break; a field may be quoted.
/// </summary>
public static class PostTable
{
    /// <summary>Most rows that are read.</summary>
    public const int MostRows = 5_000_000;

    private static readonly string[] Columns = ["account_id", "post_id", "url_id", "hashtag_id", "domain_id", "phash_id", "timestamp"];
    private static readonly string[] Places = ["device_id", "ip"];

    /// <summary>Reads a table, gzip where the name ends in <c>.gz</c>.</summary>
    /// <exception cref="FormatException">A column is missing, a row is malformed, or there are more than <see cref="MostRows"/>; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<PostRow> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var header = Fields(reader.ReadLine() ?? "");
        if (!header.AsSpan().StartsWith(Columns) || (header.Length != Columns.Length && !header.AsSpan(Columns.Length).SequenceEqual(Places)))
            throw new FormatException($"'{path}': the header is not {string.Join(',', Columns)} with or without {string.Join(',', Places)}");
        var rows = new List<PostRow>();
        var names = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var f = Fields(line);
            if (f.Length != header.Length)
                throw new FormatException($"'{path}', line {rows.Count + 2}: {f.Length} fields; expected {header.Length}");
            if (!long.TryParse(f[6], NumberStyles.None, CultureInfo.InvariantCulture, out var time))
                throw new FormatException($"'{path}', line {rows.Count + 2}: '{f[6]}' is not a time in seconds");
            if (rows.Count == MostRows)
                throw new FormatException($"'{path}' has more than {MostRows} rows");
            for (var i = 0; i < f.Length; i++)
                f[i] = names.TryGetValue(f[i], out var known) ? known : names[f[i]] = f[i];
            rows.Add(new PostRow
            {
                Account = f[0],
                Post = f[1],
                Link = f[2],
                Tag = f[3],
                Domain = f[4],
                Media = f[5],
                Time = time,
                Device = f.Length > Columns.Length ? f[7] : "",
                Address = f.Length > Columns.Length ? f[8] : "",
            });
        }

        return rows;
    }

    /// <summary>Writes a table with all nine columns, unquoted, in the order given.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<PostRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', [.. Columns, .. Places]));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Account},{row.Post},{row.Link},{row.Tag},{row.Domain},{row.Media},{row.Time},{row.Device},{row.Address}"));
        }
    }

    private static string[] Fields(string line)
    {
        var fields = line.Split(',');
        for (var i = 0; i < fields.Length; i++)
            fields[i] = fields[i].Trim('"');
        return fields;
    }
}
