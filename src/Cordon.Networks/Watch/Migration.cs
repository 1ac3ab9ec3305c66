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
            (int Known, bool IsMember)? origin = null;
            foreach (var place in _matching.Index.Of(account))
            {
                if (place.Known != itself && (origin is not { } other || IsLater(place, other)))
                    origin = place;
            }

            if (origin is { } from)
                counts[from.Known] = counts.GetValueOrDefault(from.Known) + 1;
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
    private bool IsLater((int Known, bool IsMember) now, (int Known, bool IsMember) then)
    {
        if (Rank(now) != Rank(then))
            return Rank(now) > Rank(then);
        var (one, other) = (_known[now.Known], _known[then.Known]);
        return one.Last != other.Last ? one.Last > other.Last : one.Id < other.Id;
    }

    private int Rank((int Known, bool IsMember) place) => (_known[place.Known].IsLiving ? 2 : 0) + (place.IsMember ? 1 : 0);
}
