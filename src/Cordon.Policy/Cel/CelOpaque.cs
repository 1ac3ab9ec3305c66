namespace Cordon.Policy.Cel;

/// <summary>A value of a library's own type. <see cref="object.Equals(object)"/> decides whether two are equal, <see cref="object.ToString"/> shows it.</summary>
public abstract class CelOpaque : CelReference
{
    /// <param name="type">The type, made by <see cref="CelType.Opaque"/>.</param>
    protected CelOpaque(CelType type)
        : base(CelKind.Opaque) => Type = type;

    /// <summary>The type of the value.</summary>
    public CelType Type { get; }
}
