using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Checking;

/// <summary>Looks names up in an environment and its container.</summary>
internal sealed class Names(CelEnvironment environment)
{
    private static readonly Dictionary<string, CelType> TypeNames = new(StringComparer.Ordinal)
    {
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.UInt,
        ["double"] = CelType.Double,
        ["string"] = CelType.String,
        ["bytes"] = CelType.Bytes,
        ["list"] = CelType.List(CelType.Dyn),
        ["map"] = CelType.Map(CelType.Dyn, CelType.Dyn),
        ["null_type"] = CelType.Null,
        ["type"] = CelType.TypeOf(CelType.Dyn),
        ["optional_type"] = CelType.Optional(CelType.Dyn),
        ["google.protobuf.Timestamp"] = CelType.Timestamp,
        ["google.protobuf.Duration"] = CelType.Duration,
        ["net.IP"] = CelType.Opaque("net.IP"),
        ["net.CIDR"] = CelType.Opaque("net.CIDR"),
    };

    private readonly Dictionary<string, CelVariable> _variables = environment.Variables.ToDictionary(v => v.Name, StringComparer.Ordinal);
    private readonly string[] _prefixes = [.. Prefixes(environment.Container)];

    /// <summary>The variable or type of a qualified name.</summary>
    public Binding? Variable(string name, bool rooted)
    {
        foreach (var candidate in Candidates(name, rooted))
        {
            if (_variables.TryGetValue(candidate, out var variable))
                return new Binding.Global(variable);
            if (TypeNames.TryGetValue(candidate, out var type))
                return new Binding.TypeName(type);
            if (environment.Structs.TryGetValue(candidate, out var declared))
                return new Binding.TypeName(declared.Type);
        }

        return null;
    }

    /// <summary>The declared name of a function.</summary>
    public string? Function(string name, bool rooted) => Candidates(name, rooted).FirstOrDefault(environment.Functions.ContainsKey);

    /// <summary>The declared name among those given that is nearest to one that is not declared; null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> declared)
    {
        var most = name.Length < 3 ? 1 : name.Length < 6 ? 2 : 3;
        return declared.Where(d => d[0] != '@' && Math.Abs(d.Length - name.Length) <= most)
            .Select(d => (Name: d, Distance: Distance(name, d, most)))
            .Where(d => d.Distance <= most && d.Distance < Math.Max(name.Length, d.Name.Length))
            .OrderBy(d => d.Distance).ThenBy(d => d.Name, StringComparer.Ordinal)
            .Select(d => d.Name).FirstOrDefault();
    }

    private IEnumerable<string> Candidates(string name, bool rooted) => rooted ? [name] : _prefixes.Select(p => p + name);

    private static IEnumerable<string> Prefixes(string container)
    {
        for (var end = container.Length; end > 0; end = container.LastIndexOf('.', end - 1))
            yield return container[..end] + ".";
        yield return "";
    }

    /// <summary>How many letters must be put in, left out, changed or swapped with the next. Names that differ in case only are as near as can be.</summary>
    private static int Distance(string one, string other, int most)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return 0;
        if (one.Length > 64 || other.Length > 64)
            return most + 1;
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }

        return rows[one.Length, other.Length];
    }
}
