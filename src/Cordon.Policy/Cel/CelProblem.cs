using System.Globalization;
using System.Text;

namespace Cordon.Policy.Cel;

/// <summary>Something wrong with an expression, found before it runs.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Span">Where.</param>
public sealed record CelProblem(string Message, CelSpan Span)
{
    private const int ShownChars = 100;

    /// <summary>What was expected there, if that helps.</summary>
    public string? Expected { get; init; }

    /// <summary>What to do, such as a name that is near.</summary>
    public string? Hint { get; init; }

    /// <summary>The problem of an error value.</summary>
    public static CelProblem Of(CelError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new CelProblem(error.Message, error.Span);
    }

    /// <summary>The line of the start, from 1.</summary>
    public int Line(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.AsSpan(0, Math.Min(Span.Start, source.Length)).Count('\n') + 1;
    }

    /// <summary>The column of the start, from 1, in code points.</summary>
    public int Column(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var before = source.AsSpan(0, Math.Min(Span.Start, source.Length));
        return CodePoints(before[(before.LastIndexOf('\n') + 1)..]) + 1;
    }

    /// <summary>The problem as a compiler shows it: message, place, the line with carets below, what was expected, a hint.</summary>
    /// <param name="source">The source that was compiled.</param>
    /// <param name="name">What the source is called in the place, such as a file or rule name.</param>
    public string Render(string source, string name = "expression")
    {
        ArgumentNullException.ThrowIfNull(source);
        var start = Math.Min(Span.Start, source.Length);
        var lineStart = source.AsSpan(0, start).LastIndexOf('\n') + 1;
        var lineEnd = source.IndexOf('\n', start);
        if (lineEnd < 0)
            lineEnd = source.Length;
        var line = Line(source).ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', line.Length);

        // A long line is cut to the part around the problem.
        var from = start - lineStart > ShownChars / 2 ? start - (ShownChars / 2) : lineStart;
        if (from > lineStart && char.IsLowSurrogate(source[from]))
            from++;
        var to = Math.Min(lineEnd, from + ShownChars);
        var carets = Math.Max(1, CodePoints(source.AsSpan(start, Math.Clamp(Span.End, start, Math.Max(start, to)) - start)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"error: {Message}\n");
        text.Append(CultureInfo.InvariantCulture, $"{margin}--> {name}:{line}:{Column(source)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{margin} |\n");
        var (before, after) = (from > lineStart ? "…" : "", to < lineEnd ? "…" : "");
        text.Append(CultureInfo.InvariantCulture, $"{line} | {before}{Plain(source.AsSpan(from, to - from))}{after}\n");
        text.Append(CultureInfo.InvariantCulture, $"{margin} | {new string(' ', before.Length + CodePoints(source.AsSpan(from, start - from)))}{new string('^', carets)}\n");
        if (Expected is not null)
            text.Append(CultureInfo.InvariantCulture, $"{margin} = expected {Expected}\n");
        if (Hint is not null)
            text.Append(CultureInfo.InvariantCulture, $"{margin} = hint: {Hint}\n");
        return text.ToString();
    }

    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = text.ToArray();
        for (var i = 0; i < plain.Length; i++)
        {
            if (char.IsControl(plain[i]))
                plain[i] = plain[i] == '\t' ? ' ' : '·';
        }

        return new string(plain);
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
