using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>Gathers one network from its members, ties and shared objects, whether these stand in memory or in a file.</summary>
internal sealed class SightedNetworkBuilder
{
    private readonly Dictionary<Entity, (DateTimeOffset First, DateTimeOffset Last)> _members = [];
    private readonly Dictionary<Entity, Use> _objects = [];
    private readonly SortedSet<TieKind> _kinds = [];
    private DateTimeOffset _first = DateTimeOffset.MaxValue;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public Entity Id { get; set; }

    public double Score { get; set; }

    public int MemberCount => _members.Count;

    public void AddMember(Entity account) => _members.TryAdd(account, (DateTimeOffset.MaxValue, DateTimeOffset.MinValue));

    /// <summary>Adds an object with how many members it ties in all.</summary>
    public void AddObject(Entity shared, TieKind kind, int members, int fan, DateTimeOffset first, DateTimeOffset last)
    {
        Extend(first, last);
        var use = UseOf(shared, kind);
        use.Counted = Math.Max(use.Counted, members);
        use.Fan = Math.Max(use.Fan, fan);
    }

    public void AddKind(TieKind kind) => _kinds.Add(kind);

    /// <summary>
    /// Adds one piece of evidence of a tie between two members. Which of the two acted first is not said, so both are seen over the whole gap.
    /// </summary>
    public void AddEvidence(Entity a, Entity b, TieKind kind, Entity shared, int fan, DateTimeOffset time, TimeSpan gap)
    {
        var end = time + gap;
        Extend(time, end);
        See(a, time, end);
        See(b, time, end);
        if (TieKinds.FamilyOf(kind) == TieFamily.Direct)
            return;
        var use = UseOf(shared, kind);
        use.Fan = Math.Max(use.Fan, fan);
        use.Members.Add(a);
        use.Members.Add(b);
    }

    /// <summary>The network; where no evidence has a time, the whole history stands for it.</summary>
    public SightedNetwork Build(DateTimeOffset from, DateTimeOffset to) => new()
    {
        Id = Id,
        Score = Score,
        First = _first <= _last ? _first : from,
        Last = _first <= _last ? _last : to,
        Members = [.. _members.OrderBy(m => m.Key).Select(m => m.Value.First <= m.Value.Last ? new KnownMember(m.Key, m.Value.First, m.Value.Last) : new KnownMember(m.Key, from, to))],
        Kinds = [.. _kinds],
        Objects = [.. _objects.OrderBy(o => o.Key).Select(o => o.Value.Describe(o.Key))],
    };

    private void See(Entity account, DateTimeOffset first, DateTimeOffset last)
    {
        if (_members.TryGetValue(account, out var seen))
            _members[account] = (first < seen.First ? first : seen.First, last > seen.Last ? last : seen.Last);
    }

    private void Extend(DateTimeOffset first, DateTimeOffset last)
    {
        _first = first < _first ? first : _first;
        _last = last > _last ? last : _last;
    }

    private Use UseOf(Entity shared, TieKind kind)
    {
        if (!_objects.TryGetValue(shared, out var use))
            _objects.Add(shared, use = new Use { Kind = kind });
        return use;
    }

    private sealed class Use
    {
        public required TieKind Kind { get; init; }

        public HashSet<Entity> Members { get; } = [];

        public int Counted { get; set; }

        public int Fan { get; set; }

        public KnownObject Describe(Entity shared)
        {
            var members = Math.Max(1, Math.Max(Counted, Members.Count));
            return new KnownObject(shared, Kind, members, Math.Max(Fan, members));
        }
    }
}
