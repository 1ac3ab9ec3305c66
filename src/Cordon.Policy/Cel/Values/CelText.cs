using System.Globalization;
using System.Text;

namespace Cordon.Policy.Cel.Values;

/// <summary>Values as text: as CEL writes them, and described for messages.</summary>
internal static class CelText
{
    /// <summary>The value as CEL writes it; ends with an ellipsis when it is longer than about <paramref name="most"/>.</summary>
    public static string Of(CelValue value, int most)
    {
        var text = new StringBuilder();
        Append(text, value, most);
        if (text.Length <= most)
            return text.ToString();
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text.ToString(0, end) + "…";
    }

    /// <summary>Type and value for a message, short.</summary>
    public static string Described(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.List or CelKind.Map or CelKind.Struct or CelKind.Error => value.RuntimeType.Name,
        _ => $"{value.RuntimeType.Name} {Of(value, 40)}",
    };

    /// <summary>A double with a point or exponent, so that it reads as one.</summary>
    public static string Of(double value)
    {
        var text = Plain(value);
        return double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    /// <summary>A double as <c>string(x)</c> gives it.</summary>
    public static string Plain(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity")
        : value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    private static void Append(StringBuilder text, CelValue value, int most)
    {
        if (text.Length > most)
            return;
        switch (value.Kind)
        {
            case CelKind.Null:
                text.Append("null");
                break;
            case CelKind.Bool:
                text.Append(value.AsBool() ? "true" : "false");
                break;
            case CelKind.Int:
                text.Append(CultureInfo.InvariantCulture, $"{value.AsInt()}");
                break;
            case CelKind.UInt:
                text.Append(CultureInfo.InvariantCulture, $"{value.AsUInt()}u");
                break;
            case CelKind.Double:
                text.Append(Of(value.AsDouble()));
                break;
            case CelKind.String:
                Quote(text, value.AsString(), most);
                break;
            case CelKind.Bytes:
                Bytes(text, value.AsBytes(), most);
                break;
            case CelKind.Timestamp:
                text.Append(CultureInfo.InvariantCulture, $"timestamp(\"{TimeText.Timestamp(value)}\")");
                break;
            case CelKind.Duration:
                text.Append(CultureInfo.InvariantCulture, $"duration(\"{TimeText.Duration(value.AsNanoseconds())}\")");
                break;
            case CelKind.List:
                List(text, value.AsList(), most);
                break;
            case CelKind.Map:
                Map(text, value.AsMap(), most);
                break;
            case CelKind.Type:
                text.Append(value.AsType().Name);
                break;
            case CelKind.Optional:
                Optional(text, value.AsOptional(), most);
                break;
            case CelKind.Struct:
                Struct(text, value.AsObject(), most);
                break;
            case CelKind.Error:
                text.Append("error: ").Append(value.AsError().Message);
                break;
            default:
                text.Append(value.Reference);
                break;
        }
    }

    private static void List(StringBuilder text, CelList list, int most)
    {
        if (list.Shown is { } shown)
        {
            text.Append(shown);
            return;
        }

        text.Append('[');
        for (var i = 0; i < list.Count && text.Length <= most; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list[i], most);
        }

        text.Append(']');
    }

    private static void Map(StringBuilder text, CelMap map, int most)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (key, value) in map.Entries)
        {
            if (text.Length > most)
                break;
            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            Append(text, key, most);
            text.Append(": ");
            Append(text, value, most);
        }

        text.Append('}');
    }

    private static void Optional(StringBuilder text, CelOptional optional, int most)
    {
        if (!optional.HasValue)
        {
            text.Append("optional.none()");
            return;
        }

        text.Append("optional.of(");
        Append(text, optional.Value, most);
        text.Append(')');
    }

    private static void Struct(StringBuilder text, CelObject host, int most)
    {
        text.Append(host.Type.Name).Append('{');
        var isFirst = true;
        foreach (var field in host.Type.Fields)
        {
            if (text.Length > most)
                break;
            text.Append(isFirst ? "" : ", ").Append(field.Name).Append(": ");
            isFirst = false;
            Append(text, host.Read(field), most);
        }

        text.Append('}');
    }

    private static void Quote(StringBuilder text, string value, int most)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (text.Length > most)
                break;
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static void Bytes(StringBuilder text, ReadOnlySpan<byte> value, int most)
    {
        text.Append("b\"");
        foreach (var b in value)
        {
            if (text.Length > most)
                break;
            _ = b is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\' ? text.Append((char)b) : text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }

        text.Append('"');
    }
}
