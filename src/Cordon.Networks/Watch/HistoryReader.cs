using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>Reads a <c>history.json</c>, streamed.</summary>
internal static class HistoryReader
{
    private static readonly Dictionary<string, NetworkState> States = Enum.GetValues<NetworkState>().ToDictionary(HistoryJson.Of, StringComparer.Ordinal);
    private static readonly Dictionary<string, LineageKind> Turns = Enum.GetValues<LineageKind>().ToDictionary(HistoryJson.Of, StringComparer.Ordinal);

    /// <summary>Reads the properties after <c>format</c>.</summary>
    /// <param name="json">Stands on the value of <c>format</c>, within the outermost object.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or too large.</exception>
    public static NetworkHistory Read(JsonPump json)
    {
        var history = NetworkHistory.Empty;
        var networks = new SortedDictionary<Entity, KnownNetwork>();
        var accounts = 0L;
        var complete = false;
        json.ObjectRest(property =>
        {
            switch (property)
            {
                case "from":
                    history = history with { From = json.TimeOrNull() };
                    break;
                case "through":
                    history = history with { Through = json.TimeOrNull() };
                    break;
                case "window_seconds":
                    history = history with { Window = json.Seconds() };
                    break;
                case "detections":
                    history = history with { Detections = json.Count() };
                    break;
                case "dropped":
                    history = history with { Dropped = json.Count() };
                    break;
                case "networks":
                    complete = true;
                    json.Array(() =>
                    {
                        var network = Network(json);
                        if (!networks.TryAdd(network.Id, network))
                            throw new InvalidDataException($"it names {network.Id.Text} twice");
                        accounts += network.Members.Count + network.Former.Count;
                        if (networks.Count > SightingReader.MostNetworks || accounts > SightingReader.MostAccounts)
                            throw new InvalidDataException($"it has more than {SightingReader.MostNetworks} networks or {SightingReader.MostAccounts} members");
                    });
                    break;
            }
        });
        return complete ? history with { Networks = [.. networks.Values] } : throw new InvalidDataException("it has no networks");
    }

    private static KnownNetwork Network(JsonPump json)
    {
        var (id, state, since) = (default(Entity), default(NetworkState?), default(DateTimeOffset?));
        var (first, last, score) = (default(DateTimeOffset?), default(DateTimeOffset?), 0.0);
        var once = new HashSet<Entity>();
        var (members, former) = (new List<KnownMember>(), new List<KnownMember>());
        var (kinds, objects, lineage) = (new SortedSet<TieKind>(), new List<KnownObject>(), new List<LineageEntry>());
        json.Object(property =>
        {
            switch (property)
            {
                case "id":
                    id = json.Entity();
                    break;
                case "state":
                    state = Word(json, States, "state");
                    break;
                case "since":
                    since = json.TimeOrNull();
                    break;
                case "first":
                    first = json.Time();
                    break;
                case "last":
                    last = json.Time();
                    break;
                case "score":
                    score = json.Unit();
                    break;
                case "members":
                    json.Array(() => members.Add(Member(json, once)));
                    break;
                case "former":
                    json.Array(() => former.Add(Member(json, once)));
                    break;
                case "kinds":
                    json.Array(() => kinds.Add(FormatReader.Kind(json)));
                    break;
                case "objects":
                    json.Array(() => objects.Add(Shared(json)));
                    break;
                case "lineage":
                    json.Array(() => lineage.Add(Turn(json)));
                    break;
            }
        });
        if (id.IsNone || state is null || first is null || last is null || members.Count == 0)
            throw new InvalidDataException($"it has a network without id, state, times or members{(id.IsNone ? "" : $": {id.Text}")}");
        members.Sort((p, q) => p.Account.CompareTo(q.Account));
        return new KnownNetwork
        {
            Id = id,
            State = state.Value,
            Since = since,
            First = first.Value,
            Last = last.Value,
            Score = score,
            Members = members,
            Former = former,
            Kinds = [.. kinds],
            Objects = [.. objects.DistinctBy(shared => shared.Object)],
            Lineage = lineage,
        };
    }

    private static KnownMember Member(JsonPump json, HashSet<Entity> once)
    {
        var (account, first, last) = (default(Entity), default(DateTimeOffset?), default(DateTimeOffset?));
        json.Object(property =>
        {
            switch (property)
            {
                case "account":
                    account = json.Entity();
                    break;
                case "first":
                    first = json.Time();
                    break;
                case "last":
                    last = json.Time();
                    break;
            }
        });
        if (account.IsNone || first is null || last is null)
            throw new InvalidDataException("it has a member without account or times");
        return once.Add(account) ? new KnownMember(account, first.Value, last.Value) : throw new InvalidDataException($"it has {Shown.Brief(account.Text)} twice in one network");
    }

    private static KnownObject Shared(JsonPump json)
    {
        var (shared, kind, members, fan) = (default(Entity), default(TieKind?), 0, 0);
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
            }
        });
        if (members < 1 || fan < members)
            throw new InvalidDataException($"it has an object that {members} members and {fan} accounts touched; expected at least one member, and all of them among the accounts");
        return shared.IsNone || kind is null ? throw new InvalidDataException("it has an object without name or kind") : new KnownObject(shared, kind.Value, members, fan);
    }

    private static LineageEntry Turn(JsonPump json)
    {
        var (turn, time, other, reason) = (default(LineageKind?), default(DateTimeOffset?), default(Entity), "");
        json.Object(property =>
        {
            switch (property)
            {
                case "event":
                    turn = Word(json, Turns, "event");
                    break;
                case "time":
                    time = json.Time();
                    break;
                case "other":
                    other = json.TextOrNull() is null ? default : json.Entity();
                    break;
                case "reason":
                    reason = json.Text();
                    break;
            }
        });
        return turn is null || time is null ? throw new InvalidDataException("it has a turn of a life without event or time") : new LineageEntry(turn.Value, time.Value, other, reason);
    }

    private static T Word<T>(JsonPump json, Dictionary<string, T> words, string what)
    {
        var word = json.Text();
        return words.TryGetValue(word, out var value) ? value : throw new InvalidDataException($"'{Shown.Brief(word)}' is no {what} that this version knows; expected {string.Join(", ", words.Keys)}");
    }
}
