using Cordon.Events;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Accounts about which something is known: one a line, <c>account[,label]</c>, separated by a comma or white space. Label 1 (or none) is
/// abusive; 0 or −1 is trusted. Empty lines and lines that start with <c>#</c> are comments.
/// </summary>
public static class SeedFile
{
    /// <summary>Reads the seeds, by account as written.</summary>
    /// <exception cref="FormatException">A line is not a seed or contradicts an earlier one; the message names the line and the remedy.</exception>
    public static IReadOnlyDictionary<string, SeedLabel> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var seeds = new Dictionary<string, SeedLabel>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var columns = line.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (columns.Length == 0 || columns[0].StartsWith('#') || (number == 1 && columns[0] == "account"))
                continue;
            SeedLabel? label = (columns.Length < 2 ? "1" : columns[1]) switch
            {
                "1" or "+1" => SeedLabel.Abusive,
                "0" or "-1" => SeedLabel.Trusted,
                _ => null,
            };
            if (label is not { } known)
                throw new FormatException($"seeds line {number}: the label '{Shown.Brief(columns[1])}' is not 1 (abusive), 0 or -1 (trusted)");
            if (!seeds.TryAdd(columns[0], known) && seeds[columns[0]] != known)
                throw new FormatException($"seeds line {number}: '{Shown.Brief(columns[0])}' is labelled both abusive and trusted; keep one");
        }

        return seeds;
    }
}
