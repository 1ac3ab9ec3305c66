namespace Cordon.Policy.Yaml;

/// <summary>A sequence.</summary>
internal sealed class YamlList(SourceText source, int offset, int length, IReadOnlyList<YamlNode> items) : YamlNode(source, offset, length)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Shape => "a list";
}
