using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Events.Writing;

namespace Cordon.Storage.History.Query;

/// <summary>Writes answers: as JSON, and as CSV after RFC 4180.</summary>
public static class AnswerWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON object: the columns, the rows as objects, and what else there is to know.</summary>
    public static void WriteJson(HistoryAnswer answer, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in answer.Columns)
            json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in answer.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(answer.Columns[i]);
                WriteValue(json, row[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (answer.Events is { } events)
            json.WriteNumber("events", events);
        if (answer.Distinct is { } distinct)
            json.WriteNumber("distinct", distinct);
        if (answer.Next is not null)
            json.WriteString("next", answer.Next);
        if (answer.Failed > 0)
        {
            json.WriteNumber("failed", answer.Failed);
            json.WriteString("failure", answer.Failure);
        }

        if (answer.Dropped.Count > 0)
        {
            json.WriteStartArray("dropped");
            foreach (var field in answer.Dropped)
                json.WriteStringValue(field);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>
    /// Writes a header and the rows, with CRLF. Lists, maps and evaluations are JSON in their cell. A cell that a spreadsheet would take for a formula
    /// gets a leading apostrophe.
    /// </summary>
    public static void WriteCsv(HistoryAnswer answer, TextWriter output)
    {
        CsvRow.Write(output, [.. answer.Columns]);
        foreach (var row in answer.Rows)
            CsvRow.Write(output, [.. row.Select(Shown)]);
    }

    /// <summary>A value in one cell.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "",
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => TimeText(time),
        RawJson json => json.Text,
        _ => JsonText(value),
    };

    private static string JsonText(object value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            WriteValue(json, value);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(TimeText(time));
                break;
            case RawJson raw:
                json.WriteRawValue(raw.Text);
                break;
            case IReadOnlyList<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case IReadOnlyDictionary<string, string> map:
                json.WriteStartObject();
                foreach (var (name, text) in map.OrderBy(m => m.Key, StringComparer.Ordinal))
                    json.WriteString(name, text);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    /// <summary>RFC 3339 in UTC, microseconds.</summary>
    private static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
