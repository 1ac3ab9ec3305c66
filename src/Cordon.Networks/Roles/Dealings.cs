using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Roles;

/// <summary>
/// Reads, in two passes over the history, what the members of each network and those around them had to do with each other: who passes on
/// whose posts, who comes to whom and how it is answered, who hands people on to whom. Nothing depends on the order of the events.
/// </summary>
internal sealed class Dealings
{
    // Turning to another member this long after the first contact is no hand-off.
    private static readonly long HandOff = TimeSpan.FromDays(7).Ticks / TimeSpan.TicksPerMicrosecond;
    private readonly EventTable _table;
    private readonly TieGraph _graph;
    private readonly IReadOnlyList<NetworkDraft> _networks;
    private readonly List<int>?[] _networksOf;

    // By account number; of most accounts the one empty list.
    private readonly List<int>[] _networksByAccount;
    private readonly Dictionary<int, MemberDealings>[] _members;
    private readonly List<Contact>[] _contacts;
    private readonly List<long>[] _joined;
    private readonly int[] _events;
    private readonly int[] _personal;
    private int _joinedInAll;

    private Dealings(EventTable table, TieGraph graph, IReadOnlyList<NetworkDraft> networks)
    {
        _table = table;
        _graph = graph;
        _networks = networks;
        _networksOf = new List<int>?[graph.Accounts.Count];
        for (var network = 0; network < networks.Count; network++)
        {
            foreach (var node in networks[network].Nodes)
                (_networksOf[node] ??= []).Add(network);
        }

        _networksByAccount = new List<int>[table.AccountCount];
        List<int> none = [];
        for (var account = 0; account < _networksByAccount.Length; account++)
            _networksByAccount[account] = graph.NodeOf(account) is >= 0 and var node ? _networksOf[node] ?? none : none;
        _members = [.. networks.Select(n => n.Nodes.ToDictionary(node => node, _ => new MemberDealings()))];
        _contacts = [.. networks.Select(_ => new List<Contact>())];
        _joined = [.. networks.Select(_ => new List<long>())];
        _events = new int[table.AccountCount];
        _personal = new int[table.AccountCount];
    }

    /// <summary>One for each network, in their order.</summary>
    public static IReadOnlyList<NetworkDealings> Of(EventTable table, TieGraph graph, IReadOnlyList<NetworkDraft> networks, CancellationToken cancellation)
    {
        if (networks.Count == 0)
            return [];
        var dealings = new Dealings(table, graph, networks);
        var authors = dealings.Authors();
        for (var e = 0; e < table.Count; e++)
        {
            if ((e & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            dealings.Read(e, authors);
        }

        return [.. networks.Select((_, network) => dealings.Settle(network))];
    }

    private static bool IsPersonal(EventKind kind) => kind is EventKind.Message or EventKind.Mention or EventKind.Reply;

    private static bool Refuses(EventKind kind) => kind is EventKind.Block or EventKind.Report or EventKind.Reject;

    private List<int> NetworksOf(int account) => _networksByAccount[account];

    // Posts of members, by object number: the node that published each first.
    private Dictionary<int, int> Authors()
    {
        var first = new Dictionary<int, (long Time, int Node)>();
        for (var e = 0; e < _table.Count; e++)
        {
            if (_table.KindOf(e) != EventKind.Post || NetworksOf(_table.ActorOf(e)).Count == 0)
                continue;
            var claim = (_table.TimeOf(e), _graph.NodeOf(_table.ActorOf(e)));
            foreach (var o in _table.ObjectsOf(e))
            {
                if (_table.TypeOf(o) == ObjectType.Post && (!first.TryGetValue(o, out var held) || claim.CompareTo(held) < 0))
                    first[o] = claim;
            }
        }

        return first.ToDictionary(f => f.Key, f => f.Value.Node);
    }

    private void Read(int e, Dictionary<int, int> authors)
    {
        var (kind, actor, target) = (_table.KindOf(e), _table.ActorOf(e), _table.TargetOf(e));
        _events[actor]++;
        if (IsPersonal(kind) && target >= 0 && target != actor)
            _personal[target]++;
        if (kind == EventKind.Register)
            _joinedInAll++;
        var mine = NetworksOf(actor);
        foreach (var network in mine)
        {
            var member = _members[network][_graph.NodeOf(actor)];
            switch (kind)
            {
                case EventKind.Register:
                    _joined[network].Add(_table.TimeOf(e));
                    break;
                case EventKind.Post:
                    member.Published++;
                    break;
                case EventKind.Repost or EventKind.Like:
                    member.Passes++;
                    break;
            }
        }

        if (target >= 0 && target != actor && kind is not (EventKind.Other or EventKind.Delete))
            Meet(e, kind, actor, target);
        if (kind is EventKind.Repost or EventKind.Like)
            PassOn(e, kind, actor, authors);
    }

    private void Meet(int e, EventKind kind, int actor, int target)
    {
        var (mine, theirs) = (NetworksOf(actor), NetworksOf(target));
        if (mine.Count == 0 && theirs.Count == 0)
            return;
        foreach (var network in mine.Union(theirs))
        {
            var (from, to) = (MemberIn(network, actor), MemberIn(network, target));
            if (from >= 0 && to >= 0)
            {
                if (kind is EventKind.Message or EventKind.Reply)
                    _members[network][from].AsksInside++;
            }
            else if (from >= 0)
            {
                _contacts[network].Add(new Contact(target, from, _table.TimeOf(e), FromMember: true, kind));
            }
            else if (!(Refuses(kind) && _table.IsWithdrawn(e)))
            {
                _contacts[network].Add(new Contact(actor, to, _table.TimeOf(e), FromMember: false, kind));
            }
        }
    }

    private void PassOn(int e, EventKind kind, int actor, Dictionary<int, int> authors)
    {
        foreach (var o in _table.ObjectsOf(e))
        {
            if (_table.TypeOf(o) != ObjectType.Post || !authors.TryGetValue(o, out var author) || author == _graph.NodeOf(actor))
                continue;
            foreach (var network in _networksOf[author]!)
            {
                var published = _members[network][author];
                if (MemberIn(network, actor) is >= 0 and var passing)
                {
                    published.PassedOn++;
                    published.PassedOnBy.Add(passing);
                    _members[network][passing].PassesInside++;
                }
                else if (_table.TargetOf(e) < 0)
                {
                    // With a target, the meeting counts already.
                    _contacts[network].Add(new Contact(actor, author, _table.TimeOf(e), FromMember: false, kind));
                }
            }
        }
    }

    private int MemberIn(int network, int account) =>
        _graph.NodeOf(account) is >= 0 and var node && _members[network].ContainsKey(node) ? node : -1;

    private NetworkDealings Settle(int network)
    {
        Handles(network);
        var contacts = _contacts[network];
        contacts.Sort();
        var outsiders = new List<(string Name, OutsiderDealings Dealings)>();
        for (int start = 0, end; start < contacts.Count; start = end)
        {
            for (end = start + 1; end < contacts.Count && contacts[end].Outsider == contacts[start].Outsider;)
                end++;
            var one = Settle(network, contacts.GetRange(start, end - start));
            outsiders.Add((_table.Accounts.NameOf(one.Account), one));
        }

        outsiders.Sort((x, y) => string.CompareOrdinal(x.Name, y.Name));
        _joined[network].Sort();
        return new NetworkDealings(_members[network], [.. outsiders.Select(o => o.Dealings)], _joined[network], (double)_joinedInAll / Math.Max(1, _table.AccountCount));
    }

    // In time order, one outsider's contacts with all members.
    private OutsiderDealings Settle(int network, List<Contact> contacts)
    {
        var cameFirst = new Dictionary<int, bool>();
        var toThem = new HashSet<int>();
        int approaches = 0, personal = 0, came = 0;
        bool answered = false, refused = false, handedOn = false;
        var first = contacts[0];
        foreach (var contact in contacts)
        {
            var isNew = cameFirst.TryAdd(contact.Member, contact.FromMember && (IsPersonal(contact.Kind) || contact.Kind == EventKind.Follow));
            if (contact.FromMember)
            {
                if (cameFirst[contact.Member])
                    approaches++;
                if (cameFirst[contact.Member] && IsPersonal(contact.Kind))
                    personal++;
                continue;
            }

            if (Refuses(contact.Kind))
            {
                refused |= cameFirst[contact.Member];
                continue;
            }

            answered |= cameFirst[contact.Member];
            came++;
            toThem.Add(contact.Member);
            _members[network][contact.Member].KindlyFromOutside++;
            if (!isNew || handedOn || contact.Member == first.Member || !IsPersonal(contact.Kind) || !IsPersonal(first.Kind) || contact.Time - first.Time > HandOff)
                continue;
            handedOn = true;
            _members[network][first.Member].HandedOn++;
            _members[network][contact.Member].TakenOver++;
        }

        var account = first.Outsider;
        return new OutsiderDealings(account)
        {
            IsChild = _table.IsChild(account),
            Approachers = cameFirst.Count(c => c.Value),
            Approaches = approaches,
            Personal = personal,
            PersonalFromAll = _personal[account],
            Answered = answered,
            Refused = refused,
            Came = came,
            CameTo = toThem.Count,
            Events = _events[account],
        };
    }

    // A handle's evidence has each account's first event with it.
    private void Handles(int network)
    {
        var uses = new SortedDictionary<int, SortedDictionary<int, long>>();
        foreach (var tie in _networks[network].Ties)
        {
            foreach (var evidence in tie.Parts.Where(p => p.Kind == TieKind.Handle).SelectMany(p => p.Evidence))
            {
                if (!uses.TryGetValue(evidence.Object, out var times))
                    uses.Add(evidence.Object, times = []);
                times[_graph.NodeOf(_table.ActorOf(evidence.EventA))] = _table.TimeOf(evidence.EventA);
                times[_graph.NodeOf(_table.ActorOf(evidence.EventB))] = _table.TimeOf(evidence.EventB);
            }
        }

        foreach (var times in uses.Values)
        {
            var first = times.MinBy(t => (t.Value, t.Key));
            var after = times.Count(t => t.Value > first.Value);
            if (after < 2)
                continue;
            var giver = _members[network][first.Key];
            giver.HandlesFirst++;
            giver.HandleFollowers = Math.Max(giver.HandleFollowers, after);
        }
    }

    /// <summary>A dealing between a member and somebody outside. Ordered by the outsider, then the time; where platforms keep whole seconds, an approach comes before its answer.</summary>
    private readonly record struct Contact(int Outsider, int Member, long Time, bool FromMember, EventKind Kind) : IComparable<Contact>
    {
        public int CompareTo(Contact other)
        {
            var order = Outsider.CompareTo(other.Outsider);
            if (order == 0)
                order = Time.CompareTo(other.Time);
            if (order == 0)
                order = other.FromMember.CompareTo(FromMember);
            if (order == 0)
                order = Member.CompareTo(other.Member);
            return order != 0 ? order : Kind.CompareTo(other.Kind);
        }
    }
}
