namespace Cordon.Events.Formats;

/// <summary>Finds the word that was probably meant.</summary>
internal static class EditDistance
{
    private const int LongestWord = 32;

    /// <summary>The nearest of the known words, at most a third of its letters away; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = (Word: (string?)null, Distance: int.MaxValue);
        foreach (var candidate in known)
        {
            var distance = Between(word.ToLowerInvariant(), candidate);
            if (distance < best.Distance && distance <= Math.Max(1, candidate.Length / 3))
                best = (candidate, distance);
        }

        return best.Word;
    }

    /// <summary>Insertions, deletions and replacements that turn one word into the other (Levenshtein 1966).</summary>
    public static int Between(string left, string right)
    {
        if (left.Length > LongestWord || right.Length > LongestWord)
            return int.MaxValue;
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
