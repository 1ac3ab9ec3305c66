using System.Runtime.InteropServices;

namespace Cordon.Signals.Counters;

/// <summary>
/// Count, sum and rate. Up to 32 events of a key stand one by one (time, and amount for a sum), so their windows are exact; more go to a ring of buckets, where a
/// reading takes in the whole bucket of the window's start. Word: the amount of the only event, or the number of the block.
/// </summary>
internal sealed class WindowCounter : KeyedCounter
{
    /// <summary>Most events of a key that stand one by one.</summary>
    public const int ExactEvents = 32;

    private const int Single = 1;

    private readonly BucketRing _buckets;
    private readonly bool _amounts;
    private readonly int _stride;
    private readonly int _ringClass;
    private readonly double _scale;

    /// <summary>An empty counter.</summary>
    public WindowCounter(CounterDefinition definition, ulong tableSeed)
        : base(definition, tableSeed)
    {
        _buckets = new BucketRing(Kept, Horizon - Kept);
        _amounts = definition.Method == CounterMethod.Sum;
        _stride = _amounts ? 2 : 1;
        _ringClass = BlockPool.ClassOf(_buckets.Slots * (_amounts ? sizeof(double) : sizeof(uint)));
        _scale = definition.Method != CounterMethod.Rate ? 1 : definition.Window / (definition.Unit switch
        {
            RateUnit.Second => TimeSpan.FromSeconds(1),
            RateUnit.Minute => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromHours(1),
        });
    }

    /// <inheritdoc/>
    public override AddOutcome Add(CounterKey key, long timeMicros, double amount = 1)
    {
        if (!_amounts)
            return Enter(in key, timeMicros, 0);
        return Math.Abs(amount) <= LargestAmount ? Enter(in key, timeMicros, BitConverter.DoubleToUInt64Bits(amount)) : Refuse();
    }

    private protected override void Start(ref KeyEntry entry, long timeMicros, ulong word)
    {
        entry.Set(timeMicros, Single, KeyEntry.NoBlock);
        entry.Word = word;
    }

    private protected override void Update(ref KeyEntry entry, long timeMicros, ulong word)
    {
        var items = entry.Items;
        if (items == 0)
        {
            AddToRing(ref entry, timeMicros, word);
            return;
        }
        if (entry.SizeClass == KeyEntry.NoBlock)
        {
            Spread(ref entry);
        }
        else if (items == Capacity(entry.SizeClass))
        {
            items = Prune(ref entry);
            if (items == ExactEvents)
            {
                ToRing(ref entry);
                AddToRing(ref entry, timeMicros, word);
                return;
            }
            if (items == Capacity(entry.SizeClass))
                Widen(ref entry);
        }
        var list = Pool.Values<long>(entry.SizeClass, (int)entry.Word);
        list[items * _stride] = timeMicros;
        if (_amounts)
            list[(items * _stride) + 1] = (long)word;
        entry.Set(Math.Max(entry.Newest, timeMicros), items + 1, entry.SizeClass);
    }

    private protected override double Value(in KeyEntry entry, long timeMicros)
    {
        var start = timeMicros - Kept;
        if (entry.Items == 0)
            return RingValue(in entry, timeMicros) / _scale;
        if (entry.SizeClass == KeyEntry.NoBlock)
        {
            if (entry.Newest <= start || entry.Newest > timeMicros)
                return 0;
            return (_amounts ? BitConverter.UInt64BitsToDouble(entry.Word) : 1) / _scale;
        }
        var list = Pool.Values<long>(entry.SizeClass, (int)entry.Word)[..(entry.Items * _stride)];
        var sum = 0.0;
        if (_amounts)
        {
            for (var i = 0; i + 1 < list.Length; i += 2)
            {
                if (list[i] > start && list[i] <= timeMicros)
                    sum += BitConverter.Int64BitsToDouble(list[i + 1]);
            }
            return sum;
        }
        var count = 0;
        foreach (var time in list)
            count += time > start && time <= timeMicros ? 1 : 0;
        return count / _scale;
    }

    private protected override byte Reach(in KeyEntry entry)
    {
        if (entry.SizeClass == KeyEntry.NoBlock)
            return 0;
        var block = Pool.Bytes(entry.SizeClass, (int)entry.Word);
        var used = entry.Items == 0
            ? ((int)_buckets.Bucket(entry.Newest) & (_buckets.Slots - 1)) * (block.Length / _buckets.Slots)
            : (entry.Items - 1) * _stride * sizeof(long);
        return block[used];
    }

    private protected override void Release(in KeyEntry entry)
    {
        if (entry.SizeClass != KeyEntry.NoBlock)
            Pool.Return(entry.SizeClass, (int)entry.Word);
    }

    private protected override void SaveValue(CounterWriter writer, in KeyEntry entry)
    {
        if (entry.SizeClass == KeyEntry.NoBlock)
            writer.Write(entry.Word);
        else
            writer.Write(Pool.Bytes(entry.SizeClass, (int)entry.Word)[..SavedBytes(in entry)]);
    }

    private protected override void LoadValue(CounterReader reader, ref KeyEntry entry)
    {
        var sizeClass = entry.SizeClass;
        if (sizeClass == KeyEntry.NoBlock && entry.Items == Single)
        {
            entry.Word = reader.Read<ulong>();
            return;
        }
        var fits = entry.Items == 0 ? sizeClass == _ringClass : sizeClass is >= 0 and < BlockPool.Classes && entry.Items <= Math.Min(ExactEvents, Capacity(sizeClass));
        if (!fits)
            throw reader.Broken($"counter '{Definition.Name}' has a key of {entry.Items} events in a block of class {sizeClass}");
        entry.Word = (ulong)Pool.Rent(sizeClass);
        reader.Read(Pool.Bytes(sizeClass, (int)entry.Word)[..SavedBytes(in entry)]);
    }

    private int SavedBytes(in KeyEntry entry) => entry.Items == 0 ? BlockPool.Size(_ringClass) : entry.Items * _stride * sizeof(long);

    private int Capacity(int sizeClass) => BlockPool.Size(sizeClass) / (_stride * sizeof(long));

    // From the entry itself to a block.
    private void Spread(ref KeyEntry entry)
    {
        var block = Pool.Rent(0);
        var list = Pool.Values<long>(0, block);
        list[0] = entry.Newest;
        if (_amounts)
            list[1] = (long)entry.Word;
        entry.Set(entry.Newest, Single, 0);
        entry.Word = (ulong)block;
    }

    // Takes the events out that are past; the others stay in order. Gives how many are left.
    private int Prune(ref KeyEntry entry)
    {
        var list = Pool.Values<long>(entry.SizeClass, (int)entry.Word)[..(entry.Items * _stride)];
        var kept = 0;
        for (var i = 0; i < list.Length; i += _stride)
        {
            if (list[i] <= Past)
                continue;
            list.Slice(i, _stride).CopyTo(list[kept..]);
            kept += _stride;
        }
        entry.Set(entry.Newest, kept / _stride, entry.SizeClass);
        return kept / _stride;
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
        var (items, listClass, listBlock) = (entry.Items, entry.SizeClass, (int)entry.Word);
        entry.Set(entry.Newest, 0, _ringClass);
        entry.Word = (ulong)Pool.Rent(_ringClass);
        var list = Pool.Values<long>(listClass, listBlock)[..(items * _stride)];
        for (var i = 0; i < list.Length; i += _stride)
            AddToRing(ref entry, list[i], _amounts ? (ulong)list[i + 1] : 0);
        Pool.Return(listClass, listBlock);
    }

    private void AddToRing(ref KeyEntry entry, long timeMicros, ulong word)
    {
        var ring = Pool.Bytes(_ringClass, (int)entry.Word);
        var mask = _buckets.Slots - 1;
        var cell = ring.Length / _buckets.Slots;
        var bucket = _buckets.Bucket(timeMicros);
        var newest = _buckets.Bucket(entry.Newest);
        for (var passed = Math.Max(newest + 1, bucket - mask); passed <= bucket; passed++)
            ring.Slice(((int)passed & mask) * cell, cell).Clear();
        var slot = (int)bucket & mask;
        if (_amounts)
        {
            MemoryMarshal.Cast<byte, double>(ring)[slot] += BitConverter.UInt64BitsToDouble(word);
        }
        else
        {
            ref var count = ref MemoryMarshal.Cast<byte, uint>(ring)[slot];
            count += count == uint.MaxValue ? 0u : 1u;
        }
        entry.Touch(timeMicros);
    }

    private double RingValue(in KeyEntry entry, long timeMicros)
    {
        var (first, last) = _buckets.Cover(timeMicros, _buckets.Bucket(entry.Newest));
        if (_amounts)
        {
            _buckets.Pieces(Pool.Values<double>(_ringClass, (int)entry.Word), first, last, out var head, out var tail);
            return BucketRing.Sum(head) + BucketRing.Sum(tail);
        }
        _buckets.Pieces(Pool.Values<uint>(_ringClass, (int)entry.Word), first, last, out var counts, out var rest);
        return BucketRing.Sum(counts) + BucketRing.Sum(rest);
    }
}
