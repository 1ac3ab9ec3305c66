namespace Cordon.Policy.Yaml;

/// <summary>A mapping, its fields in their order; no two share a key.</summary>
internal sealed class YamlMap(SourceText source, int offset, int length, IReadOnlyList<YamlField> fields) : YamlNode(source, offset, length)
{
    public IReadOnlyList<YamlField> Fields { get; } = fields;

    public override string Shape => "a mapping";

    public YamlField? Find(string key)
    {
        foreach (var field in Fields)
        {
            if (field.Key.Value == key)
                return field;
        }

        return null;
    }
}
