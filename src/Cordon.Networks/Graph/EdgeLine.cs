using System.Globalization;
using Cordon.Events;

namespace Cordon.Networks.Graph;

/// <summary>One line of an edge list: two names and a weight, separated by a comma or white space; further columns are not read.</summary>
internal static class EdgeLine
{
    private const int LongestLine = 1 << 16;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="signed">Whether weights below 0 are allowed.</param>
    /// <param name="source">The first name.</param>
    /// <param name="target">The second name.</param>
    /// <param name="weight">The weight; 1 when there is none.</param>
    /// <param name="problem">What is wrong, null when the line is empty or a comment, or is a tie.</param>
    /// <returns>True when the line is a tie.</returns>
    public static bool TryParse(string line, bool signed, out ReadOnlySpan<char> source, out ReadOnlySpan<char> target, out float weight, out string? problem)
    {
        source = target = default;
        weight = 1;
        problem = null;
        if (line.Length > LongestLine)
        {
            problem = $"the line has {line.Length} characters, more than {LongestLine}; write one tie a line";
            return false;
        }

        var rest = line.AsSpan().Trim();
        if (rest.IsEmpty || rest[0] == '#')
            return false;
        source = NextColumn(ref rest);
        target = NextColumn(ref rest);
        var weightText = NextColumn(ref rest);
        if (source.IsEmpty || target.IsEmpty)
        {
            problem = $"'{Shown.Brief(line)}' names one account; write source,target[,weight]";
            return false;
        }

        if (!weightText.IsEmpty && (!float.TryParse(weightText, NumberStyles.Float, CultureInfo.InvariantCulture, out weight) || !IsWeight(weight, signed)))
        {
            problem = $"the weight '{Shown.Brief(weightText)}' is not a number {(signed ? "other than" : "above")} 0";
            return false;
        }

        return true;
    }

    /// <summary>Whether the line names its columns with these words.</summary>
    public static bool IsHeader(string line, string first, string second)
    {
        var rest = line.AsSpan().Trim();
        return NextColumn(ref rest).Equals(first, StringComparison.OrdinalIgnoreCase) && NextColumn(ref rest).Equals(second, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsWeight(float weight, bool signed) => float.IsFinite(weight) && (weight > 0 || (signed && weight < 0));

    private static ReadOnlySpan<char> NextColumn(scoped ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var end = 0;
        while (end < rest.Length && rest[end] != ',' && !char.IsWhiteSpace(rest[end]))
            end++;
        var column = rest[..end].Trim('"');
        rest = rest[end..].TrimStart();
        if (!rest.IsEmpty && rest[0] == ',')
            rest = rest[1..];
        return column;
    }
}
