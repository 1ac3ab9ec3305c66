using System.Globalization;
using System.Text.Json;
using Cordon.Events;

namespace Cordon.Storage.History.Query;

/// <summary>Requests as JSON: what a caller sends to a server, and what the server reads. A field that is not known is an error.</summary>
public static class RequestJson
{
    private const int MostTextChars = 100_000;

    private static readonly string[] Selects = ["rows", "history", "series", "top", "distinct"];

    private static readonly string[] Fields = ["select", "filter", "from", "to", "kind", "entity", "field", "bucket", "by", "limit", "cursor", "order", "format"];

    /// <summary>Reads a request.</summary>
    /// <param name="json">One JSON object.</param>
    /// <returns>The request, and whether the answer is wanted as CSV.</returns>
    /// <exception cref="HistoryQueryException">It is no request; the message and the field say why.</exception>
    /// <exception cref="JsonException">It is no JSON, or nests too deep, or names a field twice.</exception>
    public static (HistoryRequest Request, bool IsCsv) Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new HistoryQueryException(null, $"the body is {Name(document.RootElement)}; send one JSON object such as {{\"select\": \"rows\", \"kind\": \"post\"}}");
        var request = new HistoryRequest();
        var isCsv = false;
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var (name, value) = (property.Name, property.Value);
            request = name switch
            {
                "select" => request with { Select = (HistorySelect)OneOf(name, value, Selects) },
                "filter" => request with { Filter = Text(name, value) },
                "from" => request with { From = Time(name, Text(name, value)) },
                "to" => request with { To = Time(name, Text(name, value)) },
                "kind" => request with { Kind = Text(name, value) },
                "entity" => request with { Entity = EntityOf(name, Text(name, value)) },
                "field" => request with { Field = Text(name, value) },
                "bucket" => request with { Bucket = Length(name, Text(name, value)) },
                "by" => request with { By = Text(name, value) },
                "limit" => request with { Limit = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(name, value, "a whole number") },
                "cursor" => request with { Cursor = Text(name, value) },
                "order" => request with { NewestFirst = OneOf(name, value, ["oldest", "newest"]) == 1 },
                "format" => request,
                _ => throw new HistoryQueryException(Shown.Brief(name), $"there is no field '{Shown.Brief(name)}'; there are {string.Join(", ", Fields)}"),
            };
            if (name == "format")
                isCsv = OneOf(name, value, ["json", "csv"]) == 1;
        }

        return (request, isCsv);
    }

    /// <summary>Writes a request, as <see cref="Read"/> reads it.</summary>
    public static byte[] Write(HistoryRequest request, bool isCsv)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("select", Selects[(int)request.Select]);
            Write("filter", request.Filter);
            Write("from", request.From?.ToString("O", CultureInfo.InvariantCulture));
            Write("to", request.To?.ToString("O", CultureInfo.InvariantCulture));
            Write("kind", request.Kind);
            Write("entity", request.Entity.IsNone ? null : request.Entity.Text);
            Write("field", request.Field);
            Write("bucket", request.Bucket is { } bucket ? string.Create(CultureInfo.InvariantCulture, $"{(long)bucket.TotalMinutes}m") : null);
            Write("by", request.By);
            if (request.Limit is { } limit)
                json.WriteNumber("limit", limit);
            Write("cursor", request.Cursor);
            Write("order", request.NewestFirst ? "newest" : null);
            Write("format", isCsv ? "csv" : null);
            json.WriteEndObject();

            void Write(string name, string? value)
            {
                if (value is not null)
                    json.WriteString(name, value);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads a time: RFC 3339, or a day, which is its beginning in UTC.</summary>
    public static DateTimeOffset Time(string field, string text)
    {
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        throw new HistoryQueryException(field, $"{field} '{Shown.Brief(text)}' is not a time; write a day such as 2026-03-01, or 2026-03-01T08:30:00Z");
    }

    /// <summary>Reads an entity.</summary>
    public static Entity EntityOf(string field, string text) =>
        Entity.TryParse(text, out var entity, out var problem) ? entity : throw new HistoryQueryException(field, problem);

    /// <summary>Reads the length of a bucket: whole minutes, hours or days.</summary>
    public static TimeSpan Length(string field, string text)
    {
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000)
        {
            switch (text[^1])
            {
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
            }
        }

        throw new HistoryQueryException(field, $"{field} '{Shown.Brief(text)}' is not a length of time; write a whole number and a unit, such as 15m, 1h or 1d");
    }

    private static int OneOf(string name, JsonElement value, string[] words)
    {
        var at = Array.IndexOf(words, Text(name, value));
        return at >= 0 ? at : throw new HistoryQueryException(name, $"{name} is '{Shown.Brief(value.GetString())}'; it is one of {string.Join(", ", words)}");
    }

    private static string Text(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(name, value, "a text");
        var text = value.GetString()!;
        return text.Length <= MostTextChars ? text : throw new HistoryQueryException(name, string.Create(CultureInfo.InvariantCulture, $"{name} has {text.Length} characters; it may have {MostTextChars}"));
    }

    private static HistoryQueryException Wrong(string name, JsonElement value, string expected) => new(name, $"{name} is {Name(value)}; it is {expected}");

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {Shown.Brief(value.GetRawText())}",
        _ => value.GetRawText(),
    };
}
