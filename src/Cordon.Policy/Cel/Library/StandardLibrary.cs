using System.Globalization;
using System.Text;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Library;

/// <summary>The functions of the language definition: sizes, conversions, tests of texts.</summary>
internal static class StandardLibrary
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Everything that is on without being asked for.</summary>
    public static CelEnvironment Environment()
    {
        var environment = new CelEnvironmentBuilder(null);
        var library = new LibraryBuilder(environment);
        Sizes(library);
        Conversions(library);
        Texts(library);
        TimeLibrary.Declare(library);
        StringLibrary.Declare(library);
        MathLibrary.Declare(library);
        ListLibrary.Declare(library);
        EncoderLibrary.Declare(library);
        NetworkLibrary.Declare(library);
        OptionalLibrary.Declare(library);
        return environment.Build();
    }

    private static void Sizes(LibraryBuilder library)
    {
        var (a, b) = (CelType.Parameter("A"), CelType.Parameter("B"));
        foreach (var type in (CelType[])[CelType.String, CelType.Bytes, CelType.List(a), CelType.Map(a, b)])
        {
            library.Function("size", CelType.Int, Size, type);
            library.Method("size", CelType.Int, Size, type);
        }
    }

    private static CelValue Size(ReadOnlySpan<CelValue> a) => CelValue.Of(a[0].Reference switch
    {
        string text => Running.Sizes.CodePoints(text),
        CelList list => list.Count,
        CelMap map => map.Count,
        _ => (long)a[0].AsBytes().Length,
    });

    private static void Conversions(LibraryBuilder library)
    {
        var a = CelType.Parameter("A");
        foreach (var type in (CelType[])[CelType.Bool, CelType.Int, CelType.UInt, CelType.Double, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration])
            library.Function(type.ToString(), type, x => x[0], type);
        library
            .Function("dyn", CelType.Dyn, x => x[0], a)
            .Function("type", CelType.TypeOf(a), x => CelValue.Of(x[0].RuntimeType), a)
            .Function("bool", CelType.Bool, Bool, CelType.String)
            .Function("int", CelType.Int, x => x[0].Bits < 0 ? OutOfRange(x[0], "int") : CelValue.Of(x[0].Bits), CelType.UInt)
            .Function("int", CelType.Int, x => x[0].AsDouble() is > -TwoTo63 and < TwoTo63 and var d ? CelValue.Of((long)d) : OutOfRange(x[0], "int"), CelType.Double)
            .Function("int", CelType.Int, Int, CelType.String)
            .Function("int", CelType.Int, x => CelValue.Of(x[0].AsTimestamp().ToUnixTimeSeconds()), CelType.Timestamp)
            .Function("uint", CelType.UInt, x => x[0].Bits < 0 ? OutOfRange(x[0], "uint") : CelValue.Of((ulong)x[0].Bits), CelType.Int)
            .Function("uint", CelType.UInt, x => x[0].AsDouble() is > -1 and < TwoTo64 and var d ? CelValue.Of((ulong)d) : OutOfRange(x[0], "uint"), CelType.Double)
            .Function("uint", CelType.UInt, UInt, CelType.String)
            .Function("double", CelType.Double, x => CelValue.Of((double)x[0].AsInt()), CelType.Int)
            .Function("double", CelType.Double, x => CelValue.Of((double)x[0].AsUInt()), CelType.UInt)
            .Function("double", CelType.Double, Double, CelType.String)
            .Function("bytes", CelType.Bytes, x => CelValue.Of(Encoding.UTF8.GetBytes(x[0].AsString())), CelType.String)
            .Function("string", CelType.String, Utf8, CelType.Bytes);
        foreach (var type in (CelType[])[CelType.Bool, CelType.Int, CelType.UInt, CelType.Double, CelType.Timestamp, CelType.Duration, NetworkLibrary.Ip, NetworkLibrary.Cidr])
            library.Function("string", CelType.String, x => CelValue.Of(Text(x[0])), type);
    }

    /// <summary>What <c>string(x)</c> gives for a value that is neither string nor bytes.</summary>
    internal static string Text(CelValue value) => value.Kind switch
    {
        CelKind.UInt => value.AsUInt().ToString(CultureInfo.InvariantCulture),
        CelKind.Double => CelText.Plain(value.AsDouble()),
        CelKind.Timestamp => TimeText.Timestamp(value),
        CelKind.Duration => TimeText.Duration(value.AsNanoseconds()),
        _ => CelText.Of(value, Running.Arithmetic.MostChars),
    };

    private static void Texts(LibraryBuilder library)
    {
        var s = CelType.String;
        library
            .Method("contains", CelType.Bool, x => CelValue.Of(x[0].AsString().Contains(x[1].AsString(), StringComparison.Ordinal)), s, s)
            .Method("startsWith", CelType.Bool, x => CelValue.Of(x[0].AsString().StartsWith(x[1].AsString(), StringComparison.Ordinal)), s, s)
            .Method("endsWith", CelType.Bool, x => CelValue.Of(x[0].AsString().EndsWith(x[1].AsString(), StringComparison.Ordinal)), s, s)
            .Method("matches", CelType.Bool, Matches, s, s)
            .Function("matches", CelType.Bool, Matches, s, s);
    }

    private static CelValue Matches(ReadOnlySpan<CelValue> a)
    {
        var (regex, problem) = Patterns.Find(a[1].AsString());
        return regex is null ? CelValue.Error(problem!) : CelValue.Of(regex.IsMatch(a[0].AsString()));
    }

    private static CelValue Bool(ReadOnlySpan<CelValue> a) => a[0].AsString() switch
    {
        "1" or "t" or "true" or "T" or "TRUE" or "True" => CelValue.True,
        "0" or "f" or "false" or "F" or "FALSE" or "False" => CelValue.False,
        _ => NotA(a[0], "bool"),
    };

    private static CelValue Int(ReadOnlySpan<CelValue> a) =>
        long.TryParse(a[0].AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? CelValue.Of(number) : NotA(a[0], "int");

    private static CelValue UInt(ReadOnlySpan<CelValue> a) =>
        ulong.TryParse(a[0].AsString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? CelValue.Of(number) : NotA(a[0], "uint");

    private static CelValue Double(ReadOnlySpan<CelValue> a)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return a[0].AsString() switch
        {
            "NaN" => CelValue.Of(double.NaN),
            "Infinity" or "+Infinity" or "Inf" or "+Inf" => CelValue.Of(double.PositiveInfinity),
            "-Infinity" or "-Inf" => CelValue.Of(double.NegativeInfinity),
            var text => double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? CelValue.Of(number) : NotA(a[0], "double"),
        };
    }

    private static CelValue Utf8(ReadOnlySpan<CelValue> a)
    {
        try
        {
            return CelValue.Of(Strict.GetString(a[0].AsBytes()));
        }
        catch (DecoderFallbackException)
        {
            return CelValue.Error("the bytes are invalid UTF-8");
        }
    }

    private static CelValue OutOfRange(CelValue value, string type) => CelValue.Error($"range: {CelText.Of(value, 60)} does not fit into {type}");

    private static CelValue NotA(CelValue value, string type) => CelValue.Error($"{CelText.Of(value, 60)} cannot be read as {type}");
}
