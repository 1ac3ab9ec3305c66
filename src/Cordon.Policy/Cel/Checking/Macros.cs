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

    // What other languages call functions of CEL.
    private static readonly Dictionary<string, string> Habits = new(StringComparer.Ordinal)
    {
        ["any"] = "exists",
        ["some"] = "exists",
        ["every"] = "all",
        ["count"] = "size",
        ["len"] = "size",
        ["length"] = "size",
        ["includes"] = "contains",
        ["lower"] = "lowerAscii",
        ["toLower"] = "lowerAscii",
        ["toLowerCase"] = "lowerAscii",
        ["upper"] = "upperAscii",
        ["toUpper"] = "upperAscii",
        ["toUpperCase"] = "upperAscii",
        ["match"] = "matches",
        ["substr"] = "substring",
        ["max"] = "math.greatest",
        ["min"] = "math.least",
        ["abs"] = "math.abs",
    };

    public static IEnumerable<string> All => Shapes.Keys;

    /// <summary>What a function is called here that other languages call by the name; null when none.</summary>
    public static string? Habit(string name) => Habits.GetValueOrDefault(name);

    /// <summary>How a macro is written; null when there is none of the name.</summary>
    public static string? Shape(string name) => Shapes.GetValueOrDefault(name);
}
