using System.Text.Json;

namespace Cordon.Clients;

/// <summary>What of an OpenAPI description clients are made from.</summary>
/// <param name="Shapes">The named schemas, in the order of their names.</param>
/// <param name="Operations">The operations, in the order of their names.</param>
internal sealed record Api(IReadOnlyList<Shape> Shapes, IReadOnlyList<Operation> Operations)
{
    private const string Json = "application/json";

    public static Api Read(string openApi)
    {
        using var document = JsonDocument.Parse(openApi);
        var root = document.RootElement;
        var shapes = root.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => ShapeOf(s.Name, s.Value));
        var operations = root.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => OperationOf(p.Name, o.Name, o.Value)));
        return new Api([.. shapes.OrderBy(s => s.Name, StringComparer.Ordinal)], [.. operations.OrderBy(o => o.Name, StringComparer.Ordinal)]);
    }

    private static Shape ShapeOf(string name, JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        var fields = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => new Field(p.Name, TypeOf(p.Value), required.Contains(p.Name), Text(p.Value, "description"))).ToList()
            : [];
        return new Shape(name, Text(schema, "description"), fields);
    }

    private static Operation OperationOf(string path, string method, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray().Select(p => new Parameter(
                p.GetProperty("name").GetString()!, p.GetProperty("in").GetString() == "path", p.TryGetProperty("required", out var required) && required.GetBoolean(), TypeOf(p.GetProperty("schema")))).ToList()
            : [];
        var body = operation.TryGetProperty("requestBody", out var sent) && sent.GetProperty("content").TryGetProperty(Json, out var json) ? TypeOf(json.GetProperty("schema")) : null;
        var answer = operation.GetProperty("responses").EnumerateObject()
            .Where(r => r.Name.StartsWith('2') && r.Value.TryGetProperty("content", out var content) && content.TryGetProperty(Json, out _))
            .Select(r => TypeOf(r.Value.GetProperty("content").GetProperty(Json).GetProperty("schema"))).FirstOrDefault();
        return new Operation(operation.GetProperty("operationId").GetString()!, method.ToUpperInvariant(), path, Text(operation, "summary"), parameters, body, answer);
    }

    private static FieldType TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return new FieldType(FieldKind.Shape) { Name = reference.GetString()!.Split('/')[^1] };
        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
        {
            var one = choices.EnumerateArray().First(c => !(c.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String && t.GetString() == "null"));
            return TypeOf(one) with { IsNullable = choices.GetArrayLength() > 1 };
        }

        if (!schema.TryGetProperty("type", out var type))
            return new FieldType(FieldKind.Anything);
        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
        var kind = names.FirstOrDefault(n => n != "null") switch
        {
            "string" => new FieldType(FieldKind.Text),
            "integer" => new FieldType(FieldKind.Whole),
            "number" => new FieldType(FieldKind.Number),
            "boolean" => new FieldType(FieldKind.Truth),
            "array" => new FieldType(FieldKind.List) { Item = schema.TryGetProperty("items", out var items) ? TypeOf(items) : new FieldType(FieldKind.Anything) },
            "object" when schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object => new FieldType(FieldKind.Map) { Item = TypeOf(values) },
            _ => new FieldType(FieldKind.Anything),
        };
        return kind with { IsNullable = names.Contains("null") };
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString()!.ReplaceLineEndings(" ") : "";
}
