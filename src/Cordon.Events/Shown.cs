namespace Cordon.Events;

/// <summary>Makes outside values safe and short enough to stand in a message.</summary>
public static class Shown
{
    private const int Chars = 60;

    /// <summary>The value without control characters, at most 60 characters.</summary>
    public static string Brief(ReadOnlySpan<char> value)
    {
        var cut = value.Length > Chars;
        Span<char> buffer = stackalloc char[Chars];
        var kept = value[..Math.Min(value.Length, Chars)];
        for (var i = 0; i < kept.Length; i++)
            buffer[i] = char.IsControl(kept[i]) ? '·' : kept[i];
        return cut ? string.Concat(buffer[..kept.Length], "…") : new string(buffer[..kept.Length]);
    }
}
