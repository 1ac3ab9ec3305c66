namespace Cordon.Policy.Cel;

/// <summary>What a <see cref="CelValue"/> refers to when it is neither text nor fits into 64 bits; also marks the kind of those that do.</summary>
public abstract class CelReference
{
    private protected CelReference(CelKind kind) => Kind = kind;

    /// <summary>The kind of value that this is.</summary>
    public CelKind Kind { get; }
}
