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
}
