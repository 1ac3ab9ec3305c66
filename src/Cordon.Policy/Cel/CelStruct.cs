namespace Cordon.Policy.Cel;

/// <summary>
/// Declares a type of object that the host offers: its name and its typed fields, each with a getter. <c>has(x.field)</c> is true when the
/// field's value is neither null nor empty nor zero.
/// </summary>
public sealed class CelStruct
{
    /// <summary>The most fields that may be kept.</summary>
    public const int MostKeptFields = 64;

    private readonly Dictionary<string, CelField> _byName = new(StringComparer.Ordinal);
    private readonly List<CelField> _fields = [];

    /// <param name="name">The name of the type, such as <c>Event</c> or <c>com.example.Event</c>.</param>
    public CelStruct(string name) => (Name, Type) = (name, CelType.Struct(name));

    /// <summary>The name of the type.</summary>
    public string Name { get; }

    /// <summary>The type to declare variables and fields with.</summary>
    public CelType Type { get; }

    /// <summary>The fields in the order of their declaration.</summary>
    public IReadOnlyList<CelField> Fields => _fields;

    internal int KeptFields { get; private set; }

    /// <summary>Declares a field.</summary>
    /// <param name="name">The name after the dot.</param>
    /// <param name="type">The type of its values.</param>
    /// <param name="getter">Reads the value from the host's object; must not throw.</param>
    /// <param name="kept">Whether each object remembers the value after the first read: for getters that allocate, at most <see cref="MostKeptFields"/>.</param>
    /// <exception cref="ArgumentException">The name is taken, or too many fields are kept.</exception>
    public CelStruct With(string name, CelType type, Func<object, CelValue> getter, bool kept = false)
    {
        if (kept && KeptFields == MostKeptFields)
            throw new ArgumentException($"'{Name}' keeps {MostKeptFields} fields already", nameof(kept));
        var field = new CelField(name, type, getter, kept ? KeptFields++ : -1);
        if (!_byName.TryAdd(name, field))
            throw new ArgumentException($"'{Name}' has a field '{name}' already", nameof(name));
        _fields.Add(field);
        return this;
    }

    /// <summary>Finds a field by its name.</summary>
    public CelField? Field(string name) => _byName.GetValueOrDefault(name);
}
