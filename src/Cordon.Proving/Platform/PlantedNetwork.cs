using Cordon.Proving.Truth;

namespace Cordon.Proving.Platform;

/// <summary>The ways in which a planted network works together.</summary>
[Flags]
internal enum PlantedStyles
{
    None = 0,
    LinkLockstep = 1,
    TagHandOff = 2,
    MediaReposting = 4,
    CopiedText = 8,
    RepostLockstep = 16,
    SharedArtifacts = 32,
}

/// <summary>Members that act in step: a whole network, or a part of one.</summary>
/// <param name="Members">The leads, then the others.</param>
/// <param name="Leads">How many of them lead.</param>
internal sealed record Ring(int[] Members, int Leads);

/// <summary>One planted network.</summary>
internal sealed class PlantedNetwork
{
    public required string Name { get; init; }

    public required PlantedStyles Styles { get; init; }

    /// <summary>The leads, then the others.</summary>
    public required int[] Members { get; init; }

    public required int Leads { get; init; }

    /// <summary>Chance that a member joins an action.</summary>
    public required double Participation { get; init; }

    /// <summary>Mean delay behind the lead, in milliseconds.</summary>
    public required double Jitter { get; init; }

    public required bool[] ActiveDays { get; init; }

    /// <summary>Most actions per style and active day.</summary>
    public required int Pace { get; init; }

    /// <summary>The network's own site.</summary>
    public required ulong Domain { get; init; }

    /// <summary>The contact that members give out, where artifacts are shared.</summary>
    public required Thing Handle { get; init; }

    /// <summary>Overlapping circles that share a device and an address; empty where artifacts are not shared.</summary>
    public required (int[] Members, Thing Device, Thing Address)[] Circles { get; init; }

    /// <summary>Who acts in step: one ring, or one for each part.</summary>
    public required Ring[] Rings { get; set; }

    /// <summary>Those who publish offers, each with a contact; empty without roles.</summary>
    public (int Account, Thing Handle)[] Advertisers { get; set; } = [];

    /// <summary>Those who follow, like, pass on and ask, and never act in step; empty without roles.</summary>
    public int[] Audience { get; set; } = [];

    /// <summary>Those who also act with another part or another network.</summary>
    public HashSet<int> Bridges { get; } = [];

    /// <summary>A member of another network that joins some actions of this one; −1 for none.</summary>
    public int Guest { get; set; } = -1;

    /// <summary>People outside whom the network has its eye on; empty without roles.</summary>
    public int[] Wanted { get; set; } = [];

    /// <summary>Those of them whom a member approached so far.</summary>
    public HashSet<int> Approached { get; } = [];

    /// <summary>What the offers are known by; null where they have nothing in common but the site.</summary>
    public Wares? Wares { get; set; }

    /// <summary>Members whose place another account of theirs took, with their roles.</summary>
    public List<(int Account, string Role)> Former { get; } = [];

    /// <summary>What a member does in the network, as the truth says it.</summary>
    public string RoleOf(int member) =>
        Rings.Any(r => r.Members.AsSpan(0, r.Leads).Contains(member)) ? PlantedMember.Lead
        : Bridges.Contains(member) ? PlantedMember.Bridge
        : Advertisers.Any(a => a.Account == member) ? PlantedMember.Advertiser
        : Audience.Contains(member) ? PlantedMember.Audience
        : PlantedMember.Ordinary;

    /// <summary>One account takes the place of another.</summary>
    /// <param name="old">The account that was a member.</param>
    /// <param name="account">The account that is one from now on.</param>
    /// <param name="handle">The contact that it gives out, where it publishes offers; none keeps the old one.</param>
    /// <param name="keepsCircle">Whether it goes on using what its circle shares.</param>
    public void Replace(int old, int account, Thing handle, bool keepsCircle)
    {
        Former.Add((old, RoleOf(old)));
        Put(Members, old, account);
        Put(Audience, old, account);
        foreach (var ring in Rings)
            Put(ring.Members, old, account);
        for (var i = 0; i < Advertisers.Length; i++)
        {
            if (Advertisers[i].Account == old)
                Advertisers[i] = (account, handle.IsNone ? Advertisers[i].Handle : handle);
        }

        for (var i = 0; i < Circles.Length; i++)
        {
            if (keepsCircle)
                Put(Circles[i].Members, old, account);
            else
                Circles[i].Members = [.. Circles[i].Members.Where(m => m != old)];
        }

        if (Bridges.Remove(old))
            Bridges.Add(account);
        if (Guest == old)
            Guest = account;
    }

    private static void Put(int[] members, int old, int account)
    {
        if (Array.IndexOf(members, old) is >= 0 and var at)
            members[at] = account;
    }
}
