namespace Cordon.Policy.Cel;

/// <summary>A value that may be absent.</summary>
public sealed class CelOptional : CelReference
{
    private CelOptional(bool has, CelValue value)
        : base(CelKind.Optional) => (HasValue, Value) = (has, value);

    /// <summary>The absent value.</summary>
    public static CelOptional None { get; } = new(false, default);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>The value; null when there is none.</summary>
    public CelValue Value { get; }

    /// <summary>A present value.</summary>
    public static CelOptional Of(CelValue value) => new(true, value);
}
