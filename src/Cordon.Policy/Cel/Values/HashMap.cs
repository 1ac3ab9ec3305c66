namespace Cordon.Policy.Cel.Values;

/// <summary>A map made by an evaluation; keeps the order in which its entries came.</summary>
internal sealed class HashMap(int capacity) : CelMap
{
    // A walk over few keys is faster than a hash, and needs no second structure.
    private const int MostWalked = 8;

    private readonly List<KeyValuePair<CelValue, CelValue>> _entries = new(capacity);
    private Dictionary<CelValue, int>? _index;

    public override int Count => _entries.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => _entries;

    public override bool TryGet(CelValue key, out CelValue value)
    {
        var at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Adds an entry while the map is being made.</summary>
    /// <returns>What is wrong with the key, if anything.</returns>
    public string? Add(CelValue key, CelValue value)
    {
        if (key.Kind is not (CelKind.Bool or CelKind.Int or CelKind.UInt or CelKind.String))
            return $"unsupported key type: {CelText.Described(key)} cannot be a key of a map";
        if (Find(key) >= 0)
            return $"repeated key: {CelText.Of(key, 60)} is in the map already";
        _entries.Add(new(key, value));
        if (_index is not null)
            _index.Add(key, _entries.Count - 1);
        else if (_entries.Count > MostWalked)
            _index = _entries.Select((e, i) => (e.Key, i)).ToDictionary(e => e.Key, e => e.i);
        return null;
    }

    private int Find(CelValue key)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out var found) ? found : -1;
        for (var i = 0; i < _entries.Count; i++)
        {
            if (CelEquality.AreEqual(_entries[i].Key, key))
                return i;
        }

        return -1;
    }
}
