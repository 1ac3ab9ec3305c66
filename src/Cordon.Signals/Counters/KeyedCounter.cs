using Cordon.Events;

namespace Cordon.Signals.Counters;

/// <summary>
/// What all counters share: the watermark and the policy for late events, the table of keys, the way keys are let go, and saving. An event counts when its
/// time is above watermark − (window + lateness), whatever is or is not held of its key, so the rule is the same for a key that was already let go.
/// </summary>
internal abstract class KeyedCounter : Counter
{
    /// <summary>At each new key so many entries are looked at in turn and let go if their time has passed. A key whose time has passed is gone before a quarter as many new keys have come as are held.</summary>
    private const int SweptPerKey = 8;

    /// <summary>When a bound is reached, the key whose newest event is the oldest of so many in turn is put out.</summary>
    private const int EvictionChoices = 16;

    /// <summary>More than one addition can rent, in bytes: room is made before the key is looked up.</summary>
    private const int Reserve = 8 * 1024;

    private const int WarmedAtOnce = 32;

    private static readonly long EarliestMicros = Micros(Limits.EarliestTime - DateTimeOffset.UnixEpoch);
    private static readonly long LatestMicros = Micros(Limits.LatestTime - DateTimeOffset.UnixEpoch);

    private readonly ulong _tableSeed;
    private readonly long _lateness;
    private KeyTable _table;
    private long _watermark;
    private long _counted;
    private long _late;
    private long _dropped;
    private long _refused;
    private long _evicted;
    private long _reclaimed;
    private int _hand;

    // What warming read; kept so that the reading is not left out as useless.
    private ulong _reached;

    private protected KeyedCounter(CounterDefinition definition, ulong tableSeed)
        : base(definition)
    {
        _tableSeed = tableSeed;
        _table = new KeyTable(tableSeed);
        Pool = new BlockPool();
        Kept = Micros(definition.Kept);
        _lateness = Micros(definition.LatenessInForce);
        Horizon = Kept + _lateness;
    }

    /// <inheritdoc/>
    public sealed override CounterStatistics Statistics =>
        new(_table.Count, Bytes, _counted, _late, _dropped, _refused, _evicted, _reclaimed, _watermark);

    /// <summary>The blocks of this counter's keys.</summary>
    private protected BlockPool Pool { get; private set; }

    /// <summary>The window, in microseconds.</summary>
    private protected long Kept { get; }

    /// <summary>Window and lateness, in microseconds.</summary>
    private protected long Horizon { get; }

    /// <summary>Events at or before this time are past for every reading that is answered in full.</summary>
    private protected long Past => _watermark - Horizon;

    private long Bytes => ((long)_table.Count * KeyTable.EntryBytes) + Pool.Live;

    /// <inheritdoc/>
    public sealed override double Read(CounterKey key, long timeMicros)
    {
        var number = _table.Find(key);
        if (number < 0)
            return Absent;
        ref readonly var entry = ref _table[number];
        return entry.Newest <= Past ? Absent : Value(in entry, Math.Clamp(timeMicros, 0, LatestMicros));
    }

    /// <inheritdoc/>
    public sealed override void Warm(ReadOnlySpan<CounterKey> keys)
    {
        if (_table.Count == 0)
            return;
        Span<int> numbers = stackalloc int[WarmedAtOnce];
        while (!keys.IsEmpty)
        {
            var part = keys[..Math.Min(keys.Length, WarmedAtOnce)];
            keys = keys[part.Length..];
            _table.Guess(part, numbers);
            var reached = 0UL;
            foreach (var number in numbers[..part.Length])
                reached += _table[number].Head;
            foreach (var number in numbers[..part.Length])
                reached += Reach(in _table[number]);
            _reached = reached;
        }
    }

    /// <summary>Writes the whole state.</summary>
    internal void Save(CounterWriter writer)
    {
        writer.Write(_watermark);
        writer.Write(_counted);
        writer.Write(_late);
        writer.Write(_dropped);
        writer.Write(_refused);
        writer.Write(_evicted);
        writer.Write(_reclaimed);
        writer.Write((long)_hand);
        writer.Write((long)_table.Count);
        for (var number = 0; number < _table.Count; number++)
        {
            ref readonly var entry = ref _table[number];
            writer.Write(entry.Key.High);
            writer.Write(entry.Key.Low);
            writer.Write(entry.Head);
            SaveValue(writer, in entry);
        }
    }

    /// <summary>Reads a whole state into this counter, which is new.</summary>
    /// <exception cref="CounterFileException">The state breaks an invariant.</exception>
    internal void Load(CounterReader reader)
    {
        _watermark = reader.Read<long>();
        _counted = reader.Read<long>();
        _late = reader.Read<long>();
        _dropped = reader.Read<long>();
        _refused = reader.Read<long>();
        _evicted = reader.Read<long>();
        _reclaimed = reader.Read<long>();
        var hand = reader.Read<long>();
        var count = reader.Read<long>();
        if (count < 0 || count > Definition.MaxKeys || hand < 0 || hand > count || _watermark < 0 || _watermark >= LatestMicros)
            throw reader.Broken($"counter '{Definition.Name}' has {count} keys, turn {hand}, watermark {_watermark}");
        _hand = (int)hand;
        for (var number = 0L; number < count; number++)
        {
            var key = new CounterKey(reader.Read<ulong>(), reader.Read<ulong>());
            if (_table.Find(key) >= 0)
                throw reader.Broken($"counter '{Definition.Name}' has a key twice");
            ref var entry = ref _table.Add(key);
            entry.Restore(reader.Read<ulong>());
            if (entry.Newest > _watermark)
                throw reader.Broken($"counter '{Definition.Name}' has a key newer than its watermark");
            LoadValue(reader, ref entry);
        }
    }

    /// <summary>Takes over the state of a counter of the same definition, which is not used again.</summary>
    internal void TakeOver(KeyedCounter other)
    {
        (_table, Pool, _hand, _watermark) = (other._table, other.Pool, other._hand, other._watermark);
        (_counted, _late, _dropped, _refused) = (other._counted, other._late, other._dropped, other._refused);
        (_evicted, _reclaimed) = (other._evicted, other._reclaimed);
        StateReplaced();
    }

    /// <summary>A new, empty counter of the same definition.</summary>
    internal KeyedCounter Fresh() => (KeyedCounter)CounterSet.Create(Definition, _tableSeed);

    /// <summary>The reading of a key that is not held.</summary>
    private protected virtual double Absent => 0;

    /// <summary>Counts an event, unless it is refused or dropped.</summary>
    /// <param name="key">What it is counted under.</param>
    /// <param name="timeMicros">When it happened.</param>
    /// <param name="word">The bits of its amount, or the hash of its item.</param>
    private protected AddOutcome Enter(in CounterKey key, long timeMicros, ulong word)
    {
        if (timeMicros < EarliestMicros || timeMicros >= LatestMicros)
            return Refuse();
        if (timeMicros > _watermark)
            _watermark = timeMicros;
        else if (timeMicros <= Past)
        {
            _dropped++;
            return AddOutcome.Dropped;
        }
        while (Bytes > Definition.MaxBytes - Reserve)
            Evict();

        var number = _table.Find(key);
        if (number < 0)
        {
            Sweep();
            if (_table.Count == Definition.MaxKeys)
                Evict();
            Start(ref _table.Add(key), timeMicros, word);
        }
        else
        {
            ref var entry = ref _table[number];
            if (entry.Newest > Past)
            {
                Update(ref entry, timeMicros, word);
            }
            else
            {
                Release(in entry);
                Start(ref entry, timeMicros, word);
            }
        }
        _counted++;
        if (timeMicros >= _watermark - _lateness)
            return AddOutcome.Counted;
        _late++;
        return AddOutcome.Late;
    }

    /// <summary>Tallies an event that is not taken.</summary>
    private protected AddOutcome Refuse()
    {
        _refused++;
        return AddOutcome.Refused;
    }

    /// <summary>Sets the head and word of a key that had no event before.</summary>
    private protected abstract void Start(ref KeyEntry entry, long timeMicros, ulong word);

    /// <summary>Adds an event to a key.</summary>
    private protected abstract void Update(ref KeyEntry entry, long timeMicros, ulong word);

    /// <summary>The reading of a key that is held, for a time from 1970 to the latest time.</summary>
    private protected abstract double Value(in KeyEntry entry, long timeMicros);

    /// <summary>Reads a byte of the block of a key, of what an addition or a reading needs first; 0 without a block.</summary>
    private protected virtual byte Reach(in KeyEntry entry) => 0;

    /// <summary>Gives the blocks of a key back.</summary>
    private protected abstract void Release(in KeyEntry entry);

    /// <summary>Writes what the word stands for.</summary>
    private protected abstract void SaveValue(CounterWriter writer, in KeyEntry entry);

    /// <summary>Reads what the word stands for; the head is already there.</summary>
    private protected abstract void LoadValue(CounterReader reader, ref KeyEntry entry);

    /// <summary>Drops what was drawn from the state before.</summary>
    private protected virtual void StateReplaced()
    {
    }

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private void Sweep()
    {
        for (var i = 0; i < SweptPerKey && _table.Count > 0; i++)
        {
            if (_hand >= _table.Count)
                _hand = 0;
            if (_table[_hand].Newest > Past)
                _hand++;
            else
                Remove(_hand);
        }
    }

    private void Evict()
    {
        var oldest = -1;
        for (var i = Math.Min(EvictionChoices, _table.Count); i > 0; i--)
        {
            if (_hand >= _table.Count)
                _hand = 0;
            if (oldest < 0 || _table[_hand].Newest < _table[oldest].Newest)
                oldest = _hand;
            _hand++;
        }
        Remove(oldest);
    }

    private void Remove(int number)
    {
        ref readonly var entry = ref _table[number];
        if (entry.Newest > Past)
            _evicted++;
        else
            _reclaimed++;
        Release(in entry);
        _table.RemoveAt(number);
    }
}
