namespace Cordon.Policy.Yaml;

/// <summary>A single value.</summary>
/// <param name="source">The file.</param>
/// <param name="offset">Where it begins.</param>
/// <param name="length">How many characters of its first line belong to it.</param>
/// <param name="end">Where it ends.</param>
/// <param name="value">The value as YAML reads it.</param>
/// <param name="plain">Written without quotes and not as a block.</param>
internal sealed class YamlScalar(SourceText source, int offset, int length, int end, string value, bool plain) : YamlNode(source, offset, length)
{
    public string Value { get; } = value;

    /// <summary>An empty plain value, or <c>~</c> or <c>null</c>: nothing was written.</summary>
    public bool IsNull => plain && Value is "" or "~" or "null";

    public bool IsPlain => plain;

    public override string Shape => IsNull ? "nothing" : plain && Value is "true" or "false" ? $"'{Value}'" : $"the text '{Events.Shown.Brief(Value)}'";

    /// <summary>
    /// Where a character of the value stands in the file. Folding and block indentation change only white space, so the others are met in
    /// their order; where an escape hides one, the place of the whole value is given.
    /// </summary>
    public int PlaceOf(int index)
    {
        var text = Source.Text;
        var at = Offset;
        if (at < end && text[at] is '|' or '>')
        {
            while (at < end && text[at] != '\n')
                at++;
        }
        else if (at < end && text[at] is '"' or '\'')
        {
            at++;
        }

        for (var i = 0; i < index && i < Value.Length; i++)
        {
            var c = Value[i];
            if (char.IsWhiteSpace(c))
                continue;
            while (at < end && text[at] != c)
                at++;
            if (at >= end)
                return Offset;
            at++;
        }

        // The place after the last character that was met; white space before the wanted one is skipped.
        if (index < Value.Length && !char.IsWhiteSpace(Value[index]))
        {
            while (at < end && text[at] != Value[index])
                at++;
        }

        return at >= end && index < Value.Length ? Offset : at;
    }
}
