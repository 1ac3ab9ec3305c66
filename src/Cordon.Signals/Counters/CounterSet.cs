using System.Diagnostics.CodeAnalysis;

namespace Cordon.Signals.Counters;

/// <summary>The counters of a policy, by name. One thread at a time.</summary>
public sealed class CounterSet
{
    private readonly SortedDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <summary>Empty counters.</summary>
    /// <param name="definitions">What they are; no two of one name.</param>
    /// <param name="tableSeed">
    /// Decides where a key lies in memory and nothing else: no reading and no saved byte depends on it. A host gives a number that outsiders cannot know, so that
    /// nobody can choose keys that crowd one place.
    /// </param>
    /// <exception cref="ArgumentException">A definition is wrong, or a name is there twice.</exception>
    public CounterSet(IEnumerable<CounterDefinition> definitions, ulong tableSeed = 0)
    {
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
    public bool TryGet(string name, [MaybeNullWhen(false)] out Counter counter) => _counters.TryGetValue(name, out counter);

    /// <summary>Writes the whole state: the same state gives the same bytes.</summary>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream) => throw new NotImplementedException();

    /// <summary>Replaces the whole state by a saved one of the same definitions. When it fails, the set is as it was.</summary>
    /// <exception cref="CounterFileException">The bytes are damaged, cut short, of another version, or of other definitions.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public void Load(Stream stream) => throw new NotImplementedException();

    private static Counter Create(CounterDefinition definition, ulong tableSeed) => throw new NotImplementedException();
}
