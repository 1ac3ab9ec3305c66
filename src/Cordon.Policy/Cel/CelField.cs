namespace Cordon.Policy.Cel;

/// <summary>A field of a declared struct.</summary>
public sealed class CelField
{
    internal CelField(string name, CelType type, Func<object, CelValue> getter, int keptAt) =>
        (Name, Type, Getter, KeptAt) = (name, type, getter, keptAt);

    /// <summary>The name after the dot.</summary>
    public string Name { get; }

    /// <summary>The declared type; the getter must give values of it, or null where there is none.</summary>
    public CelType Type { get; }

    /// <summary>Reads the value from the host's object.</summary>
    public Func<object, CelValue> Getter { get; }

    /// <summary>Where an object remembers the value, -1 when it is read each time.</summary>
    internal int KeptAt { get; }
}
