using System.Runtime.CompilerServices;

namespace Cordon.Signals.Counters;

/// <summary>
/// The entries of a counter, numbered from 0 without gaps, and the way from a key to its number. The numbers depend on the sequence of <see cref="Add"/> and
/// <see cref="RemoveAt"/> alone. The index is open addressing with linear probing in 256 parts that grow one by one, so that no addition waits for the whole
/// table to be moved. A slot holds 8 bits of the key's hash and the number + 1 (24 bits); 0 is free.
/// </summary>
/// <param name="seed">Where keys lie in the index; nothing else depends on it.</param>
internal sealed class KeyTable(ulong seed)
{
    /// <summary>Bytes of an entry, without the index.</summary>
    public const int EntryBytes = 32;

    private const int Parts = 256;
    private const int PartShift = 56;
    private const int TagShift = 48;
    private const int NumberBits = 24;
    private const uint NumberMask = (1u << NumberBits) - 1;
    private const int FirstSlots = 8;
    private const int PageShift = 10;

    private readonly uint[][] _parts = NoParts();
    private readonly int[] _used = new int[Parts];
    private KeyEntry[][] _pages = [];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entry of a number. It stays where it is until an entry is removed.</summary>
    public ref KeyEntry this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _pages[number >> PageShift][number & ((1 << PageShift) - 1)];
    }

    /// <summary>The number of a key, or −1.</summary>
    public int Find(in CounterKey key)
    {
        var place = Place(key);
        var slots = _parts[place >> PartShift];
        if (slots.Length == 0)
            return -1;
        var mask = slots.Length - 1;
        var tag = (uint)(byte)(place >> TagShift);
        for (var i = (int)place & mask; ; i = (i + 1) & mask)
        {
            var slot = slots[i];
            if (slot == 0)
                return -1;
            if (slot >> NumberBits == tag)
            {
                var number = (int)(slot & NumberMask) - 1;
                if (this[number].Key == key)
                    return number;
            }
        }
    }

    /// <summary>
    /// Guesses the numbers of some keys: that of the first slot each key is looked for in, or 0. The guesses do not wait for each other, so their reaches into
    /// memory overlap.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <param name="numbers">As many numbers; all 0 in an empty table.</param>
    public void Guess(ReadOnlySpan<CounterKey> keys, Span<int> numbers)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var place = Place(keys[i]);
            var slots = _parts[place >> PartShift];
            var slot = slots.Length == 0 ? 0 : slots[(int)place & (slots.Length - 1)];
            numbers[i] = Math.Max((int)(slot & NumberMask) - 1, 0);
        }
    }

    /// <summary>Adds an entry for a key that has none; its number is the greatest.</summary>
    public ref KeyEntry Add(in CounterKey key)
    {
        var place = Place(key);
        var part = place >> PartShift;
        if (4 * (_used[part] + 1) > 3 * _parts[part].Length)
            Grow(part);
        _used[part]++;
        var number = Count++;
        Seat(_parts[part], place, number);

        var page = number >> PageShift;
        if (page >= _pages.Length)
            Array.Resize(ref _pages, Math.Max(4, 2 * _pages.Length));
        _pages[page] ??= new KeyEntry[1 << PageShift];
        ref var entry = ref this[number];
        entry = default;
        entry.Key = key;
        return ref entry;
    }

    /// <summary>Removes an entry; the one of the greatest number takes its number.</summary>
    public void RemoveAt(int number)
    {
        var place = Place(this[number].Key);
        var part = place >> PartShift;
        Unseat(_parts[part], SlotOf(place, number));
        _used[part]--;
        var last = --Count;
        if (last == number)
            return;
        ref var moved = ref this[last];
        var movedPlace = Place(moved.Key);
        ref var slot = ref _parts[movedPlace >> PartShift][SlotOf(movedPlace, last)];
        slot = (slot & ~NumberMask) | (uint)(number + 1);
        this[number] = moved;
    }

    private static uint[][] NoParts()
    {
        var parts = new uint[Parts][];
        Array.Fill(parts, []);
        return parts;
    }

    // Whoever knows the seed and both halves of many keys could still crowd a place; without the seed nobody can.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Place(in CounterKey key)
    {
        var high = Math.BigMul(key.High ^ seed, key.Low ^ 0x9E37_79B9_7F4A_7C15UL ^ (seed >> 32), out var low);
        return high ^ low;
    }

    private int SlotOf(ulong place, int number)
    {
        var slots = _parts[place >> PartShift];
        var mask = slots.Length - 1;
        var i = (int)place & mask;
        while ((slots[i] & NumberMask) != (uint)(number + 1))
            i = (i + 1) & mask;
        return i;
    }

    private static void Seat(uint[] slots, ulong place, int number)
    {
        var mask = slots.Length - 1;
        var i = (int)place & mask;
        while (slots[i] != 0)
            i = (i + 1) & mask;
        slots[i] = ((uint)(byte)(place >> TagShift) << NumberBits) | (uint)(number + 1);
    }

    // Later slots of the run move back into the gap where their own place allows it, so that no search ends too early.
    private void Unseat(uint[] slots, int gap)
    {
        var mask = slots.Length - 1;
        for (var i = (gap + 1) & mask; slots[i] != 0; i = (i + 1) & mask)
        {
            var home = (int)Place(this[(int)(slots[i] & NumberMask) - 1].Key) & mask;
            if (((i - home) & mask) >= ((i - gap) & mask))
            {
                slots[gap] = slots[i];
                gap = i;
            }
        }
        slots[gap] = 0;
    }

    private void Grow(ulong part)
    {
        var old = _parts[part];
        var slots = new uint[Math.Max(FirstSlots, 2 * old.Length)];
        foreach (var slot in old)
        {
            if (slot != 0)
            {
                var number = (int)(slot & NumberMask) - 1;
                Seat(slots, Place(this[number].Key), number);
            }
        }
        _parts[part] = slots;
    }
}
