namespace Cordon.Policy.Cel;

/// <summary>A part of a source text.</summary>
/// <param name="Start">The first character, counted in UTF-16 units from 0.</param>
/// <param name="Length">How many UTF-16 units.</param>
public readonly record struct CelSpan(int Start, int Length)
{
    /// <summary>The first character behind it.</summary>
    public int End => Start + Length;

    /// <summary>The smallest span that holds both.</summary>
    public CelSpan With(CelSpan other)
    {
        var start = Math.Min(Start, other.Start);
        return new CelSpan(start, Math.Max(End, other.End) - start);
    }

    /// <summary>The text of it.</summary>
    public string Of(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Substring(Math.Min(Start, source.Length), Math.Min(Length, Math.Max(0, source.Length - Start)));
    }
}
