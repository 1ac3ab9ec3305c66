namespace Cordon.Guard.Surfaces;

/// <summary>
/// What a surface does. The rules of the pair (flagged with flagged, flagged with child) and what is hidden are not here: they hold on every surface.
/// </summary>
public sealed record SurfacePolicy
{
    /// <summary>Its name: <c>people</c>, <c>feed</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the surface shows nothing (true) or goes on (false) when there is no answer. Default: true.</summary>
    public bool FailsClosed { get; init; } = true;

    /// <summary>How long a caller should wait for an answer before its fail mode. Default: 20 ms.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How an account of unknown age is treated. Default: as a child.</summary>
    public AgeClass UnknownAge { get; init; } = AgeClass.Child;

    /// <summary>What is done with what is under suspicion. Default: hold.</summary>
    public GuardVerdict Suspect { get; init; } = GuardVerdict.Hold;

    /// <summary>What is done with what is kept back until reviewed. Default: hold.</summary>
    public GuardVerdict Held { get; init; } = GuardVerdict.Hold;

    /// <summary>What an ordinary adult sees of what is flagged. Default: hide.</summary>
    public GuardVerdict Flagged { get; init; } = GuardVerdict.Hide;

    /// <summary>Whether children are shown or suggested to others at all. Default: allow.</summary>
    public GuardVerdict Children { get; init; } = GuardVerdict.Allow;

    /// <summary>What members of one network see of each other. Default: hide.</summary>
    public GuardVerdict SameNetwork { get; init; } = GuardVerdict.Hide;

    /// <summary>By what scores are multiplied when something is demoted, (0, 1). Default: 0.1.</summary>
    public double Demotion { get; init; } = 0.1;

    /// <summary>From which risk on a tag is demoted, (0, 1]. Default: 0.1.</summary>
    public double DemoteRisk { get; init; } = 0.1;

    /// <summary>From which risk on a tag is held, (0, 1]. Default: 0.3.</summary>
    public double HoldRisk { get; init; } = 0.3;

    /// <summary>The surfaces that Cordon knows without being told.</summary>
    public static IReadOnlyList<SurfacePolicy> Usual { get; } =
    [
        new() { Name = "search", FailsClosed = false, UnknownAge = AgeClass.Adult },
        new() { Name = "autocomplete", UnknownAge = AgeClass.Adult },
        new() { Name = "tags", UnknownAge = AgeClass.Adult },
        new() { Name = "feed", FailsClosed = false, UnknownAge = AgeClass.Adult },
        new() { Name = "comments", FailsClosed = false },
        new() { Name = "people" },
        // What a person asks for by name is not recommended; suspicion alone does not stop it.
        new() { Name = "follow", Suspect = GuardVerdict.Allow, Held = GuardVerdict.Allow, Flagged = GuardVerdict.Allow, SameNetwork = GuardVerdict.Allow },
        new() { Name = "message", Suspect = GuardVerdict.Allow, Held = GuardVerdict.Allow, Flagged = GuardVerdict.Allow, SameNetwork = GuardVerdict.Allow },
        new() { Name = "group", Suspect = GuardVerdict.Allow, Held = GuardVerdict.Allow, Flagged = GuardVerdict.Allow, SameNetwork = GuardVerdict.Allow },
    ];
}
