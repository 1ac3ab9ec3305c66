using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>A new account, and what speaks for it being a return.</summary>
internal sealed class Newcomer(DateTimeOffset registered)
{
    private readonly List<(Entity Network, ReturnEvidence Evidence)> _evidence = [];

    public DateTimeOffset Registered { get; } = registered;

    /// <summary>What was proposed, by network.</summary>
    public SortedDictionary<Entity, ReturnProposal> Proposals { get; } = [];

    /// <summary>Takes a piece of evidence; of one object the latest weight counts, since it may have become common, and the first event. What weighs nothing is no evidence.</summary>
    public void Add(Entity network, ReturnEvidence evidence, int most)
    {
        var at = _evidence.FindIndex(p => p.Network == network && p.Evidence.Object == evidence.Object);
        if (at >= 0 && evidence.Weight == 0)
        {
            _evidence.RemoveAt(at);
            return;
        }

        if (evidence.Weight == 0)
            return;
        if (at >= 0)
        {
            _evidence[at] = (network, evidence with { EventId = _evidence[at].Evidence.EventId, Time = _evidence[at].Evidence.Time });
            return;
        }

        if (_evidence.Count < most)
        {
            _evidence.Add((network, evidence));
            return;
        }

        // The weakest gives way.
        var weakest = 0;
        for (var i = 1; i < _evidence.Count; i++)
        {
            if (_evidence[i].Evidence.Weight < _evidence[weakest].Evidence.Weight)
                weakest = i;
        }

        if (_evidence[weakest].Evidence.Weight < evidence.Weight)
            _evidence[weakest] = (network, evidence);
    }

    /// <summary>The proposal where the score reaches the threshold for the first time; later ones only replace it in <see cref="Proposals"/>.</summary>
    public ReturnProposal? Propose(Event e, Entity network, ReturnOptions options)
    {
        var evidence = _evidence.Where(p => p.Network == network).Select(p => p.Evidence).OrderByDescending(p => p.Weight).ThenBy(p => p.Object).ToList();
        var score = ReturnScore.Of(options.Prior, evidence);
        if (Proposals.TryGetValue(network, out var before))
        {
            Proposals[network] = before with { Score = score, Evidence = evidence };
            return null;
        }

        if (score < options.Threshold)
            return null;
        return Proposals[network] = new ReturnProposal(e.Actor, network, Registered, e.Time, score, evidence);
    }
}
