using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Cordon.Signals.Counters;

/// <summary>The counters of a policy, by name. One thread at a time.</summary>
public sealed class CounterSet
{
    private const ulong Magic = 0x7265746E_756F4343; // "CCounter"
    private const int Version = 1;
    private const int DescriptionBytes = 4096;

    private readonly SortedDictionary<string, KeyedCounter> _counters = new(StringComparer.Ordinal);
    private readonly ulong _tableSeed;

    /// <summary>Empty counters.</summary>
    /// <param name="definitions">What they are; no two of one name.</param>
    /// <param name="tableSeed">
    /// Decides where a key lies in memory and nothing else: no reading and no saved byte depends on it. A host gives a number that outsiders cannot know, so that
    /// nobody can choose keys that crowd one place.
    /// </param>
    /// <exception cref="ArgumentException">A definition is wrong, or a name is there twice.</exception>
    public CounterSet(IEnumerable<CounterDefinition> definitions, ulong tableSeed = 0)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("counters need a little-endian machine");
        _tableSeed = tableSeed;
        foreach (var definition in definitions)
        {
            if (definition.Fault() is { } fault)
                throw new ArgumentException(fault, nameof(definitions));
            if (!_counters.TryAdd(definition.Name, Create(definition, tableSeed)))
                throw new ArgumentException($"counter '{definition.Name}' is defined twice", nameof(definitions));
        }
    }

    /// <summary>The counters in the order of their names.</summary>
    public IReadOnlyCollection<Counter> Counters => _counters.Values;

    /// <summary>The counter of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public Counter this[string name] => _counters[name];

    /// <summary>The counter of a name, if there is one.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out Counter counter)
    {
        counter = _counters.GetValueOrDefault(name);
        return counter is not null;
    }

    /// <summary>Counters of other definitions. One whose definition is in both sets is carried over with its state: both sets then share it.</summary>
    /// <exception cref="ArgumentException">A definition is wrong, or a name is there twice.</exception>
    public CounterSet With(IEnumerable<CounterDefinition> definitions)
    {
        var next = new CounterSet(definitions, _tableSeed);
        foreach (var (name, counter) in _counters)
        {
            if (next._counters.TryGetValue(name, out var same) && same.Definition == counter.Definition)
                next._counters[name] = counter;
        }
        return next;
    }

    /// <summary>Writes the whole state: the same state gives the same bytes.</summary>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream)
    {
        var writer = new CounterWriter(stream);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(_counters.Count);
        foreach (var counter in _counters.Values)
        {
            var definition = Described(counter.Definition);
            writer.Write(definition.Length);
            writer.Write(definition);
        }
        foreach (var counter in _counters.Values)
            counter.Save(writer);
        writer.End();
    }

    /// <summary>Replaces the whole state by a saved one of the same definitions. When it fails, the set is as it was.</summary>
    /// <exception cref="CounterFileException">The bytes are damaged, cut short, of another version, or of other definitions.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public void Load(Stream stream)
    {
        var reader = new CounterReader(stream);
        if (reader.Read<ulong>() != Magic)
            throw reader.Broken("it does not begin as saved counters do");
        if (reader.Read<int>() is var version && version != Version)
            throw reader.Broken($"it is of version {version}; this program reads version {Version}");
        if (reader.Read<int>() is var count && count != _counters.Count)
            throw reader.Broken($"it holds {count} counters; {_counters.Count} are defined");
        foreach (var counter in _counters.Values)
            CheckDefinition(reader, counter.Definition);

        var loaded = new List<KeyedCounter>(_counters.Count);
        foreach (var counter in _counters.Values)
        {
            var fresh = counter.Fresh();
            fresh.Load(reader);
            loaded.Add(fresh);
        }
        reader.End();
        var i = 0;
        foreach (var counter in _counters.Values)
            counter.TakeOver(loaded[i++]);
    }

    /// <summary>An empty counter of a definition without fault.</summary>
    internal static KeyedCounter Create(CounterDefinition definition, ulong tableSeed) => definition.Method switch
    {
        CounterMethod.Count or CounterMethod.Sum or CounterMethod.Rate => new WindowCounter(definition, tableSeed),
        CounterMethod.Distinct => new DistinctCounter(definition, tableSeed),
        CounterMethod.FirstSeen or CounterMethod.LastSeen => new SeenCounter(definition, tableSeed),
        CounterMethod.Decay => new DecayCounter(definition, tableSeed),
        _ => throw new ArgumentException($"method {definition.Method} is not known", nameof(definition)),
    };

    private static void CheckDefinition(CounterReader reader, CounterDefinition definition)
    {
        var expected = Described(definition);
        var length = reader.Read<int>();
        if (length is < 0 or > DescriptionBytes)
            throw reader.Broken($"a definition has {length} bytes; at most {DescriptionBytes} are possible");
        var bytes = new byte[length];
        reader.Read(bytes);
        if (!bytes.AsSpan().SequenceEqual(expected))
            throw reader.Broken($"it is of another definition: saved is [{Encoding.UTF8.GetString(bytes)}], defined is [{Encoding.UTF8.GetString(expected)}]");
    }

    private static byte[] Described(CounterDefinition definition) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{definition.Name}: {definition.Method}, window {definition.Window:c}, half-life {definition.HalfLife:c}, lateness {definition.LatenessInForce:c}, unit {definition.Unit}, {definition.MaxKeys} keys, {definition.MaxBytes} bytes"));
}
