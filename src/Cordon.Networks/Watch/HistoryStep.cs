using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>One step of a history: matches a sighting with what is known, and gives the next history and the changes.</summary>
internal sealed class HistoryStep
{
    private readonly NetworkHistory _before;
    private readonly Sighting _sighting;
    private readonly Matching _matching;
    private readonly Entity[] _names;
    private readonly DateTimeOffset _through;
    private readonly ChangesOf _changesOf;

    public HistoryStep(NetworkHistory before, Sighting sighting)
    {
        (_before, _sighting) = (before, sighting);
        _matching = new Matching(before.Networks, sighting);
        _names = LastingNames.Of(before.Networks, sighting.Networks, _matching.KnownOf);
        _through = sighting.To ?? before.Through ?? default;
        _changesOf = new ChangesOf(before.Networks, sighting.Networks, _matching, _names, _through);
    }

    public FollowedHistory Take()
    {
        var networks = new List<KnownNetwork>();
        var changes = new List<NetworkChange>();
        for (var s = 0; s < _sighting.Networks.Count; s++)
        {
            var (known, seen) = (_matching.KnownOf[s] < 0 ? null : _before.Networks[_matching.KnownOf[s]], _sighting.Networks[s]);
            var change = known is null ? _changesOf.Born(s) : _changesOf.Found(s, known);
            changes.Add(change);
            networks.Add(NextNetwork.Found(_names[s], known, seen, _through, Turns(change)));
        }

        for (var k = 0; k < _before.Networks.Count; k++)
        {
            var known = _before.Networks[k];
            if (_matching.SeenOf[k] >= 0)
                continue;
            if (!known.IsLiving)
            {
                networks.Add(known);
                continue;
            }

            var change = _changesOf.Gone(k);
            changes.Add(change);
            networks.Add(NextNetwork.Gone(known, change.Kind == ChangeKind.Merged ? NetworkState.Merged : NetworkState.Dead, Turns(change)[0]));
        }

        var kept = Bounded(networks);
        var history = new NetworkHistory
        {
            From = _sighting.From,
            Through = _sighting.To ?? _before.Through,
            Window = _sighting.Window,
            Detections = _before.Detections + 1,
            Dropped = _before.Dropped + networks.Count - kept.Count,
            Networks = kept,
        };
        return new FollowedHistory(history, Told(changes), Names());
    }

    private Dictionary<Entity, Entity> Names()
    {
        var names = new Dictionary<Entity, Entity>();
        for (var s = 0; s < _names.Length; s++)
            names.Add(_sighting.Networks[s].Id, _names[s]);
        return names;
    }

    private NetworkChanges Told(List<NetworkChange> changes) => new()
    {
        Before = _before.Through,
        After = _sighting.To,
        Notes = Notes(),
        Changes = [.. changes.OrderBy(change => change.Kind).ThenByDescending(change => change.Score ?? change.ScoreBefore).ThenBy(change => change.Network)],
    };

    private List<string> Notes()
    {
        var notes = new List<string>();
        if (_before.Detections > 0 && _before.Window != _sighting.Window)
        {
            notes.Add($"The earlier detection had a window of {Markup.Figures.Span(_before.Window)}, this one of {Markup.Figures.Span(_sighting.Window)}: "
                + "networks may differ for that reason alone");
        }

        if (_before.Through is { } through && _sighting.To is { } to && to < through)
            notes.Add($"This history ends on {ChangeWords.Day(to)}, before the earlier one, which ends on {ChangeWords.Day(through)}: the changes lead backwards in time");
        return notes;
    }

    // What a change means for the life of its network.
    private LineageEntry[] Turns(NetworkChange change)
    {
        var turns = new List<LineageEntry>();
        LineageEntry Turn(LineageKind kind, Entity other = default) => new(kind, _through, other, change.Sentences[0]);
        var parent = change.Links.FirstOrDefault(link => link.Relation == ChangeRelation.SplitFrom)?.Network ?? default;
        switch (change.Kind)
        {
            case ChangeKind.Born:
                turns.Add(Turn(parent.IsNone ? LineageKind.Born : LineageKind.SplitFrom, parent));
                break;
            case ChangeKind.Returned:
                turns.Add(Turn(LineageKind.Returned, parent) with { Reason = string.Join(". ", change.Sentences) });
                break;
            case ChangeKind.Merged:
                return [Turn(LineageKind.MergedInto, change.Links.First(link => link.Relation == ChangeRelation.MergedInto).Network)];
            case ChangeKind.Died:
                return [Turn(LineageKind.Died)];
        }

        foreach (var link in change.Links)
        {
            if (link.Relation == ChangeRelation.SplitInto)
                turns.Add(new LineageEntry(LineageKind.SplitInto, _through, link.Network, ChangeWords.WentTo(link)));
            else if (link.Relation == ChangeRelation.Absorbed)
                turns.Add(new LineageEntry(LineageKind.Absorbed, _through, link.Network, ChangeWords.Absorbed(link)));
        }

        return [.. turns];
    }

    // Living networks stay; of the past ones those that acted last.
    private static List<KnownNetwork> Bounded(List<KnownNetwork> networks)
    {
        var kept = networks.Where(network => network.IsLiving).ToList();
        var accounts = 0L;
        foreach (var past in networks.Where(network => !network.IsLiving).OrderByDescending(network => network.Last).ThenBy(network => network.Id).Take(NetworkHistory.MostPast))
        {
            accounts += past.Members.Count + past.Former.Count;
            if (accounts > NetworkHistory.MostPastAccounts)
                break;
            kept.Add(past);
        }

        kept.Sort((p, q) => p.Id.CompareTo(q.Id));
        return kept;
    }
}
