using System.Globalization;
using System.Text.Json;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Cases;

/// <summary>Reads the typed values and declarations of test cases.</summary>
internal static class CaseValues
{
    /// <summary>A value written as <c>{"type", "value"}</c>.</summary>
    public static CelValue Read(JsonElement json)
    {
        var (type, value) = (json.GetProperty("type").GetString(), json.GetProperty("value"));
        switch (type)
        {
            case "null":
                return default;
            case "bool":
                return CelValue.Of(value.GetBoolean());
            case "int":
                return CelValue.Of(long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            case "uint":
                return CelValue.Of(ulong.Parse(value.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture));
            case "double":
                return CelValue.Of(value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetString()!, CultureInfo.InvariantCulture));
            case "string":
                return CelValue.Of(value.GetString());
            case "bytes":
                return CelValue.Of(value.GetBytesFromBase64());
            case "list":
                return CelValue.Of([.. value.EnumerateArray().Select(Read)]);
            case "map":
                var map = new HashMap(4);
                foreach (var entry in value.EnumerateArray())
                    map.Add(Read(entry[0]), Read(entry[1]));
                return CelValue.Of(map);
            case "type":
                return CelValue.Of(CelType.Parse(value.GetString()!) ?? throw new FormatException($"'{value}' is not a type"));
            case "timestamp":
                return Sound(TimeText.ReadTimestamp(value.GetString()!));
            case "duration":
                return Sound(TimeText.ReadDuration(value.GetString()!));
            default:
                throw new FormatException($"the value type '{type}' is not known");
        }
    }

    /// <summary>What the names of a test mean. Variables that have a value and no declaration are <c>dyn</c>.</summary>
    public static CelEnvironment Environment(JsonElement json, IEnumerable<string> bound)
    {
        var builder = CelEnvironment.Standard.ToBuilder().Container(json.TryGetProperty("container", out var container) ? container.GetString() ?? "" : "");
        var declared = new HashSet<string>(StringComparer.Ordinal);
        if (json.TryGetProperty("type_env", out var declarations))
        {
            foreach (var one in declarations.EnumerateArray())
            {
                var name = one.GetProperty("name").GetString()!;
                if (one.GetProperty("kind").GetString() == "function")
                    builder.Function(name, [.. one.GetProperty("overloads").EnumerateArray().Select(Overload)]);
                else if (declared.Add(name))
                    builder.Variable(name, Type(one.GetProperty("type"), []));
            }
        }

        foreach (var name in bound.Where(declared.Add))
            builder.Variable(name, CelType.Dyn);
        return builder.Build();
    }

    /// <summary>Whether two values are the same: equal, of one type, and NaN as NaN.</summary>
    public static bool Same(CelValue one, CelValue other) => one.Kind == other.Kind && one.Kind switch
    {
        CelKind.Double => one.AsDouble().Equals(other.AsDouble()),
        CelKind.List => one.AsList().Count == other.AsList().Count && Enumerable.Range(0, one.AsList().Count).All(i => Same(one.AsList()[i], other.AsList()[i])),
        CelKind.Map => one.AsMap().Count == other.AsMap().Count
            && one.AsMap().Entries.All(e => other.AsMap().Entries.Any(o => Same(e.Key, o.Key) && Same(e.Value, o.Value))),
        _ => one == other,
    };

    private static CelOverload Overload(JsonElement json)
    {
        var parameters = json.GetProperty("type_params").EnumerateArray().Select(p => p.GetString()!).ToArray();
        return new CelOverload([.. json.GetProperty("params").EnumerateArray().Select(p => Type(p, parameters))], Type(json.GetProperty("result"), parameters), null)
        {
            IsMember = json.GetProperty("instance").GetBoolean(),
        };
    }

    private static CelType Type(JsonElement json, string[] parameters) =>
        CelType.Parse(json.GetString()!, parameters) ?? throw new FormatException($"'{json}' is not a type");

    private static CelValue Sound(CelValue value) => value.IsError ? throw new FormatException(value.AsError().Message) : value;
}
