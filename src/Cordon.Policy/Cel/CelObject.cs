namespace Cordon.Policy.Cel;

/// <summary>
/// An object of the host as a value. The values of kept fields are read once and remembered, so an object serves one thread at a time;
/// make one for each event and share it between all rules.
/// </summary>
public sealed class CelObject : CelReference
{
    private readonly CelValue[] _kept;
    private ulong _known;

    internal CelObject(CelStruct type, object host)
        : base(CelKind.Struct)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(host);
        (Type, Host) = (type, host);
        _kept = type.KeptFields == 0 ? [] : new CelValue[type.KeptFields];
    }

    /// <summary>The declared type.</summary>
    public CelStruct Type { get; }

    /// <summary>The host's own object.</summary>
    public object Host { get; }

    /// <summary>The value of a field of this type.</summary>
    public CelValue Read(CelField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var slot = field.KeptAt;
        if (slot < 0)
            return field.Getter(Host);
        if ((_known >> slot & 1) == 0)
        {
            _kept[slot] = field.Getter(Host);
            _known |= 1UL << slot;
        }

        return _kept[slot];
    }
}
