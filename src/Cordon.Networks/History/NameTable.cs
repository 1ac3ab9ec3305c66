using System.Text;

namespace Cordon.Networks.History;

/// <summary>
/// Gives every distinct name a dense number, in order of first sight, and gives the name back. Names are kept as UTF-8 in large
/// chunks: about 20 bytes a name beside its own bytes.
/// </summary>
internal sealed class NameTable
{
    private const int ChunkBytes = 1 << 22;
    private const int ShortChars = 128;
    private readonly ChunkedList<int> _hashes = new();
    private readonly ChunkedList<long> _places = new();
    private readonly List<byte[]> _chunks = [];

    // Invariant: a power of two, at least 4/3 of the names; holds number + 1, 0 is free.
    private int[] _slots = new int[1024];
    private int _chunkUsed = ChunkBytes;

    public int Count => _places.Count;

    /// <summary>The number of the name, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<char> name, out bool added)
    {
        var hash = string.GetHashCode(name);
        Span<byte> buffer = name.Length <= ShortChars ? stackalloc byte[ShortChars * 3] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        var bytes = buffer[..Encoding.UTF8.GetBytes(name, buffer)];
        var slot = Find(hash, bytes);
        added = _slots[slot] == 0;
        if (!added)
            return _slots[slot] - 1;
        var number = _places.Count;
        _slots[slot] = number + 1;
        _hashes.Add(hash);
        _places.Add(Store(bytes));
        if (number > _slots.Length / 4 * 3)
            Grow();
        return number;
    }

    /// <summary>The number of the name, or −1.</summary>
    public int Find(ReadOnlySpan<char> name)
    {
        Span<byte> buffer = name.Length <= ShortChars ? stackalloc byte[ShortChars * 3] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        var bytes = buffer[..Encoding.UTF8.GetBytes(name, buffer)];
        return _slots[Find(string.GetHashCode(name), bytes)] - 1;
    }

    public string NameOf(int number) => Encoding.UTF8.GetString(BytesOf(number));

    private ReadOnlySpan<byte> BytesOf(int number)
    {
        var place = _places[number];
        return _chunks[(int)(place >> 40)].AsSpan((int)(place & 0xFF_FFFF), (int)((place >> 24) & 0xFFFF));
    }

    private int Find(int hash, ReadOnlySpan<byte> bytes)
    {
        var mask = _slots.Length - 1;
        var slot = (int)((uint)hash * 2654435769u >> 7) & mask;
        while (true)
        {
            var number = _slots[slot] - 1;
            if (number < 0 || (_hashes[number] == hash && BytesOf(number).SequenceEqual(bytes)))
                return slot;
            slot = (slot + 1) & mask;
        }
    }

    // A place is chunk << 40 | length << 24 | offset: lengths fit 16 bits because ids are bounded, offsets 24 because chunks are.
    private long Store(ReadOnlySpan<byte> bytes)
    {
        if (_chunkUsed + bytes.Length > ChunkBytes)
        {
            _chunks.Add(new byte[ChunkBytes]);
            _chunkUsed = 0;
        }

        bytes.CopyTo(_chunks[^1].AsSpan(_chunkUsed));
        var place = ((long)(_chunks.Count - 1) << 40) | ((long)bytes.Length << 24) | (uint)_chunkUsed;
        _chunkUsed += bytes.Length;
        return place;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < _places.Count; number++)
        {
            var slot = (int)((uint)_hashes[number] * 2654435769u >> 7) & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }
}
