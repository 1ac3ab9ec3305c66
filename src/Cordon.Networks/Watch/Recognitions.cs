using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>Looks for networks that are gone among sighted ones that nobody continues: by their accounts, and by what was their own.</summary>
internal sealed class Recognitions
{
    /// <summary>Of the gone networks that owned one object, those that acted last are looked at.</summary>
    private const int MostOwners = 16;

    private readonly IReadOnlyList<KnownNetwork> _known;
    private readonly Dictionary<Entity, List<(int Known, KnownObject Then)>> _owners = [];
    private readonly Func<int, bool> _isGone;

    /// <param name="known">All known networks.</param>
    /// <param name="isGone">Whether a known network, by its number, is gone and may return.</param>
    public Recognitions(IReadOnlyList<KnownNetwork> known, Func<int, bool> isGone)
    {
        (_known, _isGone) = (known, isGone);
        foreach (var number in Enumerable.Range(0, known.Count).Where(isGone).OrderByDescending(k => known[k].Last).ThenBy(k => known[k].Id))
        {
            foreach (var shared in known[number].Objects)
            {
                if (!_owners.TryGetValue(shared.Object, out var owners))
                    _owners.Add(shared.Object, owners = []);
                if (owners.Count < MostOwners)
                    owners.Add((number, shared));
            }
        }
    }

    /// <summary>Everything that a sighted network could be the return of, best first.</summary>
    public List<Recognition> Of(SightedNetwork seen, List<Overlap> overlaps)
    {
        var overlapOf = new SortedDictionary<int, Overlap>();
        foreach (var overlap in overlaps.Where(overlap => _isGone(overlap.Known)))
            overlapOf.Add(overlap.Known, overlap);
        var shared = new Dictionary<int, List<(KnownObject Then, KnownObject Now)>>();
        foreach (var now in seen.Objects)
        {
            foreach (var (known, then) in _owners.GetValueOrDefault(now.Object) ?? [])
            {
                if (!shared.TryGetValue(known, out var pairs))
                    shared.Add(known, pairs = []);
                pairs.Add((then, now));
                overlapOf.TryAdd(known, new Overlap(known, 0, 0));
            }
        }

        var found = new List<Recognition>();
        foreach (var (known, overlap) in overlapOf)
        {
            if (Recognition.Of(known, _known[known], seen, overlap, shared.GetValueOrDefault(known) ?? []) is { } recognition)
                found.Add(recognition);
        }

        found.Sort(Compare);
        return found;
    }

    /// <summary>Accounts speak louder than objects; then the stronger belief, more accounts, who acted later, and the name.</summary>
    public int Compare(Recognition p, Recognition q)
    {
        var order = q.ByMembers.CompareTo(p.ByMembers);
        if (order == 0)
            order = q.Belief.CompareTo(p.Belief);
        if (order == 0)
            order = q.Ever.CompareTo(p.Ever);
        if (order == 0)
            order = _known[q.Known].Last.CompareTo(_known[p.Known].Last);
        return order != 0 ? order : _known[p.Known].Id.CompareTo(_known[q.Known].Id);
    }
}
