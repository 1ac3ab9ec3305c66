using System.Security.Cryptography;
using System.Text;
using Cordon.Events;
using Cordon.Networks.Clustering;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>One group of tied accounts, measured: who of it is a member, what ties them, and how they score.</summary>
internal sealed class NetworkDraft
{
    private NetworkDraft(IReadOnlyList<int> group, IReadOnlyList<int> nodes, IReadOnlyList<FusedTie> ties, ScoreFigures figures)
    {
        Group = group;
        Nodes = nodes;
        Ties = ties;
        Figures = figures;
        Score = NetworkScore.Of(figures);
    }

    /// <summary>The nodes of the candidate, ascending: members and others.</summary>
    public IReadOnlyList<int> Group { get; }

    /// <summary>The members' nodes, ascending.</summary>
    public IReadOnlyList<int> Nodes { get; }

    /// <summary>The ties among the members.</summary>
    public IReadOnlyList<FusedTie> Ties { get; }

    public ScoreFigures Figures { get; }

    public double Score { get; }

    /// <summary>Ties among the members that are more than dealings.</summary>
    public int SharingTies => Ties.Count(t => !t.IsOnlyDirect);

    /// <summary>A stable name, from the members alone: the same accounts are the same network in the next run.</summary>
    public static Entity IdOf(IEnumerable<Entity> accounts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', accounts.Order().Select(a => a.Text))));
        return Entity.Of("network", Convert.ToHexStringLower(hash.AsSpan(0, 6)));
    }

    /// <summary>Measures a candidate; null when too few of its accounts are members, or too many.</summary>
    /// <param name="index">The graph.</param>
    /// <param name="group">Nodes, ascending.</param>
    /// <param name="refusals">Who refused whom, by node.</param>
    /// <param name="options">How.</param>
    public static NetworkDraft? Of(TieIndex index, IReadOnlyList<int> group, IReadOnlyList<Refusal> refusals, DetectionOptions options)
    {
        var place = Neighbourhood.Of(index, group);
        var whole = EvidenceSample.Whole(place);
        var members = Membership.Of(place, whole, Enumerable.Range(0, place.Nodes.Length));
        if (Membership.WithoutRefusing(place, whole, members, refusals) is var willing && willing.Length < members.Length)
            members = Membership.Of(place, whole, willing);
        if (members.Length < options.LeastMembers || members.Length > options.MostMembers)
            return null;
        var isMember = new bool[place.Nodes.Length];
        foreach (var member in members)
            isMember[member] = true;
        var ties = new List<FusedTie>();
        for (var tie = 0; tie < place.Ties.Length; tie++)
        {
            if (isMember[place.Ends[tie].A] && isMember[place.Ends[tie].B])
                ties.Add(place.Ties[tie]);
        }

        return new NetworkDraft(group, Array.ConvertAll(members, m => place.Nodes[m]), ties, ScoreFigures.Of(place, whole, members));
    }

    /// <summary>The members with their ties, inside and out, by node.</summary>
    /// <param name="index">The graph.</param>
    /// <param name="homes">Which cluster each node is in: where the ties that lead out lead to.</param>
    public List<MemberTies> Members(TieIndex index, Partition homes)
    {
        var inside = Nodes.ToHashSet();
        var group = Group.ToHashSet();
        var members = new List<MemberTies>();
        foreach (var node in Nodes)
        {
            var member = new MemberTies(node);
            foreach (var at in index.TiesOf(node))
            {
                var tie = index.Graph.Ties[at];
                var other = tie.Other(node);
                if (inside.Contains(other))
                    member.AddInside(tie);
                else
                    member.AddOutside(tie.IsOnlyDirect || group.Contains(other) || homes.ClusterOf[other] == homes.ClusterOf[node] ? null : homes.ClusterOf[other], tie.Weight);
            }

            members.Add(member);
        }

        MemberTies.SetStrengths(members);
        return members;
    }

    /// <summary>The events of members that are part of a co-action between members, each once.</summary>
    public HashSet<int> CoActionEvents()
    {
        var events = new HashSet<int>();
        foreach (var part in Ties.SelectMany(t => t.Parts).Where(p => TieKinds.FamilyOf(p.Kind) == TieFamily.CoAction))
        {
            foreach (var evidence in part.Evidence)
            {
                events.Add(evidence.EventA);
                events.Add(evidence.EventB);
            }
        }

        return events;
    }
}
