using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// Which accounts of a group are members of the network. A member shares something with at least two others, and is not tied far
/// more weakly than the typical member. Where some act together, they are the anchors, and a member acts with two or shares something
/// with two of them: a friend, a relative on one member's device, a passer-by is none.
/// </summary>
internal static class Membership
{
    private const int LeastPartners = 2;
    private const double LeastOfTypical = 0.25;

    /// <summary>The members among the given nodes, by their numbers in the neighbourhood, ascending; possibly none.</summary>
    public static int[] Of(Neighbourhood place, EvidenceSample sample, IEnumerable<int> nodes)
    {
        int[] members = [.. nodes.Order()];
        var inside = new bool[place.Nodes.Length];
        var anchor = new bool[place.Nodes.Length];
        foreach (var node in members)
            inside[node] = true;
        while (members.Length > 0)
        {
            var anchors = 0;
            foreach (var node in members)
            {
                anchor[node] = PartnersInAction(place, sample, node, inside) >= LeastPartners;
                if (anchor[node])
                    anchors++;
            }

            var partners = anchors > LeastPartners ? anchor : inside;
            var standing = Array.ConvertAll(members, m => StandingOf(place, sample, m, inside, partners));
            var weights = Array.ConvertAll(standing, s => s.Weight);
            Array.Sort(weights);
            var typical = weights[weights.Length / 2];
            var leaving = Array.FindAll(standing, s => s.Partners < LeastPartners || s.Weight < LeastOfTypical * typical);
            if (leaving.Length == 0)
                break;
            foreach (var one in leaving)
                inside[one.Node] = anchor[one.Node] = false;
            members = Array.FindAll(members, m => inside[m]);
        }

        return members;
    }

    /// <summary>
    /// Leaves out whoever refused a member that had come to it, unless it acts together with two members: a person who was only
    /// targeted is no member, and a ring cannot hide by blocking itself.
    /// </summary>
    /// <param name="place">Where.</param>
    /// <param name="sample">The evidence.</param>
    /// <param name="members">By their numbers in the neighbourhood.</param>
    /// <param name="refusals">By node, in the order of who refused.</param>
    public static int[] WithoutRefusing(Neighbourhood place, EvidenceSample sample, int[] members, IReadOnlyList<Refusal> refusals)
    {
        var inside = new bool[place.Nodes.Length];
        foreach (var member in members)
            inside[member] = true;
        var nodes = members.Select(m => place.Nodes[m]).ToHashSet();
        return Array.FindAll(members, m =>
            !RefusalsBy(place.Nodes[m], refusals).Any(r => nodes.Contains(r.Of)) || PartnersInAction(place, sample, m, inside) >= LeastPartners);
    }

    private static IEnumerable<Refusal> RefusalsBy(int node, IReadOnlyList<Refusal> refusals)
    {
        int low = 0, high = refusals.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (refusals[middle].By < node)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < refusals.Count && refusals[low].By == node; low++)
            yield return refusals[low];
    }

    private static Standing StandingOf(Neighbourhood place, EvidenceSample sample, int node, bool[] inside, bool[] partners)
    {
        double weight = 0;
        var count = 0;
        foreach (var tie in place.TiesOf(node))
        {
            var other = place.Other(tie, node);
            if (!inside[other] || !sample.Shares(tie))
                continue;
            weight += sample.Weight[tie];
            if (partners[other])
                count++;
        }

        return new Standing(node, count, weight);
    }

    private static int PartnersInAction(Neighbourhood place, EvidenceSample sample, int node, bool[] inside)
    {
        var count = 0;
        foreach (var tie in place.TiesOf(node))
        {
            if (inside[place.Other(tie, node)] && sample.CoActs(tie))
                count++;
        }

        return count;
    }

    private readonly record struct Standing(int Node, int Partners, double Weight);
}
