namespace Cordon.Networks.Ties;

/// <summary>What chance and shared interest explain at one scale: the statistics that every event changes.</summary>
internal sealed class CoActionChance
{
    private readonly CoActionScale _scale;
    private readonly ChanceModel[] _models;

    // By window: the share of the pairs of a unit's accounts that meet, over all units.
    private readonly double[] _usual;
    private readonly double _meanUnits;

    public CoActionChance(CoActionScale scale, CoActionTally tally)
    {
        _scale = scale;
        Pairs = PairsOf(tally.Accounts);
        _meanUnits = tally.Touched / (double)Math.Max(1, tally.Accounts);
        _usual = new double[scale.Windows.Length];
        _models = new ChanceModel[_usual.Length];
        for (var rung = 0; rung < _usual.Length; rung++)
        {
            _usual[rung] = tally.Met(rung) / (double)Math.Max(1, tally.Together);
            _models[rung] = new ChanceModel(tally.UnitsByMet(rung).Select(u => KeyValuePair.Create(u.Key / Pairs, u.Value)), withCloseness: true);
        }
    }

    /// <summary>Whether there is anything to test: somebody met somebody.</summary>
    public static bool HasTests(CoActionScale scale, CoActionTally tally) => tally.Accounts >= 2 && tally.Met(scale.Windows.Length - 1) > 0;

    /// <summary>All pairs of accounts.</summary>
    public double Pairs { get; }

    /// <summary>How often two accounts meet in comparison with the mean, by the units that each touched.</summary>
    public double Activity(int one, int other) => one / _meanUnits * (other / _meanUnits);

    /// <summary>The share of pairs of a unit's accounts that meet by shared interest alone; 0 where nobody met.</summary>
    public double InterestRate(int met, int fan, int rung) =>
        met == 0 ? 0 : SharedInterest.Rate(met, PairsOf(fan), _usual[rung], _scale.Windows[rung]);

    /// <summary>−log10 of a bound on the probability by chance, less what the scale costs; may be below 0.</summary>
    public double Surprise(double rarity, double activity, int rung) => _models[rung].Surprise(rarity, activity) - _scale.Price;

    /// <summary>The model of a window.</summary>
    public ChanceModel ModelOf(int rung) => _models[rung];

    private static double PairsOf(double accounts) => accounts * (accounts - 1) / 2;
}
