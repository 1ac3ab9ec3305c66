using System.Globalization;
using Cordon.Events;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Rules;

/// <summary>Reads a typed value from an attribute's text.</summary>
internal sealed class AttributeReader
{
    private readonly string _name;
    private readonly Func<string, CelValue?> _parse;
    private readonly string _type;
    private readonly CelValue _absent;

    private AttributeReader(string name, string type, Func<string, CelValue?> parse, CelValue absent) =>
        (_name, _type, _parse, _absent) = (name, type, parse, absent);

    /// <summary>The types that an attribute may have.</summary>
    public static IReadOnlyList<string> Types { get; } = ["bool", "int", "double", "string", "timestamp", "duration"];

    /// <summary>A reader; null when the default is not of the type.</summary>
    public static AttributeReader? Of(string name, string type, string? absent)
    {
        var parse = ParserOf(type);
        var value = absent is null ? EmptyOf(type) : parse(absent);
        return value is { } known ? new AttributeReader(name, type, parse, known) : null;
    }

    /// <summary>The value for an event; an error value when the text is not of the type.</summary>
    public CelValue Read(Event read)
    {
        if (!read.Attributes.TryGetValue(_name, out var text))
            return _absent;
        return _parse(text) ?? CelValue.Error($"the attribute '{_name}' is '{Shown.Brief(text)}', which is no {_type}");
    }

    private static CelValue EmptyOf(string type) => type switch
    {
        "bool" => CelValue.False,
        "int" => CelValue.Of(0L),
        "double" => CelValue.Of(0.0),
        "string" => CelValue.Of(""),
        "timestamp" => CelValue.Of(DateTimeOffset.UnixEpoch),
        _ => CelValue.Of(TimeSpan.Zero),
    };

    private static Func<string, CelValue?> ParserOf(string type) => type switch
    {
        "bool" => static text => text switch
        {
            "true" or "1" => CelValue.True,
            "false" or "0" => CelValue.False,
            _ => null,
        },
        "int" => static text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? CelValue.Of(number) : null,
        "double" => static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? CelValue.Of(number) : null,
        "string" => static text => CelValue.Of(text),
        "timestamp" => static text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? CelValue.Of(time)
            : null,
        _ => static text => TimeText.TryParse(text, out var time) ? CelValue.Of(time) : null,
    };
}
