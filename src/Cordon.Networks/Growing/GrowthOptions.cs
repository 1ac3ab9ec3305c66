namespace Cordon.Networks.Growing;

/// <summary>Settings of <see cref="LocalGrowth"/>.</summary>
public sealed record GrowthOptions
{
    /// <summary>At most this many members, the strongest; 1 to 100,000, 500 when not given.</summary>
    public int Most { get; init; } = 500;

    /// <summary>The walk's chance to start again at each step, in (0,1): higher stays nearer. 0.1 when not given.</summary>
    public double Restart { get; init; } = 0.1;

    /// <summary>The walk's error per tie weight, above 0: lower looks further and takes longer. 2e-5 when not given.</summary>
    public double Accuracy { get; init; } = 2e-5;

    /// <summary>At most this many accounts around are looked at as members, the nearest; 1,000 when not given.</summary>
    public int Candidates { get; init; } = 1000;

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? Problem() => this switch
    {
        { Most: < 1 or > 100_000 } => $"at most {Most} members cannot be found; give 1 to 100,000",
        { Restart: not (> 0 and < 1) } => $"a restart of {Restart} is not in (0,1)",
        { Accuracy: not (> 0 and < 1) } => $"an accuracy of {Accuracy} is not in (0,1)",
        { Candidates: < 1 } => $"{Candidates} candidates are none; give at least 1",
        _ => null,
    };
}
