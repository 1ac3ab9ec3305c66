using Cordon.Networks.Results;

namespace Cordon.Networks.Ranking;

/// <summary>
/// Trust in raters by what they rate, never by what they are rated: in the manner of REV2 (Kumar, Hooi, Makhija, Kumar, Faloutsos, Subrahmanian
/// 2018). A rating is as reliable as its rater is well rated by others; an account is as good as reliable ratings say; a rater is as fair as its
/// ratings agree with how good the rated are. What a rater itself says is left out of the goodness that it is compared with, so it cannot vouch for
/// itself, and what others say about it does not count at all.
/// </summary>
/// <remarks>
/// Reliability of rater w: 1 / (1 + exp(−8 · Σ received / (received + 1))). Goodness of v as u sees it: Σ reliability · rating / (Σ reliability + 2),
/// over raters other than u. Fairness of u: Σ rating · goodness / (Σ |rating| + 1), in [−1,1]; without ratings 0. A label counts as three
/// reliable ratings of ±1.
/// </remarks>
public sealed class RaterTrust
{
    private const double Steepness = 8;
    private const double GoodnessPrior = 2;
    private const double FairnessPrior = 1;
    private const double LabelWeight = 3;
    private readonly Ratings _ratings;
    private readonly double[] _reliability;

    // By account, what its goodness is a quotient of.
    private readonly double[] _sums;
    private readonly double[] _weights;

    /// <summary>Takes in all ratings.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="labels">What is known about some accounts; the label of a rater is not used for that rater's own fairness.</param>
    public RaterTrust(Ratings ratings, IReadOnlyDictionary<int, SeedLabel>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        _ratings = ratings;
        (_reliability, _sums, _weights) = (new double[ratings.Count], new double[ratings.Count], new double[ratings.Count]);
        for (var account = 0; account < ratings.Count; account++)
        {
            double sum = 0;
            var received = ratings.ReceivedBy(account);
            foreach (var rating in received)
                sum += rating.Value;
            _reliability[account] = 1 / (1 + Math.Exp(-Steepness * sum / (received.Length + 1)));
        }

        for (var account = 0; account < ratings.Count; account++)
        {
            _weights[account] = GoodnessPrior;
            foreach (var rating in ratings.ReceivedBy(account))
            {
                _sums[account] += _reliability[rating.Rater] * rating.Value;
                _weights[account] += _reliability[rating.Rater];
            }

            if (labels is null || !labels.TryGetValue(account, out var label))
                continue;
            _sums[account] += label == SeedLabel.Abusive ? -LabelWeight : LabelWeight;
            _weights[account] += LabelWeight;
        }
    }

    /// <summary>How reliable what an account says is, in (0,1), from the ratings that it received: 0.5 without any.</summary>
    public double ReliabilityOf(int account) => _reliability[account];

    /// <summary>How good an account is in the eyes of reliable raters, in (−1,1).</summary>
    public double GoodnessOf(int account) => _sums[account] / _weights[account];

    /// <summary>How fair an account is as a rater, in [−1,1]; 0 without ratings.</summary>
    public double FairnessOf(int account)
    {
        var (agreement, weight) = (0.0, FairnessPrior);
        foreach (var rating in _ratings.GivenBy(account))
        {
            var goodness = (_sums[rating.Rated] - (_reliability[account] * rating.Value)) / (_weights[rating.Rated] - _reliability[account]);
            agreement += rating.Value * goodness;
            weight += Math.Abs(rating.Value);
        }

        return agreement / weight;
    }

    /// <summary>The risk of each account as a rater: (1 − fairness) / 2, in [0,1]; 0.5 without ratings.</summary>
    public double[] Risk()
    {
        var risk = new double[_ratings.Count];
        for (var account = 0; account < risk.Length; account++)
            risk[account] = (1 - FairnessOf(account)) / 2;
        return risk;
    }
}
