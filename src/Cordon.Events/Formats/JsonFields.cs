using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>Reads fields of JSON whose shape is not to be trusted: what is not there, or not of the kind asked for, is null or empty.</summary>
internal static class JsonFields
{
    /// <summary>A string, or a number as it is written; null for anything else and for an empty string.</summary>
    public static string? Word(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>A field's <see cref="Word(JsonElement)"/>.</summary>
    public static string? Word(this JsonElement element, string name) => element.Field(name).Word();

    /// <summary>A field; an undefined element when there is none.</summary>
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : default;

    public static bool Has(this JsonElement element, string name) => element.Field(name).ValueKind != JsonValueKind.Undefined;

    public static bool HasObject(this JsonElement element, string name) => element.Field(name).ValueKind == JsonValueKind.Object;

    /// <summary>Whether a field is a string that is not empty, so that its <see cref="Word(JsonElement)"/> is not null.</summary>
    public static bool HasString(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } field && !field.ValueEquals("");

    /// <summary>The elements of an array field; the field itself when it is not an array; nothing when there is none.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element, string name)
    {
        var field = element.Field(name);
        return field.ValueKind switch
        {
            JsonValueKind.Array => field.EnumerateArray(),
            JsonValueKind.Undefined or JsonValueKind.Null => [],
            _ => [field],
        };
    }

    /// <summary>Sets the draft's time from a field; a refusal when it is there and no time.</summary>
    public static void TimeFrom(this EventDraft draft, string? text)
    {
        if (text is null)
            return;
        if (TimeText.TryParse(text, out var time, out var problem))
            draft.Time = time;
        else
            draft.Refuse(problem!);
    }
}
