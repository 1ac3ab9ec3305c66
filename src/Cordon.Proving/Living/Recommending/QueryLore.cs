using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <summary>Completions learnt from queries: those asked most often of those that begin as what was typed.</summary>
/// <param name="phrases">Numbers the queries.</param>
internal sealed class QueryLore(Phrases phrases)
{
    /// <summary>Completions are found by at most this many first characters.</summary>
    private const int LongestPrefix = 8;

    /// <summary>Queries kept for each beginning.</summary>
    private const int Kept = 48;

    private const double Hour = 0.9904; // a half-life of three days

    private readonly Dictionary<string, List<int>> _byPrefix = new(StringComparer.Ordinal);

    // The count and the hour up to which it has faded, by query.
    private readonly List<(double Count, int Hour)> _counts = [];
    private int _hour;

    /// <summary>Somebody searched.</summary>
    public void Learn(int query)
    {
        while (_counts.Count <= query)
            _counts.Add(default);
        var isNew = _counts[query].Count == 0;
        _counts[query] = (Count(query) + 1, _hour);
        if (!isNew)
            return;
        var text = phrases.Text(query);
        for (var length = 1; length <= Math.Min(LongestPrefix, text.Length); length++)
        {
            var prefix = text[..length];
            if (!_byPrefix.TryGetValue(prefix, out var queries))
                _byPrefix.Add(prefix, queries = []);
            if (queries.Count < Kept)
            {
                queries.Add(query);
                continue;
            }

            // The query asked least gives way.
            var least = 0;
            for (var i = 1; i < queries.Count; i++)
            {
                if (Count(queries[i]) < Count(queries[least]))
                    least = i;
            }

            queries[least] = query;
        }
    }

    /// <summary>The completions of a typed beginning, the likeliest first.</summary>
    public int Complete(string typed, Span<Scored> best)
    {
        var count = 0;
        if (typed.Length == 0 || !_byPrefix.TryGetValue(typed[..Math.Min(LongestPrefix, typed.Length)], out var queries))
            return 0;
        foreach (var query in queries)
        {
            if (phrases.Text(query).StartsWith(typed, StringComparison.Ordinal))
                count = Best.Insert(best, count, new Scored(query, Count(query)));
        }

        return count;
    }

    /// <summary>An hour passed.</summary>
    public void Tick() => _hour++;

    private double Count(int query)
    {
        var (count, hour) = _counts[query];
        for (var passed = Math.Min(_hour - hour, 2000); passed > 0; passed--)
            count *= Hour;
        return count;
    }
}
