namespace Cordon.Policy.Cel;

/// <summary>Variables given by name.</summary>
public sealed class MapActivation : CelActivation
{
    private readonly CelValue[] _bySlot;

    /// <param name="environment">The environment that declares the variables.</param>
    /// <param name="values">The values by name; names that are not declared are left out, declared variables without a value are errors.</param>
    public MapActivation(CelEnvironment environment, IReadOnlyDictionary<string, CelValue> values)
        : this([.. environment.Variables.Select(v =>
            values.TryGetValue(v.Name, out var value) ? value : CelValue.Error($"the variable '{v.Name}' has no value"))])
    {
    }

    internal MapActivation(CelValue[] bySlot) => _bySlot = bySlot;

    /// <inheritdoc/>
    public override CelValue Variable(int slot) =>
        (uint)slot < (uint)_bySlot.Length ? _bySlot[slot] : CelValue.Error("the variable has no value");
}
