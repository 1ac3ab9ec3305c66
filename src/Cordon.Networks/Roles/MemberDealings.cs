namespace Cordon.Networks.Roles;

/// <summary>What one member publishes, passes on and hands over in its network.</summary>
internal sealed class MemberDealings
{
    /// <summary>Posts it published.</summary>
    public int Published { get; set; }

    /// <summary>Its posts that other members passed on or liked: how often.</summary>
    public int PassedOn { get; set; }

    /// <summary>The other members who did.</summary>
    public HashSet<int> PassedOnBy { get; } = [];

    /// <summary>How often accounts outside passed on, liked or answered it, or followed it.</summary>
    public int KindlyFromOutside { get; set; }

    /// <summary>Reposts and likes of its own, of whatever.</summary>
    public int Passes { get; set; }

    /// <summary>Of these, how many are of other members' posts.</summary>
    public int PassesInside { get; set; }

    /// <summary>Messages and replies to other members.</summary>
    public int AsksInside { get; set; }

    /// <summary>Contact handles that it gave out before any other member, and that others gave out after it.</summary>
    public int HandlesFirst { get; set; }

    /// <summary>How many other members gave these out after it, at most for one handle.</summary>
    public int HandleFollowers { get; set; }

    /// <summary>People outside who dealt with it first and then turned to another member.</summary>
    public int HandedOn { get; set; }

    /// <summary>People outside who dealt with another member first and then turned to it.</summary>
    public int TakenOver { get; set; }
}
