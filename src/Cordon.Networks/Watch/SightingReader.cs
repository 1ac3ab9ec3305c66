using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>Reads from a <c>networks.json</c> what a history needs of it. The file is streamed; one network is held at a time besides what is kept.</summary>
internal static class SightingReader
{
    /// <summary>Most networks, and most accounts in all of them, that a file may have.</summary>
    public const int MostNetworks = 1_000_000, MostAccounts = 20_000_000;

    /// <summary>Reads the properties after <c>format</c>.</summary>
    /// <param name="json">Stands on the value of <c>format</c>, within the outermost object.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or too large.</exception>
    public static Sighting Read(JsonPump json)
    {
        var (from, to, window) = ((DateTimeOffset?)null, (DateTimeOffset?)null, (TimeSpan?)null);
        var networks = new List<SightedNetworkBuilder>();
        var names = new HashSet<Entity>();
        var accounts = 0L;
        json.ObjectRest(property =>
        {
            if (property == "summary")
            {
                json.Object(name =>
                {
                    switch (name)
                    {
                        case "from":
                            from = json.TimeOrNull();
                            break;
                        case "to":
                            to = json.TimeOrNull();
                            break;
                        case "window_seconds":
                            window = json.Seconds();
                            break;
                    }
                });
            }
            else if (property == "networks")
            {
                json.Array(() =>
                {
                    var network = Network(json);
                    accounts += network.MemberCount;
                    if (!names.Add(network.Id))
                        throw new InvalidDataException(network.Id.IsNone ? "it has a network without an id" : $"it names {network.Id.Text} twice");
                    networks.Add(network);
                    if (networks.Count > MostNetworks || accounts > MostAccounts)
                        throw new InvalidDataException($"it has more than {MostNetworks} networks or {MostAccounts} members");
                });
            }
        });
        return new Sighting
        {
            From = from,
            To = to,
            Window = window ?? throw new InvalidDataException("it has no summary with window_seconds"),
            Networks = [.. networks.Select(network => network.Build(from ?? default, to ?? default))],
        };
    }

    private static SightedNetworkBuilder Network(JsonPump json)
    {
        var network = new SightedNetworkBuilder();
        json.Object(property =>
        {
            switch (property)
            {
                case "id":
                    network.Id = json.Entity();
                    break;
                case "score":
                    network.Score = json.Unit();
                    break;
                case "members":
                    json.Array(() => json.Object(name =>
                    {
                        if (name == "account")
                            network.AddMember(json.Entity());
                    }));
                    break;
                case "ties":
                    json.Array(() => Tie(json, network));
                    break;
                case "objects":
                    json.Array(() => Shared(json, network));
                    break;
            }
        });
        return network;
    }

    private static void Tie(JsonPump json, SightedNetworkBuilder network)
    {
        var (a, b) = (default(Entity), default(Entity));
        json.Object(property =>
        {
            switch (property)
            {
                case "a":
                    a = json.Entity();
                    break;
                case "b":
                    b = json.Entity();
                    break;
                case "parts":
                    json.Array(() => Part(json, network, a, b));
                    break;
            }
        });
    }

    private static void Part(JsonPump json, SightedNetworkBuilder network, Entity a, Entity b)
    {
        var kind = default(TieKind?);
        json.Object(property =>
        {
            switch (property)
            {
                case "kind":
                    network.AddKind((kind = FormatReader.Kind(json)).Value);
                    break;
                case "evidence":
                    if (a.IsNone || b.IsNone || kind is null)
                        throw new InvalidDataException("it has evidence before the ends and the kind of its tie");
                    json.Array(() => Evidence(json, network, a, b, kind.Value));
                    break;
            }
        });
    }

    private static void Evidence(JsonPump json, SightedNetworkBuilder network, Entity a, Entity b, TieKind kind)
    {
        var (shared, fan, time, gap) = (default(Entity), 0, default(DateTimeOffset?), TimeSpan.Zero);
        json.Object(property =>
        {
            switch (property)
            {
                case "object":
                    shared = json.Entity();
                    break;
                case "fan":
                    fan = json.Count();
                    break;
                case "time":
                    time = json.Time();
                    break;
                case "gap_seconds":
                    gap = json.Seconds();
                    break;
            }
        });
        if (shared.IsNone || time is null)
            throw new InvalidDataException("it has evidence without an object or a time");
        network.AddEvidence(a, b, kind, shared, fan, time.Value, gap);
    }

    private static void Shared(JsonPump json, SightedNetworkBuilder network)
    {
        var (shared, kind, members, fan) = (default(Entity), default(TieKind), 0, 0);
        var (first, last) = (default(DateTimeOffset?), default(DateTimeOffset?));
        json.Object(property =>
        {
            switch (property)
            {
                case "object":
                    shared = json.Entity();
                    break;
                case "kind":
                    kind = FormatReader.Kind(json);
                    break;
                case "members":
                    members = json.Count();
                    break;
                case "fan":
                    fan = json.Count();
                    break;
                case "first":
                    first = json.Time();
                    break;
                case "last":
                    last = json.Time();
                    break;
            }
        });
        if (shared.IsNone || first is null || last is null)
            throw new InvalidDataException("it has a shared object without a name or a time");
        network.AddObject(shared, kind, members, fan, first.Value, last.Value);
    }
}
