using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>What a random stream is for. Each purpose has streams of its own, so that a change in one leaves the others as they were.</summary>
internal enum Purpose : ulong
{
    Names = 1,
    Communities,
    Accounts,
    Celebrities,
    Activity,
    Content,
    ViralLinks,
    TrendingTags,
    Quotes,
    Memes,
    LookAlikeMembers,
    LookAlikeDays,
    PlantedMembers,
    PlantedDays,
    Families,
    Joining,
    Deletes,
    Duplicates,
    Campaigns,
    PlantedFans,
    PlantedCrowds,
    PlantedCarriers,
    PlantedFamilies,
    Adversaries,
    TradeDays,
    Ages,
    Strangers,
    Looks,
    Dressing,
    Returns,
    FalseReports,
    Tastes,
}

/// <summary>The generator of <see cref="SeededRandom"/> as a value, with a stream of its own for each purpose, and the distributions a platform needs.</summary>
internal struct RandomStream(ulong state)
{
    private ulong _state = state;

    /// <summary>The stream of one purpose, and within it of one group and one day.</summary>
    public static RandomStream For(long seed, Purpose purpose, long group = 0, long day = 0) =>
        new(SeededRandom.Mix(SeededRandom.Mix(SeededRandom.Mix((ulong)seed + ((ulong)purpose * SeededRandom.Step)) + (ulong)group) + ((ulong)day * SeededRandom.Step)));

    public ulong Next() => SeededRandom.Mix(_state += SeededRandom.Step);

    /// <summary>Uniform in [0,1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..<paramref name="count"/>−1.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>Uniform in <paramref name="low"/>..<paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Between(double low, double high) => low + ((high - low) * Unit());

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Mean 1.</summary>
    public double Exponential() => -StableMath.Log(1 - Unit());

    /// <summary>Mean 0, deviation 1, within ±6: the sum of twelve uniforms.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Unit();
        return sum;
    }

    /// <summary>A power law between 1 and <paramref name="cap"/>: the chance of more than x falls as x^−<paramref name="exponent"/>.</summary>
    public double Pareto(double exponent, double cap)
    {
        // The inverse of the distribution function of the bounded law, so that nothing piles up at the cap.
        var beyond = StableMath.Exp(-exponent * StableMath.Log(cap));
        return StableMath.Exp(-StableMath.Log(1 - (Unit() * (1 - beyond))) / exponent);
    }

    /// <summary>Knuth's method on pieces small enough that it neither underflows nor takes long.</summary>
    public int Poisson(double mean)
    {
        var total = 0;
        for (; mean > 16; mean -= 16)
            total += Knuth(16);
        return total + Knuth(mean);
    }

    private int Knuth(double mean)
    {
        var limit = StableMath.Exp(-mean);
        var count = 0;
        for (var product = Unit(); product > limit; product *= Unit())
            count++;
        return count;
    }

    /// <summary>Fisher–Yates.</summary>
    public void Shuffle(Span<int> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
