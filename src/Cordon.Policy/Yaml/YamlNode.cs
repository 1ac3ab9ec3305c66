namespace Cordon.Policy.Yaml;

/// <summary>A part of a YAML file, with its place.</summary>
/// <param name="source">The file.</param>
/// <param name="offset">Where it begins, in characters from the file's start.</param>
/// <param name="length">How many characters of its first line belong to it.</param>
internal abstract class YamlNode(SourceText source, int offset, int length)
{
    public SourceText Source { get; } = source;

    public int Offset { get; } = offset;

    public int Length { get; } = length;

    /// <summary>What the node is, for messages.</summary>
    public abstract string Shape { get; }
}
