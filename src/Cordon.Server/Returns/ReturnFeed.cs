using Cordon.Events;
using Cordon.Networks.Watch.Returns;
using Cordon.Storage.State;

namespace Cordon.Server.Returns;

/// <summary>
/// Keeps the watch for returns up with the networks that are kept and with every event. It learns of any network what its members use, and proposes returns to those that are
/// dismantled or watched. Called under the evaluator's lock.
/// </summary>
internal sealed class ReturnFeed
{
    /// <summary>The queue that proposals are put into.</summary>
    public const string Queue = "returns";

    private const int MostKept = 10_000;
    private readonly ReturnWatch _watch = new();
    private readonly Dictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);
    private readonly Queue<ReturnProposal> _proposals = new();

    public ReturnFeed(IEnumerable<StoredNetwork> networks)
    {
        foreach (var network in networks)
            Take(network);
    }

    /// <summary>True when some network is kept, so that there is anything to learn from earlier events.</summary>
    public bool HasNetworks => _watch.Networks.Any();

    /// <summary>Takes in a network that is kept already.</summary>
    public void Take(StoredNetwork network)
    {
        var id = IdOf(network);
        if (network.State == Guarding.NetworkStates.Cleared)
        {
            _watch.Forget(id);
            _since.Remove(network.Id);
            return;
        }

        // From the first time that it is told to be dismantled; to go on being watched begins nothing anew.
        if (network.State is not ("dismantled" or "watched"))
            _since.Remove(network.Id);
        else
            _since.TryAdd(network.Id, network.At);
        _watch.Watch(new WatchedNetwork
        {
            Id = id,
            Members = [.. network.Members.Keys.Select(Entity.Parse).Order()],
            Since = _since.TryGetValue(network.Id, out var since) ? since : null,
        });
    }

    /// <summary>Takes one event.</summary>
    /// <returns>The returns to be put in front of people; mostly none.</returns>
    public IReadOnlyList<ReturnProposal> Note(Event e)
    {
        var proposals = _watch.Add(e);
        foreach (var proposal in proposals)
        {
            _proposals.Enqueue(proposal);
            if (_proposals.Count > MostKept)
                _proposals.Dequeue();
        }

        return proposals;
    }

    /// <summary>The proposals with their scores of now, the latest first.</summary>
    /// <param name="network">Of this network only; null for all.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<ReturnProposal> Latest(string? network, int limit) =>
    [
        .. _proposals.Reverse().Where(p => network is null || p.Network.Text == network || p.Network.Id.SequenceEqual(network)).Take(limit)
            .Select(p => _watch.Find(p.Account).FirstOrDefault(now => now.Network == p.Network) ?? p),
    ];

    private static Entity IdOf(StoredNetwork network) =>
        Entity.TryParse(network.Id, out var id, out _) || Entity.TryParse($"network:{network.Id}", out id, out _) ? id : Entity.Of("network", $"{network.Number}");
}
