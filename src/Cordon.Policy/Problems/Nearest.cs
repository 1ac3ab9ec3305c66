namespace Cordon.Policy.Problems;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    private const int MostListed = 8;

    /// <summary>"did you mean 'x'?" for the nearest known name at most a third of its letters away; else the known names when they are few; else null.</summary>
    public static string? Hint(string word, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var (best, least) = ((string?)null, int.MaxValue);
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - word.Length) > 12)
                continue;
            var distance = Distance(word.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < least && distance <= Math.Max(1, Math.Max(name.Length, word.Length) / 3))
                (best, least) = (name, distance);
        }

        if (best is not null)
            return $"did you mean '{best}'?";
        return names.Count is > 0 and <= MostListed ? $"there {(names.Count == 1 ? "is" : "are")} {string.Join(", ", names)}" : null;
    }

    // Insertions, deletions, replacements and swaps of neighbours (Damerau 1964, optimal string alignment).
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                rows[i, j] = least;
            }
        }

        return rows[left.Length, right.Length];
    }
}
