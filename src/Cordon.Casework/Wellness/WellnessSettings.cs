namespace Cordon.Casework.Wellness;

/// <summary>What protects those who look.</summary>
public sealed record WellnessSettings
{
    /// <summary>How much sensitive material one person may see in a shift; 0 for none at all. Default: 60.</summary>
    public int Budget { get; init; } = 60;

    /// <summary>How long a shift is, in hours, from the first look on. Default: 8.</summary>
    public double ShiftHours { get; init; } = 8;

    /// <summary>The smallest group whose figures are shown, at least 3. Default: 5.</summary>
    public int SmallestGroup { get; init; } = 5;

    /// <summary>What is wrong with them; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Budget: < 0 or > 100_000 } => "budget is 0 to 100,000",
        { SmallestGroup: < 3 } => "smallest_group is at least 3, so that no figure tells of one person",
        _ when !double.IsFinite(ShiftHours) || ShiftHours is <= 0 or > 48 => "shift_hours are above 0 and at most 48",
        _ => null,
    };
}
