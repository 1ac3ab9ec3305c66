using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Checking;

/// <summary>The variables of the macros around a place, innermost last. Places of macros that stand beside each other are shared.</summary>
internal sealed class Scope
{
    private readonly List<(string Name, Binding.Local Binding)> _locals = [];

    /// <summary>How many places are needed at most.</summary>
    public int Most { get; private set; }

    /// <summary>How many variables there are; also the place of the next.</summary>
    public int Count => _locals.Count;

    public IEnumerable<string> Names => _locals.Select(l => l.Name).Where(n => n[0] != '@');

    /// <summary>Adds a variable.</summary>
    /// <returns>Its place.</returns>
    public int Add(string name, CelType type)
    {
        _locals.Add((name, new Binding.Local(type, _locals.Count)));
        Most = Math.Max(Most, _locals.Count);
        return _locals.Count - 1;
    }

    /// <summary>Forgets all but the first variables.</summary>
    public void CutTo(int count) => _locals.RemoveRange(count, _locals.Count - count);

    public Binding.Local? Find(string name) => _locals.FindLast(l => l.Name == name).Binding;
}
