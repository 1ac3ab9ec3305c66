using System.Runtime.InteropServices;

namespace Cordon.Signals.Counters;

/// <summary>
/// How many different items a key has seen in the window. Up to 32 items of a key stand one by one (64-bit hash, newest time), so their windows are exact; more go
/// to a ring of buckets with a <see cref="HyperLogLog"/> each, which are merged at reading. Word: the hash of the only item, or the number of the block. A ring's
/// block holds one reference for each bucket: the sketch's size class (4 bits) and block number (28 bits); 0 is no sketch.
/// </summary>
internal sealed class DistinctCounter : KeyedCounter
{
    /// <summary>Most items of a key that stand one by one.</summary>
    public const int ExactItems = 32;

    private const int Single = 1;
    private const int MergedSketches = 64;
    private const int ReferenceBits = 28;
    private const uint ReferenceMask = (1u << ReferenceBits) - 1;

    private readonly BucketRing _buckets;
    private readonly int _ringClass;

    // The sketches of keys that were read lately, by some bits of the key. They change how fast a reading is, never what it gives.
    private readonly MergedSketch?[] _merged = new MergedSketch?[MergedSketches];

    /// <summary>An empty counter.</summary>
    public DistinctCounter(CounterDefinition definition, ulong tableSeed)
        : base(definition, tableSeed)
    {
        _buckets = new BucketRing(Kept, Horizon - Kept);
        _ringClass = BlockPool.ClassOf(_buckets.Slots * sizeof(uint));
    }

    /// <inheritdoc/>
    public override AddOutcome Add(CounterKey key, long timeMicros, double amount = 1) =>
        throw new InvalidOperationException($"counter '{Definition.Name}' counts distinct items: give the item, not an amount");

    /// <inheritdoc/>
    public override AddOutcome Add(CounterKey key, long timeMicros, CounterKey item) => Enter(in key, timeMicros, item.High);

    private protected override void Start(ref KeyEntry entry, long timeMicros, ulong word)
    {
        entry.Set(timeMicros, Single, KeyEntry.NoBlock);
        entry.Word = word;
    }

    private protected override void Update(ref KeyEntry entry, long timeMicros, ulong word)
    {
        if (entry.Items == 0)
            AddToRing(ref entry, timeMicros, word);
        else if (entry.SizeClass == KeyEntry.NoBlock && entry.Word == word)
            entry.Touch(timeMicros);
        else
            AddToList(ref entry, timeMicros, word);
    }

    private protected override double Value(in KeyEntry entry, long timeMicros)
    {
        var start = timeMicros - Kept;
        if (entry.Items == 0)
            return RingValue(in entry, timeMicros);
        if (entry.SizeClass == KeyEntry.NoBlock)
            return entry.Newest > start && entry.Newest <= timeMicros ? 1 : 0;
        var count = 0;
        foreach (ref readonly var item in List(in entry))
            count += item.Newest > start && item.Newest <= timeMicros ? 1 : 0;
        return count;
    }

    private protected override byte Reach(in KeyEntry entry)
    {
        if (entry.SizeClass == KeyEntry.NoBlock)
            return 0;
        var block = Pool.Bytes(entry.SizeClass, (int)entry.Word);
        return block[entry.Items == 0 ? ((int)_buckets.Bucket(entry.Newest) & (_buckets.Slots - 1)) * sizeof(uint) : 0];
    }

    private protected override void Release(in KeyEntry entry)
    {
        if (entry.Items == 0)
        {
            MergedOf(in entry.Key)?.Forget(in entry.Key);
            foreach (ref var reference in Ring(in entry))
                Drop(ref reference);
        }
        if (entry.SizeClass != KeyEntry.NoBlock)
            Pool.Return(entry.SizeClass, (int)entry.Word);
    }

    private protected override void SaveValue(CounterWriter writer, in KeyEntry entry)
    {
        if (entry.SizeClass == KeyEntry.NoBlock)
        {
            writer.Write(entry.Word);
        }
        else if (entry.Items != 0)
        {
            writer.Write(MemoryMarshal.AsBytes(List(in entry)));
        }
        else
        {
            foreach (var reference in Ring(in entry))
            {
                var sketch = Sketch(reference);
                writer.Write((ushort)sketch.Length);
                writer.Write(sketch);
            }
        }
    }

    private protected override void LoadValue(CounterReader reader, ref KeyEntry entry)
    {
        var (items, sizeClass) = (entry.Items, entry.SizeClass);
        if (sizeClass == KeyEntry.NoBlock && items == Single)
        {
            entry.Word = reader.Read<ulong>();
            return;
        }
        var fits = items == 0 ? sizeClass == _ringClass : sizeClass is >= 0 and < BlockPool.Classes && items <= Math.Min(ExactItems, Capacity(sizeClass));
        if (!fits)
            throw reader.Broken($"counter '{Definition.Name}' has a key of {items} items in a block of class {sizeClass}");
        entry.Word = (ulong)Pool.Rent(sizeClass);
        if (items != 0)
        {
            reader.Read(MemoryMarshal.AsBytes(List(in entry)));
            return;
        }
        foreach (ref var reference in Ring(in entry))
        {
            int bytes = reader.Read<ushort>();
            if (bytes == 0)
                continue;
            var sketchClass = BlockPool.ClassOf(Math.Min(bytes, HyperLogLog.Registers));
            if (BlockPool.Size(sketchClass) != bytes)
                throw reader.Broken($"counter '{Definition.Name}' has a sketch of {bytes} bytes");
            reference = Rent(sketchClass);
            reader.Read(Sketch(reference));
            if (!HyperLogLog.IsWhole(Sketch(reference)))
                throw reader.Broken($"counter '{Definition.Name}' has a sketch that is none");
        }
    }

    private protected override void StateReplaced() => Array.Clear(_merged);

    private static int Capacity(int sizeClass) => BlockPool.Size(sizeClass) / SeenItem.Bytes;

    private Span<SeenItem> List(in KeyEntry entry) => Pool.Values<SeenItem>(entry.SizeClass, (int)entry.Word)[..entry.Items];

    private Span<uint> Ring(in KeyEntry entry) => Pool.Values<uint>(_ringClass, (int)entry.Word);

    private Span<byte> Sketch(uint reference) =>
        reference == 0 ? default : Pool.Bytes((int)(reference >> ReferenceBits), (int)(reference & ReferenceMask));

    private uint Rent(int sizeClass)
    {
        var block = Pool.Rent(sizeClass);
        return ((uint)sizeClass << ReferenceBits) | (uint)block;
    }

    private void Drop(ref uint reference)
    {
        if (reference != 0)
            Pool.Return((int)(reference >> ReferenceBits), (int)(reference & ReferenceMask));
        reference = 0;
    }

    private void AddToList(ref KeyEntry entry, long timeMicros, ulong hash)
    {
        if (entry.SizeClass == KeyEntry.NoBlock)
        {
            var block = Pool.Rent(0);
            Pool.Values<SeenItem>(0, block)[0] = new SeenItem(entry.Word, entry.Newest);
            entry.Set(entry.Newest, Single, 0);
            entry.Word = (ulong)block;
        }
        foreach (ref var item in List(in entry))
        {
            if (item.Hash == hash)
            {
                item = item with { Newest = Math.Max(item.Newest, timeMicros) };
                entry.Touch(timeMicros);
                return;
            }
        }
        if (entry.Items == Capacity(entry.SizeClass))
        {
            Prune(ref entry);
            if (entry.Items == ExactItems)
            {
                ToRing(ref entry);
                AddToRing(ref entry, timeMicros, hash);
                return;
            }
            if (entry.Items == Capacity(entry.SizeClass))
                Widen(ref entry);
        }
        entry.Set(Math.Max(entry.Newest, timeMicros), entry.Items + 1, entry.SizeClass);
        List(in entry)[^1] = new SeenItem(hash, timeMicros);
    }

    // Takes the items out that are past; the others stay in order.
    private void Prune(ref KeyEntry entry)
    {
        var list = List(in entry);
        var kept = 0;
        foreach (var item in list)
        {
            if (item.Newest > Past)
                list[kept++] = item;
        }
        entry.Set(entry.Newest, kept, entry.SizeClass);
    }

    private void Widen(ref KeyEntry entry)
    {
        var wider = Pool.Rent(entry.SizeClass + 1);
        Pool.Bytes(entry.SizeClass, (int)entry.Word).CopyTo(Pool.Bytes(entry.SizeClass + 1, wider));
        Pool.Return(entry.SizeClass, (int)entry.Word);
        entry.Word = (ulong)wider;
        entry.Set(entry.Newest, entry.Items, entry.SizeClass + 1);
    }

    private void ToRing(ref KeyEntry entry)
    {
        var list = List(in entry);
        var (listClass, listBlock) = (entry.SizeClass, (int)entry.Word);
        entry.Set(entry.Newest, 0, _ringClass);
        entry.Word = (ulong)Pool.Rent(_ringClass);
        foreach (var item in list)
            AddToRing(ref entry, item.Newest, item.Hash);
        Pool.Return(listClass, listBlock);
    }

    private void AddToRing(ref KeyEntry entry, long timeMicros, ulong hash)
    {
        var ring = Ring(in entry);
        var mask = _buckets.Slots - 1;
        var bucket = _buckets.Bucket(timeMicros);
        var newest = _buckets.Bucket(entry.Newest);
        ref var merged = ref MergedOf(in entry.Key);
        if (bucket > newest)
            merged?.Forget(in entry.Key);
        for (var passed = Math.Max(newest + 1, bucket - mask); passed <= bucket; passed++)
            Drop(ref ring[(int)passed & mask]);
        entry.Touch(timeMicros);

        ref var reference = ref ring[(int)bucket & mask];
        if (reference == 0)
            reference = Rent(0);
        var (register, rank) = HyperLogLog.Place(hash);
        merged?.Add(in entry.Key, bucket, register, rank);
        while (!HyperLogLog.TryAdd(Sketch(reference), register, rank))
        {
            var wider = Rent((int)(reference >> ReferenceBits) + 1);
            HyperLogLog.Widen(Sketch(reference), Sketch(wider));
            Drop(ref reference);
            reference = wider;
        }
    }

    private double RingValue(in KeyEntry entry, long timeMicros)
    {
        var (first, last) = _buckets.Cover(timeMicros, _buckets.Bucket(entry.Newest));
        if (first > last)
            return 0;
        var merged = MergedOf(in entry.Key) ??= new MergedSketch();
        if (!merged.Is(in entry.Key, first, last))
        {
            var ranks = merged.Begin(in entry.Key, first, last);
            var ring = Ring(in entry);
            for (var bucket = first; bucket <= last; bucket++)
            {
                var sketch = Sketch(ring[(int)bucket & (_buckets.Slots - 1)]);
                if (!sketch.IsEmpty)
                    HyperLogLog.Merge(sketch, ranks);
            }
        }
        return merged.Estimate();
    }

    private ref MergedSketch? MergedOf(in CounterKey key) => ref _merged[key.Low & (MergedSketches - 1)];
}
