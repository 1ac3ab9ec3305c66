using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>Where the accounts that join and leave networks come from and go to.</summary>
internal sealed class Migration
{
    private readonly IReadOnlyList<KnownNetwork> _known;
    private readonly Matching _matching;
    private readonly Dictionary<Entity, int> _seenOf = [];

    public Migration(IReadOnlyList<KnownNetwork> known, IReadOnlyList<SightedNetwork> seen, Matching matching)
    {
        (_known, _matching) = (known, matching);
        for (var s = 0; s < seen.Count; s++)
        {
            foreach (var member in seen[s].Members)
                _seenOf.TryAdd(member.Account, s);
        }
    }

    /// <summary>The known networks that accounts were in before they came to one, most accounts first; each account counts once, where it was last.</summary>
    public IReadOnlyList<(int Known, int Accounts)> Origins(IEnumerable<Entity> joined, int itself)
    {
        var counts = new Dictionary<int, int>();
        foreach (var account in joined)
        {
            var origin = -1;
            foreach (var (known, isMember) in _matching.Index.Of(account))
            {
                if (known != itself && (origin < 0 || IsLater(known, isMember, origin, account)))
                    origin = known;
            }

            if (origin >= 0)
                counts[origin] = counts.GetValueOrDefault(origin) + 1;
        }

        return Ordered(counts, known => _known[known].Id);
    }

    /// <summary>The sighted networks that accounts which left one are in now, most accounts first.</summary>
    public IReadOnlyList<(int Seen, int Accounts)> Destinations(IEnumerable<Entity> left, Entity[] names)
    {
        var counts = new Dictionary<int, int>();
        foreach (var account in left)
        {
            if (_seenOf.TryGetValue(account, out var seen))
                counts[seen] = counts.GetValueOrDefault(seen) + 1;
        }

        return Ordered(counts, seen => names[seen]);
    }

    private static IReadOnlyList<(int, int)> Ordered(Dictionary<int, int> counts, Func<int, Entity> name) =>
        [.. counts.OrderByDescending(count => count.Value).ThenBy(count => name(count.Key)).Select(count => (count.Key, count.Value))];

    // A member of a living network is there and nowhere else; of the others the one that acted last counts.
    private bool IsLater(int known, bool isMember, int origin, Entity account)
    {
        var (now, then) = (Rank(known, isMember), Rank(origin, _matching.Index.Of(account).Any(of => of.Known == origin && of.IsMember)));
        if (now != then)
            return now > then;
        return _known[known].Last != _known[origin].Last ? _known[known].Last > _known[origin].Last : _known[known].Id < _known[origin].Id;
    }

    private int Rank(int known, bool isMember) => (_known[known].IsLiving ? 2 : 0) + (isMember ? 1 : 0);
}
