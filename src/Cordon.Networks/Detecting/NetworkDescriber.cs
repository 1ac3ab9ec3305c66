using Cordon.Networks.Clustering;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Roles;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// Turns candidate groups into networks: measures and scores every one, lets the better of overlapping ones stand, and describes those
/// that score high enough, with how much of each hangs on luck and what else it could be.
/// </summary>
internal sealed class NetworkDescriber(EventTable table, TieGraph graph, DetectionOptions options, ResamplingMemory memory)
{
    private readonly TieIndex _index = new(graph);

    /// <summary>The networks, by falling score.</summary>
    /// <param name="candidates">Groups of nodes, each ascending; they may overlap, from several resolutions or searches.</param>
    /// <param name="homes">One cluster for each node: where ties that lead out of a network lead to.</param>
    /// <param name="ranking">The risk from seeds; null without.</param>
    /// <param name="notes">Told what is left out.</param>
    /// <param name="cancellation">Stops the work.</param>
    public IReadOnlyList<Network> Describe(
        IReadOnlyList<IReadOnlyList<int>> candidates,
        Partition homes,
        SeedRanking? ranking,
        List<string> notes,
        CancellationToken cancellation)
    {
        var drafts = Measure(candidates, cancellation);
        var standing = Candidates.Choose(drafts);
        var chances = Chances(standing);
        var kept = Enumerable.Range(0, standing.Count).Where(i => standing[i].Score >= options.LeastScore).ToArray();
        if (kept.Length < standing.Count)
            notes.Add($"{standing.Count - kept.Length} more groups of accounts score below {options.LeastScore:0.##} and are not reported; --min-score shows them");
        var networks = Array.ConvertAll(kept, i => standing[i]);
        var activity = new MemberActivity(table, graph, networks);
        var dealings = Dealings.Of(table, graph, networks, cancellation);
        var described = new List<Network>();
        memory.Begin();
        for (var i = 0; i < networks.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var resampling = Resampling.Of(_index, networks[i].Group, networks[i].Nodes, options, memory, cancellation);
            described.Add(Describe(networks[i], homes, ranking, activity.Of(i), dealings[i], chances[kept[i]], resampling));
        }

        return [.. described.OrderByDescending(n => n.Score).ThenByDescending(n => n.Members.Count).ThenBy(n => n.Id)];
    }

    private IEnumerable<NetworkDraft> Measure(IReadOnlyList<IReadOnlyList<int>> candidates, CancellationToken cancellation)
    {
        var drafts = new NetworkDraft?[candidates.Count];
        Parallel.For(0, candidates.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, i =>
            drafts[i] = candidates[i].Count < options.LeastMembers ? null : NetworkDraft.Of(_index, candidates[i], graph.Refusals, options));
        return drafts.OfType<NetworkDraft>();
    }

    private ChanceReading[] Chances(IReadOnlyList<NetworkDraft> drafts)
    {
        var concentration = new Concentration(_index);
        var expected = drafts.Select(d => concentration.Expected(d.Nodes)).ToArray();
        var surprises = drafts.Select((d, i) => concentration.Surprise(d.Nodes.Count, d.SharingTies, expected[i])).ToArray();
        var adjusted = Concentration.Adjust(surprises);
        return [.. drafts.Select((d, i) => Concentration.Read(d.SharingTies, expected[i], surprises[i], adjusted[i], options.Ties.FalseDiscoveryRate))];
    }

    private Network Describe(
        NetworkDraft draft,
        Partition homes,
        SeedRanking? ranking,
        NetworkActivity activity,
        NetworkDealings dealings,
        ChanceReading chance,
        Resampling resampling)
    {
        var explanation = new Explanation(graph, options.Ties.Window);
        var objects = SharedObjects.Of(graph, draft.Ties);
        var members = draft.Members(_index, homes);
        var first = FirstActs.In(graph, draft);
        var parts = NetworkScore.Parts(draft.Figures);
        return new Network
        {
            Id = NetworkDraft.IdOf(draft.Nodes.Select(n => graph.Accounts[n])),
            Score = draft.Score,
            Calibrated = CalibratedScore.Of(parts),
            ScoreRange = resampling.Score,
            ScoreParts = parts,
            Without = ScoresWithout.Of(_index, draft, options.Ties.Repeat),
            Stability = resampling.Network,
            Chance = chance,
            Ordinary = OrdinarySigns.Read(draft, first, dealings, activity),
            Reasons = explanation.OfNetwork(members.Count, draft.Ties, objects),
            Members =
            [
                .. members.OrderByDescending(m => m.Strength).ThenBy(m => m.Node).Select(m =>
                {
                    var (role, reason) = RoleOf.Member(m, dealings.Of(m.Node), first.GetValueOrDefault(m.Node), members.Count);
                    return new Member
                    {
                        Account = graph.Accounts[m.Node],
                        Role = role,
                        RoleReason = reason,
                        Strength = m.Strength,
                        Stability = resampling.Members[m.Node],
                        Risk = ranking?.RiskOf(m.Node),
                        Events = activity.EventsByNode[m.Node],
                        Reasons = explanation.OfMember(m),
                    };
                }),
            ],
            Outside = OutsideOf.Network(_index, draft, dealings, table.AccountOf),
            Ties = [.. draft.Ties.Select(graph.Describe)],
            Objects = objects,
            Timeline = activity.Timeline,
        };
    }
}
