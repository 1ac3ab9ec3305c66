using Cordon.Networks.Detecting;
using Cordon.Networks.Results;

namespace Cordon.Networks.Roles;

/// <summary>
/// What a member does in its network: from who acts first, who publishes and who passes on, who hands people on to whom, how many others it is
/// tied to, and where its ties lead. Every role has its figures in words.
/// </summary>
internal static class RoleOf
{
    private const double BridgeShare = 0.15;
    private const double PeripheryStrength = 0.25;
    private const double CoreShare = 0.6;
    private const int FewestPassed = 3;
    private const double PassingShare = 0.3;
    private const int FewestHandedOn = 3;
    private const double InStepShare = 0.5;
    private const double PublishedShare = 0.1;

    /// <summary>The role of one member, and why.</summary>
    /// <param name="member">Its ties.</param>
    /// <param name="dealings">What it publishes and passes on.</param>
    /// <param name="first">What it did together with others, and how often it was first.</param>
    /// <param name="members">How many members there are.</param>
    public static (Role Role, string Reason) Member(MemberTies member, MemberDealings dealings, FirstActs first, int members)
    {
        if (first.Lead)
            return (Role.Lead, $"acts first in {first.First} of the {Figure(first.Of, "thing", "things")} it did together with other members; in turns it would be {first.ByTurns:0.0}");
        if (Advertises(dealings, members) is { } advertising)
            return (Role.Advertiser, advertising);
        if (IsAudience(dealings, first))
            return (Role.Audience, $"passed on or liked other members' posts {dealings.PassesInside} times, {Figure(dealings.AsksInside, "message or reply", "messages or replies")} to them; {Figure(dealings.PassedOn, "time", "times")} they passed on its own");
        if (member.MostToOneOther >= BridgeShare * member.InsideWeight)
            return (Role.Bridge, $"what it shares with one group outside weighs {member.MostToOneOther:0.0} against {member.InsideWeight:0.0} inside");
        if (member.Strength < PeripheryStrength)
            return (Role.Periphery, $"its ties inside weigh {member.InsideWeight:0.0}, far less than the typical member's");
        var share = (double)member.Inside.Count / (members - 1);
        return share >= CoreShare
            ? (Role.Core, $"tied to {member.Inside.Count} of {members - 1} other members")
            : (Role.Member, $"tied to {member.Inside.Count} of {members - 1} other members, weight {member.InsideWeight:0.0}");
    }

    private static string? Advertises(MemberDealings dealings, int members)
    {
        var reasons = new List<string>();
        // Friends pass on each other's posts: an advertiser's are passed on far more than it passes on.
        if (dealings.PassedOn >= FewestPassed && dealings.PassedOnBy.Count >= Math.Max(2, PassingShare * (members - 1)) && dealings.PassedOn >= 2 * dealings.PassesInside)
            reasons.Add($"{dealings.PassedOnBy.Count} of {members - 1} other members passed on or liked its posts, {dealings.PassedOn} times in all; it did so with theirs {Figure(dealings.PassesInside, "time", "times")}");
        if (dealings.HandlesFirst > 0)
            reasons.Add($"first gave out {Figure(dealings.HandlesFirst, "contact handle", "contact handles")} that up to {dealings.HandleFollowers} other members gave out after it");
        if (dealings.HandedOn >= FewestHandedOn && dealings.HandedOn > dealings.TakenOver)
            reasons.Add($"{dealings.HandedOn} people outside dealt with it first and turned to another member within a week");
        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    // Who publishes or passes on in step is no audience, whatever else it passes on.
    private static bool IsAudience(MemberDealings dealings, FirstActs acts) =>
        dealings.PassesInside >= FewestPassed
        && dealings.PassesInside >= 3 * dealings.PassedOn
        && acts.Published <= PublishedShare * dealings.PassesInside
        && acts.Passed < InStepShare * dealings.PassesInside;

    private static string Figure(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
