namespace Cordon.Casework.Decisions;

/// <summary>A rule of the house that can be broken, and what follows.</summary>
public sealed record PolicyReason
{
    /// <summary>Its name: 1 to 64 of a–z 0–9 _ -, not <c>none</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it says, for people.</summary>
    public required string Title { get; init; }

    /// <summary>How grave.</summary>
    public CaseSeverity Severity { get; init; } = CaseSeverity.Medium;

    /// <summary>Whether it protects children: then the strictest step of the ladder applies at once.</summary>
    public bool ChildSafety { get; init; }

    /// <summary>How much a strike for it weighs, 0 to 100; 0 for no strike. Default: 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>After how many days a strike weighs half. Default: 90.</summary>
    public double HalfLifeDays { get; init; } = 90;

    /// <summary>The label that is set on the subject; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>What the platform is asked to do with the subject; null for nothing beside the ladder's.</summary>
    public string? Action { get; init; }

    /// <summary>What the user is told; null for no notice.</summary>
    public string? Notice { get; init; }

    /// <summary>How many hours the notice waits, so that it warns nobody too early. Default: 0.</summary>
    public double NoticeAfterHours { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Id.Length: 0 or > 64 } or { Id: Queues.JobLook.NoViolation } => "a reason's id has 1 to 64 characters, and is not 'none'",
        _ when !Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') => $"the id '{Id}' is not of a-z 0-9 _ -",
        { Title.Length: 0 or > 500 } => $"the title of '{Id}' has 1 to 500 characters",
        _ when !double.IsFinite(Weight) || Weight is < 0 or > 100 => $"the weight of '{Id}' is 0 to 100",
        _ when !double.IsFinite(HalfLifeDays) || HalfLifeDays is <= 0 or > 36_600 => $"half_life_days of '{Id}' is above 0, and at most a century",
        _ when !double.IsFinite(NoticeAfterHours) || NoticeAfterHours is < 0 or > 24 * 366 => $"notice_after_hours of '{Id}' is 0 to a year",
        _ => null,
    };
}
