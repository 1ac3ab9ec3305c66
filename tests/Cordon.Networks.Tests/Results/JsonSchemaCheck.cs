using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cordon.Networks.Tests.Results;

/// <summary>Checks a document against the part of JSON Schema 2020-12 that the shipped schema uses; an unknown keyword fails.</summary>
internal sealed class JsonSchemaCheck(JsonElement schema)
{
    public List<string> Problems { get; } = [];

    public void Check(JsonElement value) => Check(value, schema, "$");

    private void Check(JsonElement value, JsonElement rule, string at)
    {
        foreach (var keyword in rule.EnumerateObject())
            Keyword(value, rule, keyword, at);
    }

    private void Keyword(JsonElement value, JsonElement rule, JsonProperty keyword, string at)
    {
        switch (keyword.Name)
        {
            case "$schema" or "$defs" or "title" or "description" or "format":
                break;
            case "$ref":
                Check(value, schema.GetProperty("$defs").GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), at);
                break;
            case "type":
                Expect(Is(value, keyword.Value.GetString()!), at, $"is not of type {keyword.Value}");
                break;
            case "const":
                Expect(value.GetRawText() == keyword.Value.GetRawText(), at, "is not the constant");
                break;
            case "enum":
                Expect(keyword.Value.EnumerateArray().Any(one => one.GetRawText() == value.GetRawText()), at, "is not one of the enum");
                break;
            case "minimum":
                Expect(value.GetDouble() >= keyword.Value.GetDouble(), at, "is below the minimum");
                break;
            case "maximum":
                Expect(value.GetDouble() <= keyword.Value.GetDouble(), at, "is above the maximum");
                break;
            case "pattern":
                Expect(Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!), at, "does not match the pattern");
                break;
            case "required":
                foreach (var name in keyword.Value.EnumerateArray())
                    Expect(value.TryGetProperty(name.GetString()!, out _), at, $"lacks {name}");
                break;
            case "additionalProperties":
                foreach (var property in value.EnumerateObject())
                    Expect(rule.GetProperty("properties").TryGetProperty(property.Name, out _), at, $"has the unknown {property.Name}");
                break;
            case "properties":
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var inner))
                        Check(inner, property.Value, $"{at}.{property.Name}");
                }

                break;
            case "maxItems":
                Expect(value.GetArrayLength() <= keyword.Value.GetInt32(), at, "has too many items");
                break;
            case "items":
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Check(item, keyword.Value, $"{at}[{index++}]");
                break;
            case "anyOf":
                Expect(keyword.Value.EnumerateArray().Any(one => Fits(value, one)), at, "fits none of anyOf");
                break;
            default:
                Problems.Add($"{at}: the check does not know the keyword {keyword.Name}");
                break;
        }
    }

    private bool Fits(JsonElement value, JsonElement rule)
    {
        // The keywords beside a type read the value as that type, so a wrong type is told apart first.
        if (rule.TryGetProperty("type", out var type))
            return Is(value, type.GetString()!);
        var resolved = schema.GetProperty("$defs").GetProperty(rule.GetProperty("$ref").GetString()!["#/$defs/".Length..]);
        if (resolved.TryGetProperty("type", out type) && !Is(value, type.GetString()!))
            return false;
        var before = Problems.Count;
        Check(value, resolved, "$");
        var fits = Problems.Count == before;
        Problems.RemoveRange(before, Problems.Count - before);
        return fits;
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private void Expect(bool holds, string at, string problem)
    {
        if (!holds)
            Problems.Add($"{at} {problem}");
    }
}
