using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// Which accounts of a cluster are members of the network. A member shares something with at least two others, and is not tied far
/// more weakly than the typical member. Where some act together, they are the anchors, and a member acts with two or shares something
/// with two of them: a friend, a relative on one member's device, a passer-by is none.
/// </summary>
internal static class Membership
{
    private const int LeastPartners = 2;
    private const double LeastOfTypical = 0.25;

    /// <summary>The members, ascending; possibly none.</summary>
    public static SortedSet<int> Of(TieGraph graph, IEnumerable<int> cluster)
    {
        var members = new SortedSet<int>(cluster);
        while (members.Count > 0)
        {
            var anchors = members.Where(m => Partners(graph, m, members, t => t.CoActs) >= LeastPartners).ToHashSet();
            var partners = anchors.Count > LeastPartners ? anchors : (ISet<int>)members;
            var standing = members.Select(m => StandingOf(graph, m, members, partners)).ToArray();
            var weights = standing.Select(s => s.Weight).Order().ToArray();
            var typical = weights[weights.Length / 2];
            var leaving = standing.Where(s => s.Partners < LeastPartners || s.Weight < LeastOfTypical * typical).ToArray();
            if (leaving.Length == 0)
                break;
            foreach (var one in leaving)
                members.Remove(one.Node);
        }

        return members;
    }

    private static Standing StandingOf(TieGraph graph, int node, SortedSet<int> members, ISet<int> partners)
    {
        double weight = 0;
        foreach (var tie in graph.TiesOf(node))
        {
            if (members.Contains(tie.Other(node)) && !tie.IsOnlyDirect)
                weight += tie.Weight;
        }

        return new Standing(node, Partners(graph, node, partners, t => !t.IsOnlyDirect), weight);
    }

    private static int Partners(TieGraph graph, int node, ISet<int> among, Func<FusedTie, bool> counts) =>
        graph.TiesOf(node).Count(t => among.Contains(t.Other(node)) && counts(t));

    private readonly record struct Standing(int Node, int Partners, double Weight);
}
