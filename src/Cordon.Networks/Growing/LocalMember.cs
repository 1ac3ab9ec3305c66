using System.Globalization;

namespace Cordon.Networks.Growing;

/// <summary>A member of a <see cref="LocalNetwork"/>.</summary>
/// <param name="Node">The account.</param>
/// <param name="Strength">In [0,1]: the share of its tie weight inside, times its weight inside over the typical member's (at most 1).</param>
/// <param name="Share">Its share of the walk from the account, in [0,1].</param>
/// <param name="TiesInside">Members it is tied to.</param>
/// <param name="WeightInside">What these ties weigh.</param>
/// <param name="WeightOutside">What its other ties weigh.</param>
/// <param name="Expected">What its ties into the network would weigh by chance, given how much it and the members are tied at all.</param>
/// <param name="IsTied">Whether it is tied to the account itself.</param>
/// <param name="Common">Members tied both to it and to the account.</param>
public sealed record LocalMember(
    int Node, double Strength, double Share, int TiesInside, double WeightInside, double WeightOutside, double Expected, bool IsTied, int Common)
{
    /// <summary>Why it is a member, in sentences that can be checked.</summary>
    /// <param name="members">Members of the network.</param>
    /// <param name="account">The name of the account that the network was grown from.</param>
    /// <param name="isSelf">Whether this is that account.</param>
    public IReadOnlyList<string> Reasons(int members, string account, bool isSelf)
    {
        var reasons = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"tied to {TiesInside} of the {members - 1} other members; by chance its ties into the network would weigh {Expected:0.##}, they weigh {WeightInside:0.##}"),
        };
        if (isSelf)
            reasons.Add("the account that was asked about");
        else if (IsTied)
            reasons.Add($"tied to {account}{(Common > 0 ? $", and {Common} member{(Common == 1 ? " is" : "s are")} tied to both" : "")}");
        else
            reasons.Add($"not tied to {account}, but {Common} member{(Common == 1 ? " is" : "s are")} tied to both");
        var all = WeightInside + WeightOutside;
        if (all > 0)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{WeightInside / all:0 %} of its tie weight stays inside"));
        return reasons;
    }
}
