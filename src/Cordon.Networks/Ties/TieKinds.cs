using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>The three ways in which accounts are tied.</summary>
public enum TieFamily
{
    /// <summary>They act on the same object at nearly the same time, again and again.</summary>
    CoAction,

    /// <summary>They share something few accounts share.</summary>
    Artifact,

    /// <summary>They deal with each other. Ordinary friends do too: alone this never makes a network.</summary>
    Direct,
}

/// <summary>What is fixed for each tie kind.</summary>
public static class TieKinds
{
    /// <summary>All kinds, in order.</summary>
    public static IReadOnlyList<TieKind> All { get; } = Enum.GetValues<TieKind>();

    /// <summary>The family of a kind.</summary>
    public static TieFamily FamilyOf(TieKind kind) => kind switch
    {
        <= TieKind.Target => TieFamily.CoAction,
        <= TieKind.Invite => TieFamily.Artifact,
        _ => TieFamily.Direct,
    };

    /// <summary>
    /// How much one unit of this kind's evidence is believed, in (0,1): the chance that two accounts so tied act together on purpose.
    /// Judgement, but for direct kinds, which follow what was measured on simulated platforms: ordinary people deal with each other.
    /// </summary>
    public static double PriorOf(TieKind kind) => kind switch
    {
        TieKind.Link => 0.5,
        TieKind.Domain => 0.2,
        TieKind.Tag => 0.3,
        TieKind.Media => 0.6,
        TieKind.Text => 0.5,
        TieKind.Post => 0.4,
        TieKind.Target => 0.4,
        TieKind.Device => 0.9,
        TieKind.Address => 0.2,
        TieKind.Handle => 0.8,
        TieKind.Invite => 0.2,
        TieKind.Follow => 0.01,
        _ => 0.02,
    };

    /// <summary>
    /// An artifact that more accounts than this share ties none of them: it is a carrier's address, a lent device, a shop's contact.
    /// </summary>
    public static int HubFanOf(TieKind kind) => kind == TieKind.Device ? 20 : 50;

    /// <summary>The kind's name in words, for one and for several: "link", "links".</summary>
    public static string NameOf(TieKind kind, bool plural) => kind switch
    {
        TieKind.Link => plural ? "links" : "link",
        TieKind.Domain => plural ? "domains" : "domain",
        TieKind.Tag => plural ? "tags" : "tag",
        TieKind.Media => plural ? "media" : "medium",
        TieKind.Text => plural ? "texts" : "text",
        TieKind.Post => plural ? "posts" : "post",
        TieKind.Target => plural ? "approached accounts" : "approached account",
        TieKind.Device => plural ? "devices" : "device",
        TieKind.Address => plural ? "addresses" : "address",
        TieKind.Handle => plural ? "contact handles" : "contact handle",
        TieKind.Invite => plural ? "invitations" : "invitation",
        TieKind.Follow => plural ? "follows" : "follow",
        TieKind.Mention => plural ? "mentions" : "mention",
        TieKind.Message => plural ? "messages" : "message",
        TieKind.Reply => plural ? "replies" : "reply",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    internal static ObjectType ObjectTypeOf(TieKind kind) => kind switch
    {
        TieKind.Link => ObjectType.Link,
        TieKind.Domain => ObjectType.Domain,
        TieKind.Tag => ObjectType.Tag,
        TieKind.Media => ObjectType.Media,
        TieKind.Text => ObjectType.Text,
        TieKind.Post => ObjectType.Post,
        TieKind.Device => ObjectType.Device,
        TieKind.Address => ObjectType.Address,
        TieKind.Handle => ObjectType.Handle,
        TieKind.Invite => ObjectType.Invite,
        _ => ObjectType.Other,
    };
}
