namespace Cordon.Policy.Cel.Checking;

/// <summary>How macros are written, for messages about those that are not.</summary>
internal static class Macros
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["has"] = "has(x.field)",
        ["all"] = "list.all(x, condition)",
        ["exists"] = "list.exists(x, condition)",
        ["exists_one"] = "list.exists_one(x, condition)",
        ["existsOne"] = "list.existsOne(x, condition)",
        ["filter"] = "list.filter(x, condition)",
        ["map"] = "list.map(x, value)",
        ["transformList"] = "list.transformList(index, x, value)",
        ["transformMap"] = "map.transformMap(key, x, value)",
        ["transformMapEntry"] = "map.transformMapEntry(key, x, {newKey: value})",
        ["optMap"] = "optional.optMap(x, value)",
        ["optFlatMap"] = "optional.optFlatMap(x, optionalValue)",
        ["cel.bind"] = "cel.bind(x, value, expression)",
        ["cel.block"] = "cel.block([value, …], expression)",
        ["sortBy"] = "list.sortBy(x, key)",
    };

    public static IEnumerable<string> All => Shapes.Keys;

    /// <summary>How a macro is written; null when there is none of the name.</summary>
    public static string? Shape(string name) => Shapes.GetValueOrDefault(name);
}
