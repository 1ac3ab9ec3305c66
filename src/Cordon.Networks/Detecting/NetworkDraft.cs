using System.Security.Cryptography;
using System.Text;
using Cordon.Events;
using Cordon.Networks.Clustering;
using Cordon.Networks.Results;
using Cordon.Networks.Roles;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>One cluster of tied accounts, measured: what ties it, how firmly each member belongs, and how it scores.</summary>
internal sealed class NetworkDraft
{
    private readonly TimeSpan _window;
    private readonly List<MemberTies> _members;
    private readonly IReadOnlyList<ScorePart> _scoreParts;

    private NetworkDraft(List<MemberTies> members, List<FusedTie> ties, TimeSpan window)
    {
        _window = window;
        _members = members;
        Ties = ties;
        _scoreParts = NetworkScore.Parts(members, ties);
        Score = NetworkScore.Of(_scoreParts);
    }

    /// <summary>The members' nodes, ascending.</summary>
    public IEnumerable<int> Nodes => _members.Select(m => m.Node);

    /// <summary>The ties among the members.</summary>
    public IReadOnlyList<FusedTie> Ties { get; }

    public double Score { get; }

    /// <summary>Measures a cluster; null when fewer than <paramref name="least"/> of its accounts are members.</summary>
    public static NetworkDraft? Of(TieGraph graph, IReadOnlyList<int> nodes, Partition partition, TimeSpan window, int least)
    {
        var ties = new List<FusedTie>();
        var members = new List<MemberTies>();
        var group = Membership.Of(graph, nodes);
        if (group.Count < least)
            return null;
        foreach (var node in group)
        {
            var member = new MemberTies(node);
            foreach (var tie in graph.TiesOf(node))
            {
                var other = tie.Other(node);
                if (!group.Contains(other))
                {
                    var elsewhere = partition.ClusterOf[other];
                    member.AddOutside(elsewhere == partition.ClusterOf[node] ? null : elsewhere, tie.Weight);
                    continue;
                }

                member.AddInside(tie);
                if (other > node)
                    ties.Add(tie);
            }

            members.Add(member);
        }

        MemberTies.SetStrengths(members);
        return new NetworkDraft(members, ties, window);
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

    /// <summary>The network in the words of the result.</summary>
    public Network Describe(TieGraph graph, NetworkActivity activity, SeedRanking? ranking)
    {
        var explanation = new Explanation(graph, _window);
        var objects = SharedObjects.Of(graph, Ties);
        return new Network
        {
            Id = IdOf(Nodes.Select(n => graph.Accounts[n])),
            Score = Score,
            ScoreParts = _scoreParts,
            Reasons = explanation.OfNetwork(_members.Count, Ties, objects),
            Members =
            [
                .. _members.OrderByDescending(m => m.Strength).ThenBy(m => m.Node).Select(m =>
                {
                    var (role, reason) = RoleOf.Member(m, _members.Count);
                    return new Member
                    {
                        Account = graph.Accounts[m.Node],
                        Role = role,
                        RoleReason = reason,
                        Strength = m.Strength,
                        Risk = ranking?.RiskOf(m.Node),
                        Events = activity.EventsByNode[m.Node],
                        Reasons = explanation.OfMember(m),
                    };
                }),
            ],
            Ties = [.. Ties.Select(graph.Describe)],
            Objects = objects,
            Timeline = activity.Timeline,
        };
    }

    // From the members alone: the same accounts are the same network in the next run.
    private static Entity IdOf(IEnumerable<Entity> accounts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', accounts.Order().Select(a => a.Text))));
        return Entity.Of("network", Convert.ToHexStringLower(hash.AsSpan(0, 6)));
    }
}
