namespace Cordon.Policy.Cel.Running;

/// <summary>Sizes of values, and what they cost.</summary>
internal static class Sizes
{
    /// <summary>One unit for every 16 characters or bytes and for every element.</summary>
    public static long Of(CelValue value) => value.Reference switch
    {
        string text => text.Length >> 4,
        CelList list => list.Count,
        CelMap map => map.Count,
        Values.CelBytes bytes => bytes.Value.Length >> 4,
        _ => 0,
    };

    /// <summary>The sum for several values.</summary>
    public static long Of(ReadOnlySpan<CelValue> values)
    {
        long sum = 0;
        foreach (var value in values)
            sum += Of(value);
        return sum;
    }

    /// <summary>How many code points a text has.</summary>
    public static int CodePoints(string text)
    {
        var rest = text.AsSpan();
        if (rest.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text.Length;
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
                i++;
            }
        }

        return count;
    }
}
