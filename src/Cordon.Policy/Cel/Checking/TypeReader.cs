namespace Cordon.Policy.Cel.Checking;

/// <summary>Reads types from text.</summary>
internal static class TypeReader
{
    private const int MostDepth = 32;

    public static CelType? Read(string text, IReadOnlyCollection<string> parameters)
    {
        var at = 0;
        var type = ReadOne(text, ref at, parameters, 0);
        return at == text.Length ? type : null;
    }

    private static CelType? ReadOne(string text, ref int at, IReadOnlyCollection<string> parameters, int depth)
    {
        SkipSpace(text, ref at);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        var name = text[start..at];
        if (name.Length == 0 || depth > MostDepth)
            return null;
        var inner = new List<CelType>();
        if (at < text.Length && text[at] == '(')
        {
            do
            {
                at++;
                if (ReadOne(text, ref at, parameters, depth + 1) is not { } one)
                    return null;
                inner.Add(one);
            }
            while (at < text.Length && text[at] == ',');
            if (at >= text.Length || text[at] != ')')
                return null;
            at++;
        }

        SkipSpace(text, ref at);
        return Make(name, inner, parameters);
    }

    private static CelType? Make(string name, List<CelType> inner, IReadOnlyCollection<string> parameters) => (name, inner.Count) switch
    {
        ("list", 0) => CelType.List(CelType.Dyn),
        ("list", 1) => CelType.List(inner[0]),
        ("map", 0) => CelType.Map(CelType.Dyn, CelType.Dyn),
        ("map", 2) => CelType.Map(inner[0], inner[1]),
        ("type", 0) => CelType.TypeOf(CelType.Dyn),
        ("type", 1) => CelType.TypeOf(inner[0]),
        ("optional_type", 0) => CelType.Optional(CelType.Dyn),
        ("optional_type", 1) => CelType.Optional(inner[0]),
        ("list" or "map" or "type" or "optional_type", _) => null,
        (_, > 0) => CelType.Opaque(name, [.. inner]),
        _ => parameters.Contains(name) ? CelType.Parameter(name) : Simple(name),
    };

    private static CelType Simple(string name) => name switch
    {
        "dyn" => CelType.Dyn,
        "null_type" => CelType.Null,
        "bool" => CelType.Bool,
        "int" => CelType.Int,
        "uint" => CelType.UInt,
        "double" => CelType.Double,
        "string" => CelType.String,
        "bytes" => CelType.Bytes,
        "timestamp" or "google.protobuf.Timestamp" => CelType.Timestamp,
        "duration" or "google.protobuf.Duration" => CelType.Duration,
        "net.IP" or "net.CIDR" => CelType.Opaque(name),
        _ => CelType.Struct(name),
    };

    private static void SkipSpace(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }
}
