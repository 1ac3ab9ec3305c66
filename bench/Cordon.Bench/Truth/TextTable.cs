namespace Cordon.Bench.Truth;

/// <summary>A table in Markdown with aligned columns, so that it reads in a terminal and can stand in a page.</summary>
/// <param name="columns">The names of the columns.</param>
internal sealed class TextTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with one cell per column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints a heading and the table.</summary>
    public void Print(string heading)
    {
        Console.WriteLine();
        Console.WriteLine(heading);
        Console.WriteLine();
        var widths = columns.Select((c, i) => _rows.Select(r => r[i].Length).Append(Math.Max(c.Length, 3)).Max()).ToArray();
        Line(columns, widths);
        Console.WriteLine("|" + string.Join('|', widths.Select((w, i) => i == 0 ? new string('-', w + 2) : new string('-', w + 1) + ":")) + "|");
        foreach (var row in _rows)
            Line(row, widths);
        Console.Out.Flush();
    }

    private static void Line(string[] cells, int[] widths) =>
        Console.WriteLine("| " + string.Join(" | ", cells.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i]))) + " |");
}
