using Cordon.Events;
using Cordon.Networks.Watch.Returns;

namespace Cordon.Networks.Tests.Watch.Returns;

/// <summary>
/// The reference: keeps every event and, for each new one, goes through all of them again. Users are counted by the table under another test; the rest is
/// written down anew from the definition.
/// </summary>
internal sealed class NaiveReturns(double threshold, int countBits)
{
    public static readonly string[] Actors = ["m1", "m2", "m3", "k1", "k2", "n1", "n2", "n3", "n4", "n5", "old", "star"];

    public static WatchedNetwork[] Networks { get; } =
    [
        ReturnWatchTests.Ring(3, new KnownArtifact(Entity.Parse("device:1"), 2, 2), new KnownArtifact(Entity.Parse("handle:1"), 3, 4)),
        new WatchedNetwork { Id = Entity.Parse("network:king"), Members = [Entity.Parse("account:k1"), Entity.Parse("account:k2")], Since = Stream.Start.AddMinutes(15) },
    ];

    private readonly List<Event> _history = [];
    private readonly List<(Entity Account, Entity Network, int At)> _proposed = [];
    private readonly HashSet<(Entity Network, Entity Thing, Entity Account)> _ledToIt = [];
    private readonly Dictionary<(Entity Account, Entity Network), SortedDictionary<Entity, (double Weight, ArtifactFamily Family)>> _evidence = [];

    public List<(Entity Network, double Score)> Add(Event e)
    {
        _history.Add(e);
        var found = new List<(Entity, double)>();
        if (Networks.Any(n => n.Members.Contains(e.Actor)) || _history.Find(h => h.Actor == e.Actor && h.Kind == "register") is not { } registered)
            return found;
        foreach (var thing in ThingsOf(e))
        {
            foreach (var network in Networks.OrderBy(n => n.Id))
            {
                if (registered.Time < network.Since || Weight(network, thing, e.Actor) is not { } weighed)
                    continue;
                var key = (e.Actor, network.Id);
                if (!_evidence.TryGetValue(key, out var evidence))
                    _evidence[key] = evidence = [];
                if (weighed.Weight == 0)
                    evidence.Remove(thing);
                else
                    evidence[thing] = weighed;
                var score = Score(evidence.Values);
                if (score < threshold || _proposed.Exists(p => p.Account == e.Actor && p.Network == network.Id))
                    continue;
                _proposed.Add((e.Actor, network.Id, _history.Count - 1));
                foreach (var artifact in evidence.Keys)
                    _ledToIt.Add((network.Id, artifact, e.Actor));
                found.Add((network.Id, score));
            }
        }

        return [.. found.OrderBy(f => f.Item1)];
    }

    private static List<Entity> ThingsOf(Event e) =>
        [.. e.Objects.Where(o => !o.Is("post")).Concat(e.Kind is "follow" or "message" && !e.Target.IsNone ? [e.Target] : []).Distinct()];

    private (double Weight, ArtifactFamily Family)? Weight(WatchedNetwork network, Entity thing, Entity account)
    {
        if (network.Members.Contains(thing) || _proposed.Exists(p => p.Network == network.Id && p.Account == thing))
            return (3, ArtifactFamily.Company);
        var known = network.Artifacts.FirstOrDefault(a => a.Object == thing);
        var seen = _history.Where(h => network.Members.Contains(h.Actor) && ThingsOf(h).Contains(thing)).Select(h => h.Actor).Distinct().Count();
        // An artifact is the network's from the moment when a member first used it, or when it was known from the beginning.
        var since = known is not null ? 0 : _history.FindIndex(h => network.Members.Contains(h.Actor) && ThingsOf(h).Contains(thing));
        if (known is null && seen == 0)
            return null;
        var members = Math.Max(seen, known?.Members ?? 0);
        var returned = _history.Select((h, i) => (h, i)).Take(_history.Count - 1)
            .Where(x => x.i >= since && ThingsOf(x.h).Contains(thing) && _proposed.Exists(p => p.Network == network.Id && p.Account == x.h.Actor && p.At <= x.i))
            .Select(x => x.h.Actor).Concat(_ledToIt.Where(l => l.Network == network.Id && l.Thing == thing).Select(l => l.Account)).Where(a => a != account).ToHashSet();
        var ours = members + returned.Count;
        var others = _history.Skip(since).Where(h => ThingsOf(h).Contains(thing) && !network.Members.Contains(h.Actor) && !returned.Contains(h.Actor) && h.Actor != account).Select(h => h.Actor).Distinct().Count();
        var counts = new UseCounts(countBits);
        var accounts = new AccountCount();
        foreach (var h in _history)
            accounts.Add(StableHash.Of(h.Actor));
        // The table as it is when this thing is met: things that come later in the same event are not in it yet.
        foreach (var h in _history.SkipLast(1))
            ThingsOf(h).ForEach(t => counts.Add(StableHash.Of(t), StableHash.Of(h.Actor)));
        ThingsOf(_history[^1]).ForEach(t => counts.Add(StableHash.Of(t), StableHash.Of(account)));
        var users = ours + Math.Max(others, Math.Max(counts.Count(StableHash.Of(thing)), (known?.Users ?? 0) + 1) - 1 - ours);
        var outside = users - ours;
        var (kept, most, mostOfOne, hub, family) = thing.Type switch
        {
            "device" => (0.5, 8, 5, 20, ArtifactFamily.Place),
            "address" => (0.3, 3, 2, 50, ArtifactFamily.Place),
            "handle" => (0.5, 8, 5, 50, ArtifactFamily.Contact),
            "invite" => (0.3, 5, 3, 50, ArtifactFamily.Arrival),
            "media" or "text" => (0.3, 5, 4, 50, ArtifactFamily.Content),
            "link" => (0.2, 3, 2, 50, ArtifactFamily.Content),
            _ => (0.2, 2, 1, 50, ArtifactFamily.Company),
        };
        if (outside > hub)
            return (0, family);
        var q = (outside + 1) / (Math.Max(1000, accounts.Value) + 2);
        var ratio = Math.Log(((kept * members / Math.Max(network.Members.Count, members)) + ((1 - kept) * q)) / q);
        var weight = Math.Clamp(ratio, 0, members > 1 ? most : mostOfOne);
        return (thing.Is("account") ? weight : weight * ours / (ours + outside), family);
    }

    private static double Score(IEnumerable<(double Weight, ArtifactFamily Family)> evidence)
    {
        var odds = Math.Log(0.001 / 0.999);
        foreach (var family in evidence.GroupBy(p => p.Family))
        {
            var isSum = family.Key is ArtifactFamily.Content or ArtifactFamily.Company;
            odds += Math.Min(isSum ? family.Sum(p => p.Weight) : family.Max(p => p.Weight), family.Key is ArtifactFamily.Company or ArtifactFamily.Arrival ? 5 : 8);
        }

        return 1 / (1 + Math.Exp(-odds));
    }
}
