using System.Text.Json;

namespace Cordon.Proving.Plans;

/// <summary>A value in a plan, with where it stands.</summary>
internal sealed class PlanNode
{
    /// <summary>What it is.</summary>
    public required JsonTokenType Kind { get; init; }

    /// <summary>Where it stands, from 1.</summary>
    public required (int Line, int Column) At { get; init; }

    /// <summary>The path to it, such as <c>personas[0].age</c>; empty for the whole.</summary>
    public required string Path { get; init; }

    /// <summary>The text of a string, or the number as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The properties of an object, in the order of the file.</summary>
    public List<(string Name, PlanNode Value)> Properties { get; } = [];

    /// <summary>The items of a list.</summary>
    public List<PlanNode> Items { get; } = [];

    /// <summary>Reads the whole text. Comments and a comma after the last item are taken.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static PlanNode Read(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 });
        reader.Read();
        var root = Value(ref reader, json, "");
        reader.Read();
        return root;
    }

    private static PlanNode Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        var at = Place(json[..(int)reader.TokenStartIndex]);
        var kind = reader.TokenType;
        if (kind == JsonTokenType.StartObject)
        {
            var node = new PlanNode { Kind = kind, At = at, Path = path };
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                node.Properties.Add((name, Value(ref reader, json, path.Length == 0 ? name : $"{path}.{name}")));
            }

            return node;
        }

        if (kind == JsonTokenType.StartArray)
        {
            var node = new PlanNode { Kind = kind, At = at, Path = path };
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node.Items.Add(Value(ref reader, json, $"{path}[{node.Items.Count}]"));
            return node;
        }

        var text = kind switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => "null",
        };
        return new PlanNode { Kind = kind, At = at, Path = path, Text = text };
    }

    private static (int Line, int Column) Place(ReadOnlySpan<byte> before)
    {
        var lastBreak = before.LastIndexOf((byte)'\n');
        return (before.Count((byte)'\n') + 1, System.Text.Encoding.UTF8.GetCharCount(before[(lastBreak + 1)..]) + 1);
    }
}
