using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Markup;

/// <summary>The words of tie kinds, roles and labels: short ones for data, phrases for people.</summary>
internal static class Words
{
    /// <summary>Every role, the strongest first.</summary>
    public static readonly Role[] Roles = Enum.GetValues<Role>();

    private static readonly string[] KindNames = [.. TieKinds.All.Select(kind => kind.ToString().ToLowerInvariant())];
    private static readonly string[] RoleNames = Array.ConvertAll(Roles, role => role.ToString().ToLowerInvariant());

    /// <summary>The kind's name in data files: <c>link</c>.</summary>
    public static string Of(TieKind kind) => KindNames[(int)kind];

    /// <summary>The role's name in data files: <c>lead</c>.</summary>
    public static string Of(Role role) => RoleNames[(int)role];

    /// <summary>The label's name in data files: <c>abusive</c>.</summary>
    public static string Of(SeedLabel seed) => seed == SeedLabel.Abusive ? "abusive" : "trusted";

    /// <summary>The likelihood's name in data files: <c>low</c>.</summary>
    public static string Of(OrdinaryLikelihood likelihood) => likelihood switch
    {
        OrdinaryLikelihood.Low => "low",
        OrdinaryLikelihood.Medium => "medium",
        _ => "high",
    };

    /// <summary>The role as a heading or legend shows it.</summary>
    public static string Title(Role role) => role switch
    {
        Role.Lead => "Lead",
        Role.Advertiser => "Advertiser",
        Role.Core => "Core",
        Role.Bridge => "Bridge",
        Role.Member => "Member",
        Role.Audience => "Audience",
        _ => "Periphery",
    };

    /// <summary>What the role means, in a few words.</summary>
    public static string Meaning(Role role) => role switch
    {
        Role.Lead => "acts first, others follow",
        Role.Advertiser => "publishes what others pass on",
        Role.Core => "tied to most of the others",
        Role.Bridge => "also tied to accounts outside",
        Role.Member => "tied to some of the others",
        Role.Audience => "passes on what others publish",
        _ => "weakly tied, could be a bystander",
    };

    /// <summary>What ties two accounts, in words that follow "tied by".</summary>
    public static string Phrase(TieKind kind) => kind switch
    {
        TieKind.Link => "same link",
        TieKind.Domain => "same domain",
        TieKind.Tag => "same tag",
        TieKind.Media => "same media",
        TieKind.Text => "same text",
        TieKind.Post => "same post",
        TieKind.Target => "same target",
        TieKind.Device => "same device",
        TieKind.Address => "same address",
        TieKind.Handle => "same handle",
        TieKind.Invite => "same invite",
        TieKind.Follow => "mutual follow",
        TieKind.Mention => "mentions",
        TieKind.Message => "messages",
        _ => "replies",
    };

    /// <summary>The part that weighs most in a tie; of equals the first in the order of <see cref="TieKind"/>.</summary>
    public static TieKind Main(AccountTie tie)
    {
        var main = tie.Parts[0];
        foreach (var part in tie.Parts)
        {
            if (part.Weight > main.Weight)
                main = part;
        }

        return main.Kind;
    }
}
