namespace Cordon.Policy.Cel;

/// <summary>A map of values. A host derives from this to offer its own dictionaries without copying. Its order must be stable: it reaches results.</summary>
public abstract class CelMap : CelReference
{
    /// <summary>For derived maps.</summary>
    protected CelMap()
        : base(CelKind.Map)
    {
    }

    /// <summary>How many entries.</summary>
    public abstract int Count { get; }

    /// <summary>The entries in a stable order.</summary>
    public abstract IEnumerable<KeyValuePair<CelValue, CelValue>> Entries { get; }

    /// <summary>Finds the value of a key; numbers find keys of other number types that are equal.</summary>
    public abstract bool TryGet(CelValue key, out CelValue value);
}
