namespace Cordon.Proving.Plans;

/// <summary>What an audit does. Written as JSON; see <c>docs/audit.md</c>.</summary>
public sealed record AuditPlan
{
    /// <summary>Up to 80 characters, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The same plan and platform give the same viewers, draws and intervals.</summary>
    public long RandomSeed { get; init; } = 1;

    /// <summary>The file of what is flagged: its path, relative to the plan; null when it is given otherwise.</summary>
    public string? FlaggedFile { get; init; }

    /// <summary>The file of the ages of accounts; null when there is none.</summary>
    public string? AgesFile { get; init; }

    /// <summary>The file of those known to be innocent, by group; null when there is none.</summary>
    public string? InnocentFile { get; init; }

    /// <summary>The platform to simulate where that is the target.</summary>
    public PlannedSimulation Simulation { get; init; } = new(4000, 8, 1);

    /// <summary>The viewers that are made up.</summary>
    public IReadOnlyList<Persona> Personas { get; init; } = [];

    /// <summary>The viewers that exist.</summary>
    public PlannedPanel Panel { get; init; } = new(0, 0, 0, 0);

    /// <summary>Where every viewer looks.</summary>
    public IReadOnlyList<PlannedSurface> Surfaces { get; init; } = [];

    /// <summary>The control that surfaces with posts are measured against; null for none.</summary>
    public PlannedSurface? Control { get; init; }

    /// <summary>How often everything is looked at, from 1 to 1,000; more than once shows how long things take.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>Time between two rounds.</summary>
    public TimeSpan RoundEvery { get; init; }

    /// <summary>Random walks; null for none.</summary>
    public PlannedWalks? Walks { get; init; }

    /// <summary>Suggestions; null for none.</summary>
    public PlannedSuggestions? Suggestions { get; init; }

    /// <summary>Longest time, after which the audit ends with what it has.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most requests, from 1 to 10,000,000.</summary>
    public int MostRequests { get; init; } = 100_000;

    /// <summary>The level of the intervals, from 0.5 to 0.999.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Resamples of the bootstrap, and permutations of a comparison, from 200 to 100,000.</summary>
    public int Resamples { get; init; } = 2000;
}
