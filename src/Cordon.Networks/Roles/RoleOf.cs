using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Roles;

/// <summary>What a member does in its network, from who acts first, how many others it is tied to, and where its ties lead.</summary>
internal static class RoleOf
{
    private const int FewestCoActions = 6;
    private const double LeadShare = 0.75;
    private const double BridgeShare = 0.3;
    private const double PeripheryStrength = 0.25;
    private const double CoreShare = 0.6;

    public static (Role Role, string Reason) Member(MemberTies member, int members)
    {
        var (first, together) = FirstShare(member);
        if (together >= FewestCoActions && first >= LeadShare * together)
            return (Role.Lead, $"acts first in {first} of its {together} co-actions with other members");
        if (member.MostToOneOther >= BridgeShare * member.InsideWeight)
            return (Role.Bridge, $"its ties to one group outside weigh {member.MostToOneOther:0.0} against {member.InsideWeight:0.0} inside");
        if (member.Strength < PeripheryStrength)
            return (Role.Periphery, $"its ties inside weigh {member.InsideWeight:0.0}, far less than the typical member's");
        var share = (double)member.Inside.Count / (members - 1);
        return share >= CoreShare
            ? (Role.Core, $"tied to {member.Inside.Count} of {members - 1} other members")
            : (Role.Member, $"tied to {member.Inside.Count} of {members - 1} other members, weight {member.InsideWeight:0.0}");
    }

    private static (int First, int Together) FirstShare(MemberTies member)
    {
        var (first, together) = (0, 0);
        foreach (var tie in member.Inside)
        {
            foreach (var part in tie.Parts)
            {
                if (TieKinds.FamilyOf(part.Kind) != TieFamily.CoAction)
                    continue;
                first += tie.FirstBy(member.Node, part);
                together += part.Count;
            }
        }

        return (first, together);
    }
}
