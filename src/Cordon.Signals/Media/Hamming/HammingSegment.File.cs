using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Cordon.Signals.Media.Hamming;

/// <summary>Writing and opening the file: header, first halves, second halves, ids, then of each table its offsets and postings. All numbers little-endian.</summary>
public sealed unsafe partial class HammingSegment
{
    private const int HeaderBytes = 64;

    private static ReadOnlySpan<byte> Magic => "CRDNHAM1"u8;

    private HammingSegment(string path)
    {
        Bytes = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, Bytes, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
        var header = new ReadOnlySpan<byte>(_start, HeaderBytes);
        Count = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var chunks = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        _offsetsAt = new long[ChunkCut.Most];
        _postingsAt = new long[ChunkCut.Most];
        var at = HeaderBytes + (36L * Count);
        var good = header.StartsWith(Magic) && Count >= 0 && chunks is 0 or (>= ChunkCut.Fewest and <= ChunkCut.Most);
        if (good && chunks > 0)
        {
            _cut = new ChunkCut(chunks);
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                _offsetsAt[chunk] = at;
                at += 4L * (_cut.Buckets(chunk) + 1);
                _postingsAt[chunk] = at;
                at += 4L * Count;
            }
        }
        if (good && at == Bytes)
            return;
        Dispose();
        throw new HammingFileException($"{path} is damaged or cut short; remove it and fill the index again");
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">A file of this class.</param>
    /// <exception cref="HammingFileException">The file is damaged or cut short.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static HammingSegment Open(string path)
    {
        if (new FileInfo(path).Length < HeaderBytes)
            throw new HammingFileException($"{path} is damaged or cut short; remove it and fill the index again");
        return new HammingSegment(path);
    }

    /// <summary>Writes a file and has it reach the disk.</summary>
    /// <param name="path">Replaced when there.</param>
    /// <param name="hashes">At most 2³⁰.</param>
    /// <param name="chunks">How many tables, 11 to 16, or 0 for none; the best number when null.</param>
    public static void Write(string path, ReadOnlySpan<StoredHash> hashes, int? chunks = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashes.Length, 1 << 30, nameof(hashes));
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        Span<byte> header = stackalloc byte[HeaderBytes];
        header.Clear();
        var tables = chunks ?? ChunkCut.Best(hashes.Length);
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], hashes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], tables);
        file.Write(header);
        foreach (ref readonly var stored in hashes)
            Write(file, stored.Hash.A, stored.Hash.B);
        foreach (ref readonly var stored in hashes)
            Write(file, stored.Hash.C, stored.Hash.D);
        Span<byte> id = stackalloc byte[4];
        foreach (ref readonly var stored in hashes)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(id, stored.Id);
            file.Write(id);
        }
        if (tables > 0)
        {
            var cut = new ChunkCut(tables);
            var postings = new uint[hashes.Length];
            for (var chunk = 0; chunk < tables; chunk++)
                WriteTable(file, hashes, cut, chunk, postings);
        }
        file.Flush(flushToDisk: true);
    }

    // Counting sort: rows of a bucket stay in order.
    private static void WriteTable(FileStream file, ReadOnlySpan<StoredHash> hashes, ChunkCut cut, int chunk, uint[] postings)
    {
        var offsets = new uint[cut.Buckets(chunk) + 1];
        foreach (ref readonly var stored in hashes)
            offsets[cut.Value(stored.Hash, chunk) + 1]++;
        for (var bucket = 1; bucket < offsets.Length; bucket++)
            offsets[bucket] += offsets[bucket - 1];
        file.Write(MemoryMarshal.AsBytes(offsets.AsSpan()));
        for (var row = 0; row < hashes.Length; row++)
            postings[offsets[cut.Value(hashes[row].Hash, chunk)]++] = (uint)row;
        // Whole pieces: a span of bytes ends at 2 GiB.
        for (var at = 0; at < postings.Length; at += 1 << 24)
            file.Write(MemoryMarshal.AsBytes(postings.AsSpan(at, Math.Min(1 << 24, postings.Length - at))));
    }

    private static void Write(FileStream file, ulong one, ulong other)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, one);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], other);
        file.Write(bytes);
    }
}
