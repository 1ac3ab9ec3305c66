using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// The evidence of a neighbourhood as it is, or as it might have been: a bootstrap over its units of evidence (Efron 1979), in the form
/// where each unit counts a Poisson(1) number of times.
/// </summary>
/// <remarks>
/// What is drawn is the unit (one object within one period), not the tie: one picture that twenty accounts pass on is one piece of luck, and
/// it goes or stays for all of them. An artifact is drawn by its prior, the chance that sharing such a thing means acting together: it
/// holds, and then ties as firmly as its rarity says, or it does not. Dealings between two are drawn by their number. A part of weight w
/// with n pieces of evidence, of which n′ are drawn, weighs 1 − (1 − w)^(n′/n): evidence adds up in −ln(1 − w), whatever the
/// rule that gave w.
/// </remarks>
internal sealed class EvidenceSample
{
    private static readonly double[] Poisson = [0.36787944117144233, 0.73575888234288467, 0.91969860292860584, 0.98101184312384626, 0.99634015317265629, 0.9994058151824183];
    private readonly Neighbourhood _place;
    private readonly int[] _times;

    private EvidenceSample(Neighbourhood place, int[] times)
    {
        _place = place;
        _times = times;
        Weight = new double[place.Ties.Length];
        PartWeight = new double[place.Parts.Length];
        Count = new double[place.Parts.Length];
        Shared = new double[place.Parts.Length];
    }

    /// <summary>By tie; 0 where nothing of it was drawn.</summary>
    public double[] Weight { get; }

    /// <summary>By part; 0 where nothing of it was drawn.</summary>
    public double[] PartWeight { get; }

    /// <summary>By part: how often.</summary>
    public double[] Count { get; }

    /// <summary>By part: how many units both touched at any time.</summary>
    public double[] Shared { get; }

    /// <summary>Whether a unit was drawn.</summary>
    public bool Holds(int unit) => _times[unit] > 0;

    /// <summary>Whether a tie is more than dealings that ordinary friends have too.</summary>
    public bool Shares(int tie) => Has(tie, static family => family != TieFamily.Direct);

    /// <summary>Whether the two act together on something.</summary>
    public bool CoActs(int tie) => Has(tie, static family => family == TieFamily.CoAction);

    /// <summary>The evidence as it is.</summary>
    public static EvidenceSample Whole(Neighbourhood place)
    {
        var times = new int[place.Units];
        Array.Fill(times, 1);
        var sample = new EvidenceSample(place, times);
        for (var tie = 0; tie < place.Ties.Length; tie++)
            sample.Weight[tie] = place.Ties[tie].Weight;
        for (var part = 0; part < place.Parts.Length; part++)
        {
            sample.PartWeight[part] = place.Parts[part].Weight;
            sample.Count[part] = place.Parts[part].Count;
            sample.Shared[part] = place.Parts[part].Shared;
        }

        return sample;
    }

    /// <summary>The evidence as it might have been.</summary>
    /// <param name="place">Whose.</param>
    /// <param name="repeat">How many units two accounts must co-act on.</param>
    /// <param name="random">Decides.</param>
    public static EvidenceSample Draw(Neighbourhood place, int repeat, SeededRandom random)
    {
        var times = new int[place.Units];
        for (var unit = 0; unit < times.Length; unit++)
        {
            var kind = place.UnitKinds[unit];
            times[unit] = TieKinds.FamilyOf(kind) == TieFamily.Artifact
                ? random.NextUnit() < TieKinds.PriorOf(kind) ? 1 : 0
                : Times(random);
        }

        var sample = new EvidenceSample(place, times);
        for (var tie = 0; tie < place.Ties.Length; tie++)
        {
            var doubt = 1.0;
            var (from, to) = place.PartsOf(tie);
            for (var part = from; part < to; part++)
            {
                sample.Redraw(part, repeat, random);
            }

            sample.WithdrawJoint(from, to, JointTest.Least(repeat));
            for (var part = from; part < to; part++)
                doubt *= 1 - sample.PartWeight[part];
            sample.Weight[tie] = 1 - doubt;
        }

        return sample;
    }

    private void Redraw(int part, int repeat, SeededRandom random)
    {
        var whole = _place.Parts[part];
        var units = _place.UnitsOf(part);
        var drawn = 0;
        foreach (var unit in units)
            drawn += _times[unit];
        var family = TieKinds.FamilyOf(whole.Kind);
        double share;
        switch (family)
        {
            case TieFamily.CoAction:
                // A part keeps the evidence of at most so many meetings; the others go with these.
                share = (double)drawn / units.Length;
                Count[part] = share * whole.Count;
                Shared[part] = Count[part] + Around(whole.Shared - whole.Count, random);
                if (Count[part] < repeat && !whole.IsJoint)
                    (share, Count[part], Shared[part]) = (0, 0, 0);
                break;
            case TieFamily.Artifact:
                share = drawn / (units.Length * TieKinds.PriorOf(whole.Kind));
                Shared[part] = Count[part] = drawn == 0 ? 0 : (double)drawn / units.Length * whole.Count;
                break;
            default:
                Shared[part] = Count[part] = Around(whole.Count, random);
                share = Count[part] / whole.Count;
                break;
        }

        PartWeight[part] = share == 0 ? 0 : 1 - Math.Pow(1 - Math.Min(whole.Weight, 1 - 1e-9), share);
    }

    // Parts that stand only together fall together, when too few of their meetings are left.
    private void WithdrawJoint(int from, int to, int least)
    {
        var count = 0.0;
        for (var part = from; part < to; part++)
            count += _place.Parts[part].IsJoint ? Count[part] : 0;
        for (var part = from; part < to && count < least; part++)
        {
            if (_place.Parts[part].IsJoint)
                PartWeight[part] = Count[part] = Shared[part] = 0;
        }
    }

    private bool Has(int tie, Func<TieFamily, bool> counts)
    {
        var (from, to) = _place.PartsOf(tie);
        for (var part = from; part < to; part++)
        {
            if (PartWeight[part] > 0 && counts(TieKinds.FamilyOf(_place.Parts[part].Kind)))
                return true;
        }

        return false;
    }

    /// <summary>A Poisson(1) number.</summary>
    private static int Times(SeededRandom random)
    {
        var unit = random.NextUnit();
        var times = 0;
        while (times < Poisson.Length && unit >= Poisson[times])
            times++;
        return times;
    }

    /// <summary>A Poisson number of this mean: a sum of Poisson(1) numbers, or beyond a few dozen a normal one, as a sum of twelve evenly spread ones.</summary>
    private static double Around(int mean, SeededRandom random)
    {
        const int few = 24;
        double sum = 0;
        if (mean <= few)
        {
            for (var i = 0; i < mean; i++)
                sum += Times(random);
            return sum;
        }

        for (var i = 0; i < 12; i++)
            sum += random.NextUnit();
        return Math.Max(0, Math.Round(mean + ((sum - 6) * Math.Sqrt(mean))));
    }
}
