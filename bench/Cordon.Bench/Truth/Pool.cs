using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>Reviews of several seeds, added up.</summary>
internal sealed class Pool
{
    private int _planted;
    private int _found;
    private int _networks;
    private int _true;
    private int _plantedAccounts;
    private int _foundAccounts;
    private int _hits;
    private double _f1;

    /// <summary>False networks of ordinary or background accounts.</summary>
    public int Others { get; private set; }

    /// <summary>False networks of innocent look-alike groups.</summary>
    public int LookAlikes { get; private set; }

    /// <summary>Planted networks found, in words.</summary>
    public string Found => $"{_found} of {_planted}";

    /// <summary>The mean F1 of the best matches.</summary>
    public double? BestF1 => _planted == 0 ? null : _f1 / _planted;

    /// <summary>Of the accounts in found networks, the share that is planted.</summary>
    public double? Precision => _foundAccounts == 0 ? null : (double)_hits / _foundAccounts;

    /// <summary>Of the planted accounts, the share that is in a found network.</summary>
    public double? Recall => _plantedAccounts == 0 ? null : (double)_hits / _plantedAccounts;

    /// <summary>Of the found networks, the share that is planted.</summary>
    public double? NetworkPrecision => _networks == 0 ? null : (double)_true / _networks;

    /// <summary>Of the planted networks, the share that is found.</summary>
    public double? NetworkRecall => _planted == 0 ? null : (double)_found / _planted;

    public void Add(Review review)
    {
        var score = review.Score;
        _planted += score.NetworksPlanted;
        _found += score.NetworksFound;
        _networks += review.Networks;
        _true += review.True;
        _plantedAccounts += score.PlantedAccounts;
        _foundAccounts += score.FoundAccounts;
        _hits += score.Hits;
        _f1 += score.Matches.Sum(m => m.F1);
        Others += review.False.GetValueOrDefault(Review.Others);
        LookAlikes += review.False.Where(f => f.Key != Review.Others).Sum(f => f.Value);
    }
}
