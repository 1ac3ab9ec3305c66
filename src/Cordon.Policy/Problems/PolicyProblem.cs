using System.Globalization;
using System.Text;

namespace Cordon.Policy.Problems;

/// <summary>Something wrong in a file of a policy, told as a compiler tells it.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="File">The file's name inside the policy.</param>
/// <param name="Line">From 1; 0 when the problem is the file's as a whole.</param>
/// <param name="Column">From 1, in characters; 0 when the problem is the file's as a whole.</param>
/// <param name="Length">How many characters of the line are meant, at least 1.</param>
/// <param name="Message">What is wrong and what was expected.</param>
/// <param name="Hint">What was probably meant; null when nothing is near.</param>
/// <param name="SourceLine">The line as it stands in the file, without its end; null when the problem is the file's as a whole.</param>
public sealed record PolicyProblem(ProblemSeverity Severity, string File, int Line, int Column, int Length, string Message, string? Hint, string? SourceLine)
{
    private const int Before = 60;
    private const int Most = 110;

    /// <summary>The problem in a few lines: place, message, the line with the place underlined, and the hint. No line end at the end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0)
            text.Append(CultureInfo.InvariantCulture, $":{Line}:{Column}");
        text.Append(Severity == ProblemSeverity.Error ? ": error: " : ": warning: ").Append(Message);
        if (SourceLine is not null && Line > 0)
            Picture(text, SourceLine);
        if (Hint is not null)
            text.Append("\n      = ").Append(Hint);
        return text.ToString();
    }

    // Of a long line only the part around the place is shown.
    private void Picture(StringBuilder text, string line)
    {
        var at = Math.Min(Column - 1, line.Length);
        var from = at > Before && line.Length > Most ? at - Before : 0;
        var to = Math.Min(line.Length, from + Most);
        var number = Line.ToString(CultureInfo.InvariantCulture);
        text.Append('\n').Append(number.PadLeft(5)).Append(" | ").Append(from > 0 ? "…" : "");
        foreach (var c in line.AsSpan(from, to - from))
            text.Append(char.IsControl(c) ? ' ' : c);
        text.Append(to < line.Length ? "…" : "").Append("\n      | ").Append(' ', at - from + (from > 0 ? 1 : 0));
        text.Append('^', Math.Clamp(Length, 1, Math.Max(1, to - at)));
    }
}
