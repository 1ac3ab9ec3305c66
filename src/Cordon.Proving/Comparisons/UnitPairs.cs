using Cordon.Events;
using Cordon.Proving.Audits;

namespace Cordon.Proving.Comparisons;

/// <summary>
/// The units of one metric in two audits, ready to be drawn anew and swapped. Where both have the same units, a unit stays with itself (paired); else the two
/// sets stand for themselves.
/// </summary>
internal sealed class UnitPairs
{
    private readonly MetricUnit[][] _before;
    private readonly MetricUnit[][] _after;
    private readonly MetricUnit[] _left;
    private readonly MetricUnit[] _right;

    private UnitPairs(MetricUnit[][] before, MetricUnit[][] after, bool isPaired)
    {
        (_before, _after, IsPaired) = (before, after, isPaired);
        _left = new MetricUnit[before.Sum(s => s.Length)];
        _right = new MetricUnit[after.Sum(s => s.Length)];
    }

    public bool IsPaired { get; }

    /// <summary>The units compared, of the earlier audit.</summary>
    public int Count => _left.Length;

    /// <summary>Pairs units of the same key and stratum, when these are at least half of either audit's.</summary>
    public static UnitPairs Of(IReadOnlyList<MetricUnit> before, IReadOnlyList<MetricUnit> after)
    {
        var keys = after.Select(u => (u.Key, u.Stratum)).ToHashSet();
        keys.IntersectWith(before.Select(u => (u.Key, u.Stratum)));
        var isPaired = keys.Count > 0 && 2 * keys.Count >= Math.Max(before.Count, after.Count);
        return new UnitPairs(Strata(before), Strata(after), isPaired);

        MetricUnit[][] Strata(IReadOnlyList<MetricUnit> units) =>
        [
            .. new byte[] { 0, 1 }.Select(stratum => units.Where(u => u.Stratum == stratum && (!isPaired || keys.Contains((u.Key, u.Stratum)))).OrderBy(u => u.Key, StringComparer.Ordinal).ToArray()),
        ];
    }

    /// <summary>All units as they are.</summary>
    public (MetricUnit[] Before, MetricUnit[] After) Whole => ([.. _before.SelectMany(s => s)], [.. _after.SelectMany(s => s)]);

    /// <summary>Units drawn anew with replacement: the same ones from both audits where they are paired.</summary>
    public (MetricUnit[] Before, MetricUnit[] After) Resample(SeededRandom draws)
    {
        var (l, r) = (0, 0);
        for (var stratum = 0; stratum < _before.Length; stratum++)
        {
            var (before, after) = (_before[stratum], _after[stratum]);
            for (var i = 0; i < before.Length; i++)
            {
                var at = draws.Next(before.Length);
                _left[l++] = before[at];
                if (IsPaired)
                    _right[r++] = after[at];
            }

            for (var i = 0; i < after.Length && !IsPaired; i++)
                _right[r++] = after[draws.Next(after.Length)];
        }

        return (_left, _right);
    }

    /// <summary>Units dealt to the two audits at random: swapped with even chance where they are paired, else all mixed.</summary>
    public (MetricUnit[] Before, MetricUnit[] After) Permute(SeededRandom draws)
    {
        var (l, r) = (0, 0);
        for (var stratum = 0; stratum < _before.Length; stratum++)
        {
            var (before, after) = (_before[stratum], _after[stratum]);
            if (IsPaired)
            {
                for (var i = 0; i < before.Length; i++)
                    (_left[l++], _right[r++]) = draws.Next(2) == 0 ? (before[i], after[i]) : (after[i], before[i]);
                continue;
            }

            MetricUnit[] all = [.. before, .. after];
            draws.Shuffle(all.AsSpan());
            for (var i = 0; i < all.Length; i++)
            {
                if (i < before.Length)
                    _left[l++] = all[i];
                else
                    _right[r++] = all[i];
            }
        }

        return (_left, _right);
    }
}
