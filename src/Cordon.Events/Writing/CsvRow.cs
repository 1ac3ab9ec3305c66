namespace Cordon.Events.Writing;

/// <summary>
/// Writes rows of CSV after RFC 4180: CRLF, cells quoted where they hold a comma, a quote or a line break. A cell that a spreadsheet would
/// take for a formula gets a leading apostrophe; a number, negative or not, is none.
/// </summary>
public static class CsvRow
{
    /// <summary>Writes one row.</summary>
    public static void Write(TextWriter output, ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                output.Write(',');
            Cell(output, cells[i]);
        }

        output.Write("\r\n");
    }

    private static void Cell(TextWriter output, string cell)
    {
        // A spreadsheet runs cells that start so; a tab or carriage return before the sign does not stop it.
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(cell))
            cell = "'" + cell;
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            output.Write(cell);
            return;
        }

        output.Write('"');
        output.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }

    // A minus sign, digits, and at most one point among them.
    private static bool IsNumber(string cell)
    {
        var digits = cell.AsSpan(1);
        return cell[0] == '-' && digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && digits.IndexOfAnyExceptInRange('.', '9') < 0 && !digits.Contains('/') && digits.Count('.') <= 1;
    }
}
