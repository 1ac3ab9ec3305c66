namespace Cordon.Policy.Cel.Library;

/// <summary>Positions in a text, counted in code points.</summary>
internal static class CodePoints
{
    /// <summary>The UTF-16 position of a code point, -1 when the text has fewer; the length of the text counts as a position.</summary>
    public static int ToUnits(string text, long point)
    {
        if (point < 0 || point > text.Length)
            return -1;
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return (int)point;
        var at = 0;
        for (; point > 0; point--)
        {
            if (at >= text.Length)
                return -1;
            at += Length(text, at);
        }

        return at;
    }

    /// <summary>The code point at a UTF-16 position.</summary>
    public static int FromUnits(string text, int at)
    {
        var pairs = 0;
        for (var i = 1; i < at; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                pairs++;
        }

        return at - pairs;
    }

    /// <summary>How many UTF-16 units the code point at a position has.</summary>
    public static int Length(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
}
