using System.Text.Json;
using Cordon.Events;

namespace Cordon.Proving.Plans;

/// <summary>
/// Reads a file of entities and what is known of them: CSV (RFC 4180) with the columns in order or named by a header, or one JSON object a line.
/// An empty line and one that begins with <c>#</c> are passed over.
/// </summary>
internal static class SubjectFile
{
    /// <summary>Most entities in a file.</summary>
    public const int MostRows = 20_000_000;

    /// <summary>Reads the rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns; the first is the entity.</param>
    /// <param name="take">Takes the entity and the values of the columns, empty where there is none; answers what is wrong, or null.</param>
    /// <exception cref="FormatException">A row is wrong; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Read(string path, string[] columns, Func<Entity, string[], string?> take)
    {
        var number = 0;
        int[]? order = null;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            if (number > MostRows)
                throw new FormatException($"{path} has more than {MostRows} lines");
            string[] values;
            if (line[0] == '{')
            {
                values = Object(path, number, line, columns);
            }
            else
            {
                var cells = Cells(path, number, line);
                if (order is null)
                {
                    order = Order(path, number, cells, columns, out var isHeader);
                    if (isHeader)
                        continue;
                }

                values = [.. order.Select(at => at >= 0 && at < cells.Count ? cells[at].Trim() : "")];
            }

            if (!Entity.TryParse(values[0], out var entity, out var problem) || (problem = take(entity, values)) is not null)
                throw new FormatException($"{path}:{number} {problem}");
        }
    }

    private static int[] Order(string path, int number, List<string> cells, string[] columns, out bool isHeader)
    {
        isHeader = cells.Exists(c => c.Trim() == columns[0]);
        if (!isHeader)
            return [.. Enumerable.Range(0, columns.Length)];
        if (cells.Find(c => !columns.Contains(c.Trim())) is { } other)
            throw new FormatException($"{path}:{number} has a column '{Shown.Brief(other)}'; there are {string.Join(", ", columns)}");
        return [.. columns.Select(c => cells.FindIndex(cell => cell.Trim() == c))];
    }

    private static string[] Object(string path, int number, string line, string[] columns)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return [.. columns.Select(c => json.RootElement.TryGetProperty(c, out var value) ? value.ToString() : "")];
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}:{number} is not JSON: {e.Message}", e);
        }
    }

    private static List<string> Cells(string path, int number, string line)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length; at++)
        {
            if (at == line.Length || line[at] != '"')
            {
                var end = line.IndexOf(',', at);
                end = end < 0 ? line.Length : end;
                cells.Add(line[at..end]);
                at = end;
                continue;
            }

            var cell = new System.Text.StringBuilder();
            for (at++; ; at++)
            {
                if (at >= line.Length)
                    throw new FormatException($"{path}:{number} has a quote that is not closed");
                if (line[at] == '"' && (at + 1 == line.Length || line[at + 1] != '"'))
                    break;
                if (line[at] == '"')
                    at++;
                cell.Append(line[at]);
            }

            cells.Add(cell.ToString());
            if (++at < line.Length && line[at] != ',')
                throw new FormatException($"{path}:{number} has text after a closing quote");
        }

        return cells;
    }
}
