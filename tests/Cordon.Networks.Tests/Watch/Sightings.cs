using Cordon.Events;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch;

namespace Cordon.Networks.Tests.Watch;

/// <summary>Sightings written by hand: a network is its accounts and what they share.</summary>
internal static class Sightings
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was seen in the history up to a day, from the first.</summary>
    public static Sighting On(int day, params IEnumerable<SightedNetwork> networks) => new()
    {
        From = Start,
        To = Start.AddDays(day),
        Window = TimeSpan.FromMinutes(1),
        Networks = [.. networks],
    };

    /// <summary>A network under a name of its members, that acted together until a day.</summary>
    public static SightedNetwork Network(string members, int until, params IEnumerable<KnownObject> objects) => new()
    {
        Id = Entity.Of("network", members.Replace(' ', '-')),
        Score = 0.8,
        First = Start.AddDays(until - 1),
        Last = Start.AddDays(until),
        Members = [.. members.Split(' ').Order(StringComparer.Ordinal).Select(name => new KnownMember(Entity.Of("account", name), Start.AddDays(until - 1), Start.AddDays(until)))],
        Kinds = [TieKind.Link],
        Objects = [.. objects.OrderBy(shared => shared.Object)],
    };

    public static KnownObject Handle(string name, int members, int fan) => new(Entity.Of("handle", name), TieKind.Handle, members, fan);

    public static KnownObject Link(string name, int members, int fan) => new(Entity.Of("link", $"https://{name}.example/"), TieKind.Link, members, fan);

    /// <summary>The history after several sightings, and the last step.</summary>
    public static FollowedHistory Follow(params IEnumerable<Sighting> sightings)
    {
        FollowedHistory? step = null;
        foreach (var sighting in sightings)
            step = (step?.History ?? NetworkHistory.Empty).Follow(sighting);
        return step!;
    }

    public static KnownNetwork Of(this NetworkHistory history, string name) => history.Networks.Single(network => network.Id == Entity.Of("network", name));

    public static NetworkChange Of(this NetworkChanges changes, string name) => changes.Changes.Single(change => change.Network == Entity.Of("network", name));
}
