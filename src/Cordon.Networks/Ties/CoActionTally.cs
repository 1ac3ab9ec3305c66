using System.Runtime.InteropServices;

namespace Cordon.Networks.Ties;

/// <summary>
/// What the statistics of one scale are made of, in whole numbers: units are added and taken away in any order with the same outcome.
/// </summary>
/// <param name="scale">The scale.</param>
internal sealed class CoActionTally(CoActionScale scale)
{
    // By window: how many units have this number of pairs that met.
    private readonly Dictionary<int, int>[] _unitsByMet = [.. scale.Windows.Select(_ => new Dictionary<int, int>())];

    /// <summary>Units that more accounts than the hub fan touch.</summary>
    public long Hubs { get; private set; }

    /// <summary>Pairs of accounts of the same unit, over all units that can tie.</summary>
    public long Together { get; private set; }

    /// <summary>Accounts in units that can tie.</summary>
    public long Accounts { get; set; }

    /// <summary>Units that can tie, over all accounts in them.</summary>
    public long Touched { get; set; }

    /// <summary>Counts a unit, or takes it away.</summary>
    /// <param name="fan">Accounts that touched it.</param>
    /// <param name="met">Pairs that met on it, by window; not looked at unless the unit can tie.</param>
    /// <param name="sign">1 or −1.</param>
    public void Count(int fan, ReadOnlySpan<int> met, int sign)
    {
        if (fan > scale.HubFan)
            Hubs += sign;
        if (!scale.CanTie(fan))
            return;
        Together += sign * ((long)fan * (fan - 1) / 2);
        for (var rung = 0; rung < met.Length; rung++)
        {
            if (met[rung] > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_unitsByMet[rung], met[rung], out _) += sign;
        }
    }

    /// <summary>How many units have each number of pairs that met within a window, ascending.</summary>
    public IEnumerable<KeyValuePair<int, int>> UnitsByMet(int rung) => _unitsByMet[rung].Where(u => u.Value > 0).OrderBy(u => u.Key);

    /// <summary>Pairs that met within a window, over all units.</summary>
    public long Met(int rung) => _unitsByMet[rung].Sum(u => (long)u.Key * u.Value);
}
