namespace Cordon.Policy.Cel;

/// <summary>Puts an environment together.</summary>
public sealed class CelEnvironmentBuilder
{
    private readonly List<CelVariable> _variables = [];
    private readonly Dictionary<string, CelStruct> _structs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CelOverload>> _functions = new(StringComparer.Ordinal);
    private string _container = "";
    private CelLimits _limits = new();

    internal CelEnvironmentBuilder(CelEnvironment? from)
    {
        if (from is null)
            return;
        _variables.AddRange(from.Variables);
        foreach (var (name, type) in from.Structs)
            _structs.Add(name, type);
        foreach (var (name, overloads) in from.Functions)
            _functions.Add(name, [.. overloads]);
        (_container, _limits) = (from.Container, from.Limits);
    }

    /// <summary>Declares a variable in the next slot.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public CelEnvironmentBuilder Variable(string name, CelType type)
    {
        if (_variables.Exists(v => v.Name == name))
            throw new ArgumentException($"the variable '{name}' is declared twice", nameof(name));
        _variables.Add(new CelVariable(name, type, _variables.Count));
        return this;
    }

    /// <summary>Declares a struct type.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public CelEnvironmentBuilder Struct(CelStruct type)
    {
        ArgumentNullException.ThrowIfNull(type);
        _structs.Add(type.Name, type);
        return this;
    }

    /// <summary>Declares overloads of a function, beside those that it has already.</summary>
    public CelEnvironmentBuilder Function(string name, params CelOverload[] overloads)
    {
        if (!_functions.TryGetValue(name, out var all))
            _functions.Add(name, all = []);
        all.AddRange(overloads);
        return this;
    }

    /// <summary>Sets the container: in <c>a.b</c>, the name <c>x</c> means the first that is declared of <c>a.b.x</c>, <c>a.x</c> and <c>x</c>.</summary>
    public CelEnvironmentBuilder Container(string container)
    {
        _container = container;
        return this;
    }

    /// <summary>Sets the limits.</summary>
    public CelEnvironmentBuilder Limits(CelLimits limits)
    {
        _limits = limits;
        return this;
    }

    /// <summary>The environment.</summary>
    public CelEnvironment Build() => new(
        [.. _variables],
        new Dictionary<string, CelStruct>(_structs, StringComparer.Ordinal),
        _functions.ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal),
        _container,
        _limits);
}
