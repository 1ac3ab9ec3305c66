using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>
/// Watches for members of dismantled networks who return under new accounts. It takes events one by one, in the order in which they arrive, learns what members
/// use, and weighs what each newly registered account uses against it. What many use says nothing, whoever used it. It only proposes.
/// </summary>
/// <remarks>
/// Pure: no clock, no chance; the same events and networks in the same order give the same proposals. An event costs a few look-ups for each of its objects.
/// Memory is bounded by <see cref="ReturnOptions"/> and by the networks watched. An account is new when its <c>register</c> event is seen: a platform that sends none has
/// no returns proposed. Not for several threads at once.
/// </remarks>
public sealed class ReturnWatch
{
    private readonly ReturnOptions _options;
    private readonly UseCounts _uses;
    private readonly AccountCount _accounts = new();
    private readonly SortedDictionary<Entity, NetworkWatch> _networks = [];
    private readonly Dictionary<Entity, List<NetworkWatch>> _byMember = [];
    private readonly Dictionary<Entity, List<NetworkWatch>> _byProposed = [];
    private readonly Dictionary<Entity, List<NetworkWatch>> _byArtifact = [];
    private readonly Dictionary<Entity, Newcomer> _newcomers = [];
    private readonly Queue<Entity> _order = new();
    private readonly List<Entity> _things = [];

    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message says which.</exception>
    public ReturnWatch(ReturnOptions? options = null)
    {
        _options = options ?? new ReturnOptions();
        if (_options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _uses = new UseCounts(_options.CountBits);
    }

    /// <summary>Newcomers forgotten because there were too many.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Artifacts not learnt because a network has too many.</summary>
    public long NotLearnt => _networks.Values.Sum(n => n.NotLearnt);

    /// <summary>The networks under watch, by name.</summary>
    public IEnumerable<WatchedNetwork> Networks => _networks.Values.Select(n => n.Network);

    /// <summary>Watches a network, or changes what is known of it; what was learnt of it stays.</summary>
    public void Watch(WatchedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var before = _networks.GetValueOrDefault(network.Id);
        Forget(network.Id);
        var watch = new NetworkWatch(network);
        _networks.Add(network.Id, watch);
        foreach (var member in watch.Members)
            Listed(_byMember, member).Add(watch);
        foreach (var known in network.Artifacts)
        {
            if (ArtifactKinds.Of(known.Object) is not null)
                Learn(watch, known.Object, new NetworkWatch.Uses { KnownMembers = known.Members, KnownUsers = known.Users });
        }

        foreach (var (thing, uses) in before?.Artifacts ?? [])
        {
            Learn(watch, thing, new NetworkWatch.Uses { KnownMembers = uses.KnownMembers, KnownUsers = uses.KnownUsers });
            watch.Artifacts.GetValueOrDefault(thing)?.Outside.UnionWith(uses.Outside);
            foreach (var account in uses.Ours.Where(a => watch.Members.Contains(a) || before!.Proposed.Contains(a)))
                watch.Artifacts.GetValueOrDefault(thing)?.Add(account, watch.Members.Contains(account));
        }

        foreach (var account in before?.Proposed ?? [])
        {
            if (!watch.Members.Contains(account) && watch.Proposed.Add(account))
                Listed(_byProposed, account).Add(watch);
        }
    }

    /// <summary>Ends the watch of a network.</summary>
    public void Forget(Entity id)
    {
        if (!_networks.Remove(id, out var watch))
            return;
        foreach (var member in watch.Members)
            Unlist(_byMember, member, watch);
        foreach (var account in watch.Proposed)
            Unlist(_byProposed, account, watch);
        foreach (var thing in watch.Artifacts.Keys)
            Unlist(_byArtifact, thing, watch);
    }

    /// <summary>Takes one event.</summary>
    /// <returns>The returns whose score reached the threshold with it; mostly none.</returns>
    public IReadOnlyList<ReturnProposal> Add(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var account = StableHash.Of(e.Actor);
        _accounts.Add(account);
        _things.Clear();
        foreach (var thing in e.Objects)
            Take(thing);
        if (e.Target.Is(EntityTypes.Account) && e.Kind is EventKinds.Follow or EventKinds.Message or EventKinds.Mention or EventKinds.Reply)
            Take(e.Target);
        if (e.Kind == EventKinds.Register)
            Register(e);
        var networks = _byMember.GetValueOrDefault(e.Actor);
        var newcomer = networks is null ? _newcomers.GetValueOrDefault(e.Actor) : null;
        foreach (var thing in _things)
        {
            _uses.Add(StableHash.Of(thing), account);
            foreach (var network in networks ?? [])
                Learn(network, thing, null).Add(e.Actor, isMember: true);
            foreach (var network in _byArtifact.GetValueOrDefault(thing) ?? [])
            {
                if (!network.Members.Contains(e.Actor))
                    network.Artifacts[thing].AddOutside(e.Actor, account);
            }
        }

        return newcomer is null || _things.Count == 0 ? [] : Weigh(e, newcomer);

        void Take(Entity thing)
        {
            if (ArtifactKinds.Of(thing) is not null && !_things.Contains(thing))
                _things.Add(thing);
        }
    }

    /// <summary>What is proposed of an account, the likeliest network first; empty when nothing is.</summary>
    public IReadOnlyList<ReturnProposal> Find(Entity account) =>
        _newcomers.TryGetValue(account, out var newcomer) ? [.. newcomer.Proposals.Values.OrderByDescending(p => p.Score).ThenBy(p => p.Network)] : [];

    private void Register(Event e)
    {
        if (_byMember.ContainsKey(e.Actor) || !_newcomers.TryAdd(e.Actor, new Newcomer(e.Time)))
            return;
        _order.Enqueue(e.Actor);
        while (_newcomers.Count > _options.MostNewcomers)
        {
            // What it leaves behind in the networks stays: whose an artifact is does not depend on memory.
            if (_newcomers.Remove(_order.Dequeue()))
                Forgotten++;
        }

        while (_order.TryPeek(out var oldest) && (!_newcomers.TryGetValue(oldest, out var known) || e.Time - known.Registered > _options.NewFor))
            _newcomers.Remove(_order.Dequeue());
    }

    private List<ReturnProposal> Weigh(Event e, Newcomer newcomer)
    {
        var proposals = new List<ReturnProposal>();
        if (e.Time - newcomer.Registered > _options.NewFor)
            return proposals;
        foreach (var thing in _things)
        {
            foreach (var network in Concerned(thing))
            {
                if (network.Network.Since is not { } since || newcomer.Registered < since)
                    continue;
                newcomer.Add(network.Network.Id, Evidence(e, thing, network), _options.MostEvidence);
                if (newcomer.Propose(e, network.Network.Id, _options) is not { } proposal)
                    continue;
                if (network.Proposed.Add(e.Actor))
                    Listed(_byProposed, e.Actor).Add(network);
                // What led to it was used by one of the network's own, after all.
                foreach (var evidence in proposal.Evidence)
                    network.Artifacts.GetValueOrDefault(evidence.Object)?.Add(e.Actor, isMember: false);
                proposals.Add(proposal);
            }
        }

        // From now on what it uses is used by one of the network's own.
        foreach (var network in _byProposed.GetValueOrDefault(e.Actor) ?? [])
        {
            foreach (var thing in _things)
                network.Artifacts.GetValueOrDefault(thing)?.Add(e.Actor, isMember: false);
        }

        return proposals;
    }

    private IEnumerable<NetworkWatch> Concerned(Entity thing)
    {
        var owners = _byArtifact.GetValueOrDefault(thing) ?? [];
        return thing.Is(EntityTypes.Account)
            ? owners.Concat(_byMember.GetValueOrDefault(thing) ?? []).Concat(_byProposed.GetValueOrDefault(thing) ?? []).Distinct()
            : owners;
    }

    private ReturnEvidence Evidence(Event e, Entity thing, NetworkWatch network)
    {
        const double WithTheNetwork = 3;
        if (network.Members.Contains(thing) || network.Proposed.Contains(thing))
        {
            var isMember = network.Members.Contains(thing);
            return new ReturnEvidence(thing, ArtifactFamily.Company, e.Id, e.Time, isMember ? 1 : 0, 0, WithTheNetwork, ReturnScore.Sentence(thing, isMember));
        }

        var uses = network.Artifacts[thing];
        var kind = ArtifactKinds.Of(thing)!;
        // The account itself is counted among those that use it by now.
        var isOurs = uses.Ours.Contains(e.Actor);
        var ours = uses.OursCount - (isOurs ? 1 : 0);
        var all = Math.Max(_uses.Count(StableHash.Of(thing)), uses.KnownUsers + 1);
        var outside = uses.Outside.Count - (uses.Outside.Contains(StableHash.Of(e.Actor)) ? 1 : 0);
        var users = ours + Math.Max(outside, all - 1 - ours);
        var weight = ReturnScore.Weight(kind, uses.Members, network.Members.Count, ours, users, _accounts.Value);
        return new ReturnEvidence(thing, kind.Family, e.Id, e.Time, uses.Members, users + 1, weight, ReturnScore.Sentence(kind, thing, uses.Members, network.Members.Count, users + 1));
    }

    private NetworkWatch.Uses Learn(NetworkWatch network, Entity thing, NetworkWatch.Uses? known)
    {
        if (network.Artifacts.TryGetValue(thing, out var uses))
            return uses;
        uses = known ?? new NetworkWatch.Uses();
        if (network.Artifacts.Count >= _options.MostArtifacts)
        {
            network.NotLearnt++;
            return uses;
        }

        network.Artifacts.Add(thing, uses);
        Listed(_byArtifact, thing).Add(network);
        return uses;
    }

    private static List<NetworkWatch> Listed(Dictionary<Entity, List<NetworkWatch>> index, Entity key)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        return list;
    }

    private static void Unlist(Dictionary<Entity, List<NetworkWatch>> index, Entity key, NetworkWatch network)
    {
        if (index.TryGetValue(key, out var list) && list.Remove(network) && list.Count == 0)
            index.Remove(key);
    }
}
