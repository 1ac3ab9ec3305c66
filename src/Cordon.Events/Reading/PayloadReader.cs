using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Cordon.Events.Reading;

/// <summary>
/// Reads a bounded piece of events sent at once, of any recognised shape: one JSON object, arrays, JSON Lines, or a table with a header; plain,
/// gzip or zstd. Unlike <see cref="EventReader"/> it holds the whole piece, and tells of each record what became of it. Safe for use by several threads.
/// </summary>
public sealed class PayloadReader
{
    private static readonly Dictionary<string, string> NoMap = [];

    private readonly ConcurrentBag<RecordParser> _parsers = [];

    /// <summary>Reads all of a piece.</summary>
    /// <param name="body">The bytes, compressed or not. They must stay as they are until this returns.</param>
    /// <param name="mostBytes">How many bytes are taken, counted after decompression.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Payload Read(ReadOnlyMemory<byte> body, long mostBytes, CancellationToken cancellation)
    {
        if (!_parsers.TryTake(out var parser))
            parser = new RecordParser();
        try
        {
            return IsLines(body.Span) && body.Length <= mostBytes ? ReadLines(body, parser) : ReadAny(body, mostBytes, parser, cancellation);
        }
        finally
        {
            _parsers.Add(parser);
        }
    }

    /// <summary>True for one object a line, which most senders send and which needs no copy.</summary>
    private static bool IsLines(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, InputSource.HeadBytes)].TrimStart(" \t\r\n"u8);
        return head.StartsWith("{"u8) && !InputBatches.IsSpreadJson(head) && Encodings.Problem(head) is null;
    }

    private static Payload ReadLines(ReadOnlyMemory<byte> body, RecordParser parser)
    {
        var lines = new PayloadLines(body);
        lines.Parse(parser);
        var records = new List<PayloadRecord>(lines.Events.Count + lines.Rejects.Count);
        Collect(lines, records);
        return new Payload(records, lines.Ignored, null);
    }

    private static Payload ReadAny(ReadOnlyMemory<byte> body, long mostBytes, RecordParser parser, CancellationToken cancellation)
    {
        var file = new InputFile(PayloadLines.Name);
        using var bytes = MemoryMarshal.TryGetArray(body, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
        using var source = new InputSource(new CountedStream(bytes, _ => { }), mostBytes);
        if (source.Head.StartsWith(ParquetFile.Magic))
            return new Payload([], [], "a Parquet file is read from its end; send it with cordon ingest");
        if (Encodings.Problem(source.Head) is { } wrong)
            return new Payload([], [], wrong);
        if (source.Head.StartsWith(Encodings.Utf8Mark))
            source.SkipHead(Encodings.Utf8Mark.Length);

        var records = new List<PayloadRecord>();
        var ignored = new List<(string, long)>();
        var damage = default(string);
        foreach (var batch in InputBatches.Cut(file, source, NoMap, cancellation))
        {
            batch.Parse(parser);
            Collect(batch, records);
            ignored.AddRange(batch.Ignored);
            damage ??= batch.Damage;
        }

        cancellation.ThrowIfCancellationRequested();
        return new Payload(records, ignored, source.Fault ?? damage);
    }

    private static void Collect(Batch batch, List<PayloadRecord> records)
    {
        var reject = 0;
        for (var i = 0; i < batch.Events.Count; i++)
        {
            while (reject < batch.Rejects.Count && batch.Rejects[reject].EventsBefore <= i)
                records.Add(new PayloadRecord(null, batch.Rejects[reject++]));
            records.Add(new PayloadRecord(batch.Events[i], null));
        }

        while (reject < batch.Rejects.Count)
            records.Add(new PayloadRecord(null, batch.Rejects[reject++]));
    }
}
