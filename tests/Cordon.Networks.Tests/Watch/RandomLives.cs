using Cordon.Events;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch;

namespace Cordon.Networks.Tests.Watch;

/// <summary>A platform whose networks grow, shrink, split, merge, vanish and come back, at random, day by day.</summary>
internal sealed class RandomLives(ulong seed)
{
    private const int Accounts = 60;
    private readonly SeededRandom _random = new(seed);
    private readonly List<(SortedSet<int> Members, HashSet<int> Things)> _alive = [];
    private readonly List<(SortedSet<int> Members, HashSet<int> Things)> _gone = [];
    private int _day;
    private int _names;

    public Sighting Next()
    {
        _day += 1 + _random.Next(9);
        for (var act = _random.Next(6); act >= 0; act--)
            Act();
        var networks = _alive.Where(network => network.Members.Count >= 3).Select(Seen).DistinctBy(network => network.Id).ToArray();
        _random.Shuffle(networks.AsSpan());
        return Sightings.On(_day, networks);
    }

    private void Act()
    {
        var kind = _alive.Count == 0 ? 0 : _random.Next(9);
        var one = _alive.Count == 0 ? default : _alive[_random.Next(_alive.Count)];
        switch (kind)
        {
            case 0 or 1:
                _alive.Add(([.. Enumerable.Range(0, 3 + _random.Next(8)).Select(_ => Free())], [_names++ % 9, _random.Next(9)]));
                break;
            case 2:
                one.Members.Add(Free());
                break;
            case 3 or 4:
                one.Members.Remove(one.Members.ElementAt(_random.Next(one.Members.Count)));
                if (one.Members.Count == 0)
                    _alive.Remove(one);
                break;
            case 5:
                var part = one.Members.Where(_ => _random.Next(2) == 0).ToArray();
                one.Members.ExceptWith(part);
                _alive.Add(([.. part], [.. one.Things]));
                _alive.RemoveAll(network => network.Members.Count == 0);
                break;
            case 6:
                var other = _alive[_random.Next(_alive.Count)];
                if (other.Members == one.Members)
                    break;
                one.Members.UnionWith(other.Members);
                _alive.Remove(other);
                break;
            case 7:
                _alive.Remove(one);
                _gone.Add(one);
                break;
            default:
                if (_gone.Count == 0)
                    break;
                var back = _gone[_random.Next(_gone.Count)];
                SortedSet<int> members = [.. back.Members.Where(_ => _random.Next(3) > 0).Concat(Enumerable.Range(0, 3).Select(_ => Free()))];
                members.ExceptWith(_alive.SelectMany(network => network.Members).ToArray());
                if (members.Count > 0)
                    _alive.Add((members, back.Things));
                break;
        }
    }

    // Networks of one detection have no account in common.
    private int Free()
    {
        var account = _random.Next(Accounts);
        while (_alive.Exists(network => network.Members.Contains(account)))
            account = (account + 1) % (Accounts * 4);
        return account;
    }

    private SightedNetwork Seen((SortedSet<int> Members, HashSet<int> Things) network)
    {
        var objects = network.Things.Select(thing =>
        {
            var kind = (TieKind)(thing % 10);
            var members = 2 + _random.Next(network.Members.Count - 1);
            return new KnownObject(Entity.Of("thing", $"{thing}"), kind, members, members + _random.Next(8));
        });
        return Sightings.Network(string.Join(' ', network.Members.Select(member => $"a{member}")), Math.Max(1, _day - _random.Next(20)), objects) with
        {
            Score = 0.7 + (_random.Next(30) / 100.0),
            Kinds = [TieKind.Link, .. _random.Next(2) == 0 ? [TieKind.Device] : Array.Empty<TieKind>()],
        };
    }
}
