using System.Globalization;
using System.Numerics;
using System.Text;
using Cordon.Policy.Cel.Running;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Library;

/// <summary><c>"…".format([…])</c>: <c>%s %d %f %e %b %o %x %X %%</c>, with a precision for <c>%f</c> and <c>%e</c>.</summary>
internal static class Formatting
{
    private const int MostPrecision = 100;
    private const int DefaultPrecision = 6;

    public static CelValue Of(string format, CelList arguments)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var at = 0; at < format.Length; at++)
        {
            if (text.Length > Arithmetic.MostChars)
                return CelValue.Error($"the text is longer than {Arithmetic.MostChars}");
            if (format[at] != '%')
            {
                text.Append(format[at]);
                continue;
            }

            var start = at++;
            if (at < format.Length && format[at] == '%')
            {
                text.Append('%');
                continue;
            }

            var precision = DefaultPrecision;
            if (at < format.Length && format[at] == '.')
            {
                var digits = ++at;
                while (at < format.Length && char.IsAsciiDigit(format[at]))
                    at++;
                if (!int.TryParse(format.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out precision) || precision > MostPrecision)
                    return CelValue.Error($"'{format[start..at]}' has no precision from 0 to {MostPrecision}");
            }

            if (at >= format.Length || format[at] is not ('s' or 'd' or 'f' or 'e' or 'b' or 'o' or 'x' or 'X'))
                return CelValue.Error($"unrecognized formatting clause '{format[start..Math.Min(at + 1, format.Length)]}'; known are %s %d %f %e %b %o %x %X %%");
            if (next >= arguments.Count)
                return CelValue.Error($"index {next} out of range: the format asks for more values than the {arguments.Count} given");
            var value = arguments[next++];
            if (One(format[at], precision, value) is not { } shown)
                return CelValue.Error($"error during formatting: '{format[start..(at + 1)]}' cannot show {CelText.Described(value)}");
            text.Append(shown);
        }

        return CelValue.Of(text.ToString());
    }

    private static string? One(char clause, int precision, CelValue value) => clause switch
    {
        's' => Shown(value),
        'd' => Decimal(value),
        'f' => Number(value) is { } number ? Fixed(number, precision) : null,
        'e' => Number(value) is { } number ? Scientific(number, precision) : null,
        'b' => value.Kind == CelKind.Bool ? (value.AsBool() ? "1" : "0") : Whole(value) is { } whole ? InBase(whole, 1) : null,
        'o' => Whole(value) is { } octal ? InBase(octal, 3) : null,
        'x' => Hex(value),
        _ => Hex(value)?.ToUpperInvariant(),
    };

    private static string? Shown(CelValue value) => value.Kind switch
    {
        CelKind.String => value.AsString(),
        CelKind.Bytes => Encoding.UTF8.GetString(value.AsBytes()),
        CelKind.List => $"[{string.Join(", ", Elements(value.AsList()))}]",
        CelKind.Map => $"{{{string.Join(", ", value.AsMap().Entries.Select(e => (Key: Shown(e.Key), Value: Shown(e.Value))).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"))}}}",
        CelKind.Error or CelKind.Struct or CelKind.Optional => null,
        _ => StandardLibrary.Text(value),
    };

    private static IEnumerable<string?> Elements(CelList list)
    {
        for (var i = 0; i < list.Count; i++)
            yield return Shown(list[i]);
    }

    private static string? Decimal(CelValue value) => value.Kind switch
    {
        CelKind.Int or CelKind.UInt => StandardLibrary.Text(value),
        CelKind.Double when !double.IsFinite(value.AsDouble()) => StandardLibrary.Text(value),
        _ => null,
    };

    private static double? Number(CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt(),
        CelKind.UInt => value.AsUInt(),
        CelKind.Double => value.AsDouble(),
        _ => null,
    };

    private static BigInteger? Whole(CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt(),
        CelKind.UInt => value.AsUInt(),
        _ => null,
    };

    private static string? Hex(CelValue value) => value.Kind switch
    {
        CelKind.String => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value.AsString())),
        CelKind.Bytes => Convert.ToHexStringLower(value.AsBytes()),
        _ => Whole(value) is { } whole ? InBase(whole, 4) : null,
    };

    private static string InBase(BigInteger value, int bits)
    {
        var digits = new StringBuilder();
        var rest = BigInteger.Abs(value);
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(rest & ((1 << bits) - 1))]);
            rest >>= bits;
        }
        while (!rest.IsZero);
        return value.Sign < 0 ? "-" + digits : digits.ToString();
    }

    /// <summary>Exact, with halves to the even digit.</summary>
    private static string Fixed(double value, int precision)
    {
        if (!double.IsFinite(value))
            return CelText.Plain(value);
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075;
        var scaled = mantissa * BigInteger.Pow(10, precision);
        if (shift >= 0)
        {
            scaled <<= shift;
        }
        else
        {
            var half = BigInteger.One << (-shift - 1);
            var rest = scaled & ((half << 1) - 1);
            scaled >>= -shift;
            if (rest > half || (rest == half && !scaled.IsEven))
                scaled += 1;
        }

        var digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        var text = precision == 0 ? digits : $"{digits.AsSpan(0, digits.Length - precision)}.{digits.AsSpan(digits.Length - precision)}";
        return bits < 0 ? "-" + text : text;
    }

    private static string Scientific(double value, int precision)
    {
        if (!double.IsFinite(value))
            return CelText.Plain(value);
        var text = value.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var sign = text.LastIndexOf('e') + 1;
        return string.Concat(text.AsSpan(0, sign + 1), text.AsSpan(sign + 1).TrimStart('0').ToString().PadLeft(2, '0'));
    }
}
