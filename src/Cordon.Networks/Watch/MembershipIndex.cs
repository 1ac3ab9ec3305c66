using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>
/// From an account to the known networks that it is or was in, so that a sighted network is compared only with those it shares an account
/// with. All sighted networks together cost the memberships they touch, never all pairs.
/// </summary>
internal sealed class MembershipIndex
{
    private readonly Dictionary<Entity, List<(int Known, bool IsMember)>> _byAccount = [];
    private readonly int[] _members;
    private readonly int[] _ever;

    public MembershipIndex(IReadOnlyList<KnownNetwork> known)
    {
        _members = new int[known.Count];
        _ever = new int[known.Count];
        for (var i = 0; i < known.Count; i++)
        {
            foreach (var member in known[i].Members)
                Add(member.Account, i, isMember: true);
            foreach (var member in known[i].Former)
                Add(member.Account, i, isMember: false);
        }
    }

    /// <summary>The known networks that an account is or was in, ascending.</summary>
    public IReadOnlyList<(int Known, bool IsMember)> Of(Entity account) => _byAccount.TryGetValue(account, out var found) ? found : [];

    /// <summary>Every known network with an account in the sighted one, ascending.</summary>
    public List<Overlap> Overlaps(SightedNetwork seen)
    {
        var touched = new List<int>();
        foreach (var member in seen.Members)
        {
            foreach (var (known, isMember) in Of(member.Account))
            {
                if (_ever[known]++ == 0)
                    touched.Add(known);
                if (isMember)
                    _members[known]++;
            }
        }

        touched.Sort();
        var overlaps = touched.ConvertAll(known => new Overlap(known, _members[known], _ever[known]));
        foreach (var known in touched)
            (_members[known], _ever[known]) = (0, 0);
        return overlaps;
    }

    private void Add(Entity account, int known, bool isMember)
    {
        if (!_byAccount.TryGetValue(account, out var found))
            _byAccount.Add(account, found = []);
        found.Add((known, isMember));
    }
}
