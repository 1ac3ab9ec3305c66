using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>One member's ties, inside its network and out of it.</summary>
internal sealed class MemberTies(int node)
{
    private readonly Dictionary<int, double> _outsideByCluster = [];

    public int Node => node;

    /// <summary>Ties to other members.</summary>
    public List<FusedTie> Inside { get; } = [];

    /// <summary>Sum of the weights of the ties inside.</summary>
    public double InsideWeight { get; private set; }

    /// <summary>Sum of the weights of the ties outside.</summary>
    public double OutsideWeight { get; private set; }

    /// <summary>The greatest sum of weights to any one other cluster, friends' dealings not counted.</summary>
    public double MostToOneOther => _outsideByCluster.Count == 0 ? 0 : _outsideByCluster.Values.Max();

    /// <summary>In [0,1]: what share of its ties are inside, and how they compare with the typical member's.</summary>
    public double Strength { get; private set; }

    public void AddInside(FusedTie tie)
    {
        Inside.Add(tie);
        InsideWeight += tie.Weight;
    }

    /// <param name="cluster">The other account's cluster; null when it is the network's own, of which the other is no member, or when the tie is only direct.</param>
    /// <param name="weight">The tie's weight.</param>
    public void AddOutside(int? cluster, double weight)
    {
        OutsideWeight += weight;
        if (cluster is { } elsewhere)
            _outsideByCluster[elsewhere] = _outsideByCluster.GetValueOrDefault(elsewhere) + weight;
    }

    /// <summary>Sets the strengths of all members of one network.</summary>
    public static void SetStrengths(List<MemberTies> members)
    {
        var sorted = members.Select(m => m.InsideWeight).Order().ToArray();
        var typical = sorted[sorted.Length / 2];
        foreach (var member in members)
        {
            if (member.InsideWeight > 0)
                member.Strength = member.InsideWeight / (member.InsideWeight + member.OutsideWeight) * Math.Min(1, member.InsideWeight / typical);
        }
    }
}
