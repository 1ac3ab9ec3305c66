using System.Text;

namespace Cordon.Networks.History;

/// <summary>
/// Gives every distinct name a dense number, in order of first sight, and gives the name back. Names are kept as UTF-8 in large
/// chunks: about 20 bytes a name beside its own bytes.
/// </summary>
/// <param name="chunkBytes">Room for names that is taken at once: 2¹⁶ to 2²⁴.</param>
internal sealed class NameTable(int chunkBytes = 1 << 22)
{
    private const int ShortChars = 128;
    private readonly ChunkedList<long> _places = new();
    private readonly List<byte[]> _chunks = [];

    // Invariant: a power of two, at least 4/3 of the names. A slot holds hash << 32 | number + 1, so that most others are told apart without
    // a look at their bytes; 0 is free.
    private ulong[] _slots = new ulong[1024];
    private int _chunkUsed;

    public int Count => _places.Count;

    /// <summary>The number of the name, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<char> name, out bool added)
    {
        var hash = (uint)string.GetHashCode(name);
        Span<byte> buffer = name.Length <= ShortChars ? stackalloc byte[ShortChars * 3] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        var bytes = buffer[..Encoding.UTF8.GetBytes(name, buffer)];
        var slot = Find(hash, bytes);
        added = _slots[slot] == 0;
        if (!added)
            return NumberIn(_slots[slot]);
        var number = _places.Count;
        _slots[slot] = ((ulong)hash << 32) | (uint)(number + 1);
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
        return NumberIn(_slots[Find((uint)string.GetHashCode(name), bytes)]);
    }

    /// <summary>The number of a name of another table, or −1.</summary>
    public int Find(NameTable other, int number)
    {
        var bytes = other.BytesOf(number);
        Span<char> buffer = bytes.Length <= ShortChars ? stackalloc char[ShortChars] : new char[bytes.Length];
        return Find(buffer[..Encoding.UTF8.GetChars(bytes, buffer)]);
    }

    public string NameOf(int number) => Encoding.UTF8.GetString(BytesOf(number));

    private ReadOnlySpan<byte> BytesOf(int number)
    {
        var place = _places[number];
        return _chunks[(int)(place >> 40)].AsSpan((int)(place & 0xFF_FFFF), (int)((place >> 24) & 0xFFFF));
    }

    private static int NumberIn(ulong slot) => (int)(uint)slot - 1;

    private static int HomeOf(uint hash, int mask) => (int)(hash) & mask;

    private int Find(uint hash, ReadOnlySpan<byte> bytes)
    {
        var mask = _slots.Length - 1;
        var slot = HomeOf(hash, mask);
        while (true)
        {
            var held = _slots[slot];
            if (held == 0 || ((uint)(held >> 32) == hash && BytesOf(NumberIn(held)).SequenceEqual(bytes)))
                return slot;
            slot = (slot + 1) & mask;
        }
    }

    // A place is chunk << 40 | length << 24 | offset: lengths fit 16 bits because ids are bounded, offsets 24 because chunks are.
    private long Store(ReadOnlySpan<byte> bytes)
    {
        if (_chunks.Count == 0 || _chunkUsed + bytes.Length > chunkBytes)
        {
            _chunks.Add(new byte[chunkBytes]);
            _chunkUsed = 0;
        }

        bytes.CopyTo(_chunks[^1].AsSpan(_chunkUsed));
        var place = ((long)(_chunks.Count - 1) << 40) | ((long)bytes.Length << 24) | (uint)_chunkUsed;
        _chunkUsed += bytes.Length;
        return place;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var held in old)
        {
            if (held == 0)
                continue;
            var slot = HomeOf((uint)(held >> 32), mask);
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = held;
        }
    }
}
