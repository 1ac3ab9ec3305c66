using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Events;

namespace Cordon.Policy.Commands;

/// <summary>Reads the fields of a command's JSON body, strictly: unknown, doubled, missing and mistyped fields are told.</summary>
internal sealed class CommandFields
{
    /// <summary>How bodies are written: the same command gives the same bytes.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int TextChars = 10_000;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    private CommandFields()
    {
    }

    /// <summary>What is wrong; null when all that was asked for could be read.</summary>
    public string? Problem { get; private set; }

    public static CommandFields Of(ReadOnlyMemory<byte> body)
    {
        var fields = new CommandFields();
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                fields.Fail("the body is no JSON object");
                return fields;
            }

            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (!fields._fields.TryAdd(property.Name, property.Value.Clone()))
                    fields.Fail($"the field '{Shown.Brief(property.Name)}' stands twice; keep one");
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            fields.Fail("the body is not JSON");
        }

        return fields;
    }

    public string Text(string name, string expected)
    {
        var text = Optional(name, expected);
        if (text is null)
            Fail($"the field '{name}' is missing: {expected}");
        return text ?? "";
    }

    public string? Optional(string name, string expected)
    {
        _known.Add(name);
        if (!_fields.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String || Read(value) is not { Length: > 0 and <= TextChars } text)
        {
            Fail($"the field '{name}' is no text of 1-{TextChars} characters: {expected}");
            return null;
        }

        return text;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Optional(name, "a time such as 2026-01-01T12:00:00Z") is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        Fail($"the field '{name}' is no time such as 2026-01-01T12:00:00Z: '{Shown.Brief(text)}'");
        return null;
    }

    public IReadOnlyList<Entity> Entities(string name, int most)
    {
        _known.Add(name);
        var entities = new List<Entity>();
        if (!_fields.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 || value.GetArrayLength() > most)
        {
            Fail($"the field '{name}' is no list of 1-{most} entities");
            return entities;
        }

        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || Read(item) is not { } text)
                Fail($"the field '{name}' holds something that is no text; an entity is written like account:a17");
            else if (!Entity.TryParse(text, out var entity, out var problem))
                Fail(problem);
            else
                entities.Add(entity);
        }

        return entities;
    }

    /// <summary>Tells the fields that nothing asked for.</summary>
    public void Done()
    {
        foreach (var name in _fields.Keys.Where(n => !_known.Contains(n)).Order(StringComparer.Ordinal))
            Fail($"there is no field '{Shown.Brief(name)}'; there are {string.Join(", ", _known)}");
    }

    public void Fail(string problem) => Problem ??= problem;

    // Half a surrogate pair cannot be read.
    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
