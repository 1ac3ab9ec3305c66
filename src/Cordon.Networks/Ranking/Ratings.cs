namespace Cordon.Networks.Ranking;

/// <summary>Who rated whom and how: directed, signed, each pair at most once (of several the mean), kept by rater and by rated.</summary>
public sealed class Ratings
{
    private readonly int[] _given;
    private readonly int[] _received;
    private readonly Rating[] _byRater;
    private readonly Rating[] _byRated;

    /// <param name="count">Accounts.</param>
    /// <param name="ratings">In any order; ratings of oneself are left out. Values are finite and are taken as shares of the greatest |value|.</param>
    /// <exception cref="ArgumentException">An account is not in [0, count), or a value is not finite.</exception>
    public Ratings(int count, IEnumerable<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var merged = ratings.Where(r => r.Rater != r.Rated).GroupBy(r => (r.Rater, r.Rated)).Select(g => new Rating(g.Key.Rater, g.Key.Rated, Mean(g))).ToArray();
        double greatest = 0;
        foreach (var rating in merged)
        {
            if ((uint)rating.Rater >= (uint)count || (uint)rating.Rated >= (uint)count || !double.IsFinite(rating.Value))
                throw new ArgumentException($"{rating} is not a rating among {count} accounts", nameof(ratings));
            greatest = Math.Max(greatest, Math.Abs(rating.Value));
        }

        var scaled = merged.Select(r => r with { Value = greatest == 0 ? 0 : r.Value / greatest });
        _byRater = [.. scaled.OrderBy(r => r.Rater).ThenBy(r => r.Rated)];
        _byRated = [.. _byRater.OrderBy(r => r.Rated).ThenBy(r => r.Rater)];
        Count = count;
        _given = Starts(count, _byRater, r => r.Rater);
        _received = Starts(count, _byRated, r => r.Rated);
    }

    /// <summary>Accounts.</summary>
    public int Count { get; }

    /// <summary>Ratings.</summary>
    public int Total => _byRater.Length;

    /// <summary>The ratings an account gave, by rated account; values in [−1,1].</summary>
    public ReadOnlySpan<Rating> GivenBy(int account) => _byRater.AsSpan(_given[account].._given[account + 1]);

    /// <summary>The ratings an account received, by rater; values in [−1,1].</summary>
    public ReadOnlySpan<Rating> ReceivedBy(int account) => _byRated.AsSpan(_received[account].._received[account + 1]);

    // In the order of the values, so that the order of the input does not reach the sum.
    private static double Mean(IEnumerable<Rating> ratings) => ratings.Select(r => r.Value).Order().Average();

    private static int[] Starts(int count, Rating[] ratings, Func<Rating, int> keyOf)
    {
        var starts = new int[count + 1];
        foreach (var rating in ratings)
            starts[keyOf(rating) + 1]++;
        for (var account = 0; account < count; account++)
            starts[account + 1] += starts[account];
        return starts;
    }
}

/// <summary>One account's rating of another.</summary>
/// <param name="Rater">Who rated.</param>
/// <param name="Rated">Who was rated.</param>
/// <param name="Value">Above 0 trusts, below 0 distrusts.</param>
public readonly record struct Rating(int Rater, int Rated, double Value);
