namespace Cordon.Casework.Cases;

/// <summary>An account in or around a network.</summary>
public sealed record CaseMember
{
    /// <summary>The account, <c>type:id</c>.</summary>
    public required string Account { get; init; }

    /// <summary>Its role: lead, advertiser, core, bridge, member, audience, periphery; outside: approached, audience, bystander.</summary>
    public required string Role { get; init; }

    /// <summary>How firmly it belongs, 0 to 1; 0 for somebody outside.</summary>
    public required double Strength { get; init; }

    /// <summary>In which share of the draws of the evidence it fell into the network; null when not known.</summary>
    public double? Stability { get; init; }

    /// <summary>Risk from the seeds, 0 to 1; null when not known.</summary>
    public double? Risk { get; init; }

    /// <summary>How it stands to the case.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Why it is here.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Who last changed how it stands; null when nobody did.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Why.</summary>
    public string? ChangedWhy { get; init; }
}
