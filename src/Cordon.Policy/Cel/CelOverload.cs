namespace Cordon.Policy.Cel;

/// <summary>One shape of a function: the types that it takes, the type that it gives, and what it does.</summary>
/// <param name="Parameters">The types of the arguments, the receiver first; may hold type parameters.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Implementation">What it does; null for a declaration that is only checked.</param>
public sealed record CelOverload(IReadOnlyList<CelType> Parameters, CelType Result, CelFunction? Implementation)
{
    /// <summary>Whether it is called on its first argument: <c>x.f(y)</c> instead of <c>f(x, y)</c>.</summary>
    public bool IsMember { get; init; }

    /// <summary>Whether the result depends on nothing but the arguments, so that a call with constants is done once at compile.</summary>
    public bool IsPure { get; init; }

    /// <summary>What a call costs, at least 1.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>Whether the cost also grows with the size of the arguments, one unit for every 16 characters, bytes or elements.</summary>
    public bool CostGrowsWithSize { get; init; }

    /// <summary>A function <c>f(…)</c>.</summary>
    public static CelOverload Global(CelType result, CelFunction? implementation, params CelType[] parameters) => new(parameters, result, implementation);

    /// <summary>A function <c>x.f(…)</c>.</summary>
    public static CelOverload Member(CelType result, CelFunction? implementation, params CelType[] parameters) =>
        new(parameters, result, implementation) { IsMember = true };
}
