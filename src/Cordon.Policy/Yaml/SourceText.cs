namespace Cordon.Policy.Yaml;

/// <summary>The text of one file, with its lines.</summary>
/// <param name="name">The file's name inside the policy.</param>
/// <param name="text">What it holds.</param>
internal sealed class SourceText(string name, string text)
{
    private readonly List<int> _starts = StartsOf(text);

    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>Line and column of an offset, both from 1, and the line without its end.</summary>
    public (int Line, int Column, string Text) Locate(int offset)
    {
        var at = Math.Clamp(offset, 0, Text.Length);
        var line = _starts.BinarySearch(at);
        if (line < 0)
            line = ~line - 1;
        var start = _starts[line];
        var end = line + 1 < _starts.Count ? _starts[line + 1] : Text.Length;
        return (line + 1, at - start + 1, Text[start..end].TrimEnd('\n', '\r'));
    }

    private static List<int> StartsOf(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }

        return starts;
    }
}
