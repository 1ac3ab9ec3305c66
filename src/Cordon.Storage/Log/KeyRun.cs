using System.Buffers.Binary;
using System.IO.Hashing;

namespace Cordon.Storage.Log;

/// <summary>
/// An immutable file of sorted 128-bit hashes of event keys, for a range of the log. A filter in memory answers most questions; the rest cost one
/// or two reads, because hashes lie evenly and their place can be estimated.
/// </summary>
internal sealed class KeyRun : IDisposable
{
    private const int HeaderBytes = 48;
    private const int KeyBytes = 16;
    private const int PageKeys = 256;
    private const int ChunkKeys = 1 << 14;

    private static ReadOnlySpan<byte> Magic => "cordonK1"u8;

    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
    private readonly KeyFilter _filter;

    private KeyRun(string path, Microsoft.Win32.SafeHandles.SafeFileHandle file, long from, long to, long count, KeyFilter filter) =>
        (Path, _file, From, To, Count, _filter) = (path, file, from, to, count, filter);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>The first sequence whose key is in it.</summary>
    public long From { get; }

    /// <summary>The sequence behind the last.</summary>
    public long To { get; }

    /// <summary>How many keys.</summary>
    public long Count { get; }

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => _filter.Bytes;

    /// <summary>Writes a run; it is whole under its name or not there.</summary>
    /// <param name="path">Where.</param>
    /// <param name="from">The first sequence covered.</param>
    /// <param name="to">The sequence behind the last.</param>
    /// <param name="count">How many keys there are.</param>
    /// <param name="sorted">The keys, ascending.</param>
    public static void Write(string path, long from, long to, long count, IEnumerable<UInt128> sorted)
    {
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            Span<byte> header = stackalloc byte[HeaderBytes];
            stream.Write(header);
            var hash = new XxHash128();
            Span<byte> bytes = stackalloc byte[KeyBytes];
            foreach (var key in sorted)
            {
                BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
                hash.Append(bytes);
                stream.Write(bytes);
            }

            Magic.CopyTo(header);
            BinaryPrimitives.WriteInt64LittleEndian(header[8..], from);
            BinaryPrimitives.WriteInt64LittleEndian(header[16..], to);
            BinaryPrimitives.WriteInt64LittleEndian(header[24..], count);
            hash.GetHashAndReset(header[32..]);
            stream.Position = 0;
            stream.Write(header);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    /// <summary>Opens a run and checks all of it; null when it is damaged: it can be made again from the log.</summary>
    public static KeyRun? Open(string path)
    {
        var file = File.OpenHandle(path);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) == HeaderBytes && header.StartsWith(Magic))
        {
            var count = BinaryPrimitives.ReadInt64LittleEndian(header[24..]);
            if (RandomAccess.GetLength(file) == HeaderBytes + (count * KeyBytes) && Filter(file, count, header[32..]) is { } filter)
                return new KeyRun(path, file, BinaryPrimitives.ReadInt64LittleEndian(header[8..]), BinaryPrimitives.ReadInt64LittleEndian(header[16..]), count, filter);
        }

        file.Dispose();
        return null;
    }

    /// <summary>True when the key is in the run.</summary>
    public bool Contains(UInt128 key) => _filter.MayContain(key) && Find(key);

    /// <summary>All keys, ascending.</summary>
    public IEnumerable<UInt128> Keys()
    {
        var chunk = new byte[ChunkKeys * KeyBytes];
        for (var at = 0L; at < Count;)
        {
            var keys = ReadKeys(chunk, at, ChunkKeys);
            for (var i = 0; i < keys; i++)
                yield return BinaryPrimitives.ReadUInt128BigEndian(chunk.AsSpan(i * KeyBytes));
            at += keys;
        }
    }

    public void Dispose() => _file.Dispose();

    private static KeyFilter? Filter(Microsoft.Win32.SafeHandles.SafeFileHandle file, long count, ReadOnlySpan<byte> expected)
    {
        var filter = new KeyFilter(count);
        var hash = new XxHash128();
        var chunk = new byte[ChunkKeys * KeyBytes];
        for (var offset = (long)HeaderBytes; ;)
        {
            var read = RandomAccess.Read(file, chunk, offset);
            if (read == 0)
                break;
            hash.Append(chunk.AsSpan(0, read));
            for (var i = 0; i + KeyBytes <= read; i += KeyBytes)
                filter.Add(BinaryPrimitives.ReadUInt128BigEndian(chunk.AsSpan(i)));
            offset += read;
        }

        return expected.SequenceEqual(hash.GetCurrentHash()) ? filter : null;
    }

    private bool Find(UInt128 key)
    {
        Span<byte> page = stackalloc byte[PageKeys * KeyBytes];
        var (low, high) = (0L, Count);
        var guess = (long)Math.BigMul((ulong)(key >> 64), (ulong)Count, out _);
        while (low < high)
        {
            var start = Math.Clamp(guess - (PageKeys / 2), low, Math.Max(low, high - PageKeys));
            var keys = ReadKeys(page, start, (int)Math.Min(PageKeys, high - start));
            if (key < KeyAt(page, 0))
                high = start;
            else if (key > KeyAt(page, keys - 1))
                low = start + keys;
            else
                return Search(page[..(keys * KeyBytes)], key);

            // The estimate is off by the square root of the count, seldom more: halve what is left.
            guess = low + ((high - low) / 2);
        }

        return false;
    }

    private static bool Search(ReadOnlySpan<byte> page, UInt128 key)
    {
        var (low, high) = (0, (page.Length / KeyBytes) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = KeyAt(page, middle);
            if (found == key)
                return true;
            if (found < key)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return false;
    }

    private static UInt128 KeyAt(ReadOnlySpan<byte> page, int index) => BinaryPrimitives.ReadUInt128BigEndian(page[(index * KeyBytes)..]);

    private int ReadKeys(Span<byte> into, long at, int most)
    {
        var wanted = into[..(int)(Math.Min(most, Count - at) * KeyBytes)];
        var filled = 0;
        while (filled < wanted.Length)
        {
            var read = RandomAccess.Read(_file, wanted[filled..], HeaderBytes + (at * KeyBytes) + filled);
            if (read == 0)
                throw new StorageException($"{Path} became shorter while it was open; stop what writes to the data folder, and start Cordon again");
            filled += read;
        }

        return filled / KeyBytes;
    }
}
