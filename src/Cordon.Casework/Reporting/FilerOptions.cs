namespace Cordon.Casework.Reporting;

/// <summary>How reports are filed.</summary>
public sealed record FilerOptions
{
    /// <summary>The least time between two calls to the authority. Default: half a second.</summary>
    public TimeSpan CallEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a report is opened anew before a person has to look. Default: 10.</summary>
    public int MostAttempts { get; init; } = 10;

    /// <summary>Told before each stored step and each call, so that tests can end the process there. Default: nobody.</summary>
    public Action<string>? BeforeStep { get; init; }
}
