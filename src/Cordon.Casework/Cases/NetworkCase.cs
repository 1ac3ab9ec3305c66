namespace Cordon.Casework.Cases;

/// <summary>A network under review.</summary>
public sealed record NetworkCase
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The network, as detection names it.</summary>
    public required string Network { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>The network's score, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Of groups like it on simulated platforms, the share that was planted; null when not known.</summary>
    public double? Calibrated { get; init; }

    /// <summary>Why it is a network.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How many accounts stand in each way to it.</summary>
    public required IReadOnlyDictionary<Standing, int> Counts { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>Who brought it in.</summary>
    public required string By { get; init; }

    /// <summary>Rises with every change of its members: a plan holds for the members it was made for.</summary>
    public required int Version { get; init; }

    /// <summary>Its open job; null when there is none.</summary>
    public long? Job { get; init; }
}
