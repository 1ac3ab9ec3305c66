using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Results;

/// <summary>How values stand in every JSON file that is written, so that the same result gives the same bytes.</summary>
internal static class JsonFields
{
    /// <summary>Bytes from which a streamed file is flushed.</summary>
    public const int FlushBytes = 1 << 16;

    /// <summary>Indented by one, with line feeds, letters of all scripts as they are.</summary>
    public static JsonWriterOptions Options => new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>At most 6 significant digits.</summary>
    public static void Number(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Figures.Six(value));

    /// <summary>Microseconds as a decimal: exact where six significant digits of a double would round a long span.</summary>
    public static void Seconds(Utf8JsonWriter json, string name, TimeSpan span) => json.WriteNumber(name, span.Ticks / 10 / 1_000_000m);

    /// <summary>RFC 3339 in UTC, or null.</summary>
    public static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, Figures.Rfc3339(known));
        else
            json.WriteNull(name);
    }

    /// <summary>An array of texts.</summary>
    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        Array(json, name, texts, static (json, text) => json.WriteStringValue(text));

    /// <summary>An array whose items are written one by one and flushed as they come.</summary>
    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
            if (json.BytesPending > FlushBytes)
                json.Flush();
        }

        json.WriteEndArray();
    }
}
