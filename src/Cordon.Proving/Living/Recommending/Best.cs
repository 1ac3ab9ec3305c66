namespace Cordon.Proving.Living.Recommending;

/// <summary>The best of many scores, kept in order.</summary>
internal static class Best
{
    /// <summary>Takes a score among the <paramref name="count"/> best so far where it belongs there, and gives their number.</summary>
    public static int Insert(Span<Scored> best, int count, Scored scored)
    {
        if (best.IsEmpty || (count == best.Length && !scored.IsBefore(best[count - 1])))
            return count;
        var at = count < best.Length ? count++ : count - 1;
        for (; at > 0 && scored.IsBefore(best[at - 1]); at--)
            best[at] = best[at - 1];
        best[at] = scored;
        return count;
    }
}
