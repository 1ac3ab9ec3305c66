using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Guard.Snapshots;

/// <summary>
/// An immutable hash table from key to state, 16 bytes a slot at a load of three quarters. It is cut into parts by the keys' upper bits, so that a change copies
/// only the part that it falls into and no array is large.
/// </summary>
internal sealed class EntityTable
{
    /// <summary>Entities of a part that a table of this size is made with.</summary>
    public const int UsualPart = 1 << 15;

    private readonly Slot[][] _parts;
    private readonly int _bits;

    private EntityTable(Slot[][] parts, int bits, int count) => (_parts, _bits, Count) = (parts, bits, count);

    /// <summary>A table without entities.</summary>
    /// <param name="bits">2^bits parts.</param>
    public static EntityTable Empty(int bits = 0) => new(Enumerable.Repeat(new Slot[1], 1 << bits).ToArray(), bits, 0);

    /// <summary>How many entities it holds.</summary>
    public int Count { get; }

    /// <summary>The bytes of its slots.</summary>
    public long Bytes => _parts.Sum(p => (long)p.Length * Unsafe.SizeOf<Slot>());

    /// <summary>A table of entities, of which no two have one key.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="bits">2^bits parts; null for as many as their number asks for.</param>
    /// <param name="keepsDefaults">Whether entities of the default state are kept, to cover those of a table below.</param>
    public static EntityTable Of(IReadOnlyCollection<EntityChange> entities, int? bits = null, bool keepsDefaults = false)
    {
        var cut = bits ?? BitsFor(entities.Count);
        var counts = new int[1 << cut];
        foreach (var entity in entities)
            counts[PartOf(entity.Key, cut)]++;
        var parts = counts.Select(c => new Slot[CapacityFor(c)]).ToArray();
        var count = 0;
        foreach (var entity in entities)
        {
            if (!keepsDefaults && entity.State == default)
                continue;
            Put(parts[PartOf(entity.Key, cut)], new Slot(entity.Key, entity.State));
            count++;
        }

        return new EntityTable(parts, cut, count);
    }

    /// <summary>This table with the entities of another in place of its own.</summary>
    /// <param name="changes">The other.</param>
    /// <param name="keepsDefaults">As for <see cref="Of"/>.</param>
    public EntityTable With(EntityTable changes, bool keepsDefaults)
    {
        if (changes.Count == 0)
            return this;
        var grouped = new List<Slot>[_parts.Length];
        foreach (var slot in changes.Slots())
            (grouped[PartOf(slot.Key, _bits)] ??= []).Add(slot);
        var (parts, count) = ((Slot[][])_parts.Clone(), Count);
        for (var p = 0; p < parts.Length; p++)
        {
            if (grouped[p] is { } own)
                (parts[p], count) = (Merged(parts[p], own, changes, keepsDefaults, out var grown), count + grown);
        }

        return new EntityTable(parts, _bits, count);
    }

    /// <summary>Whether so many came that a table of their number would be cut otherwise.</summary>
    public bool IsCrowded => BitsFor(Count) > _bits + 1;

    /// <summary>This table, cut as its number asks for.</summary>
    public EntityTable Recut()
    {
        var bits = BitsFor(Count);
        var counts = new int[1 << bits];
        foreach (var slot in Slots())
            counts[PartOf(slot.Key, bits)]++;
        var parts = counts.Select(c => new Slot[CapacityFor(c)]).ToArray();
        foreach (var slot in Slots())
            Put(parts[PartOf(slot.Key, bits)], slot);
        return new EntityTable(parts, bits, Count);
    }

    /// <summary>The state of an entity; false when it is not held.</summary>
    public bool Find(ulong key, out EntityState state)
    {
        var part = _parts[PartOf(key, _bits)];
        ref var start = ref MemoryMarshal.GetArrayDataReference(part);
        for (var i = Place(key, part.Length); ; i = i + 1 == part.Length ? 0 : i + 1)
        {
            // The place lies within the part, and every part has an empty slot that ends the walk.
            ref var slot = ref Unsafe.Add(ref start, i);
            if (slot.Key == key)
            {
                state = slot.State;
                return true;
            }

            if (slot.Key == GuardKeys.None)
            {
                state = default;
                return false;
            }
        }
    }

    /// <summary>Has the processor fetch the place of a key, for <see cref="Find"/> soon after. A hint: nothing depends on it.</summary>
    public unsafe void Prefetch(ulong key)
    {
        if (!Sse.IsSupported)
            return;
        var part = _parts[PartOf(key, _bits)];
        // The address may be stale by the time it is fetched, should the collector move the array; a hint may miss.
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(part), Place(key, part.Length))));
    }

    /// <summary>All that it holds, in the order of its slots.</summary>
    public IEnumerable<EntityChange> Entities() => Slots().Select(s => new EntityChange(s.Key, s.State));

    private static int BitsFor(int count)
    {
        var bits = 0;
        while (bits < 16 && count >> bits > UsualPart)
            bits++;
        return bits;
    }

    // One slot at least stays empty.
    private static int CapacityFor(int count) => (int)((count * 4L / 3) + 1);

    private static int PartOf(ulong key, int bits) => bits == 0 ? 0 : (int)(key >> (64 - bits));

    private static int Place(ulong key, int capacity) => (int)(((ulong)(uint)key * (uint)capacity) >> 32);

    private static void Put(Slot[] part, Slot slot)
    {
        var i = Place(slot.Key, part.Length);
        while (part[i].Key != GuardKeys.None)
            i = i + 1 == part.Length ? 0 : i + 1;
        part[i] = slot;
    }

    private static Slot[] Merged(Slot[] before, List<Slot> changes, EntityTable changed, bool keepsDefaults, out int grown)
    {
        var (held, kept) = (0, 0);
        foreach (var slot in before)
        {
            if (slot.Key == GuardKeys.None)
                continue;
            held++;
            if (!changed.Find(slot.Key, out _))
                kept++;
        }

        var added = changes.Count(c => keepsDefaults || c.State != default);
        var part = new Slot[CapacityFor(kept + added)];
        foreach (var slot in before)
        {
            if (slot.Key != GuardKeys.None && !changed.Find(slot.Key, out _))
                Put(part, slot);
        }

        foreach (var slot in changes)
        {
            if (keepsDefaults || slot.State != default)
                Put(part, slot);
        }

        grown = kept + added - held;
        return part;
    }

    private IEnumerable<Slot> Slots()
    {
        foreach (var part in _parts)
        {
            foreach (var slot in part)
            {
                if (slot.Key != GuardKeys.None)
                    yield return slot;
            }
        }
    }

    private readonly struct Slot(ulong key, EntityState state)
    {
        public readonly ulong Key = key;
        public readonly EntityState State = state;
    }
}
