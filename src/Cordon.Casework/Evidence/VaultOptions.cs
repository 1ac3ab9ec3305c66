namespace Cordon.Casework.Evidence;

/// <summary>How a vault works.</summary>
public sealed record VaultOptions
{
    /// <summary>How long evidence is preserved from its arrival, and from the filing of a report with it. Default: 365 days.</summary>
    public TimeSpan Preservation { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Bytes of one piece at most. Default: 4 GiB.</summary>
    public long MostBytes { get; init; } = 4L << 30;

    /// <summary>Told before each step, so that tests can look at what a crash there leaves. Default: nobody.</summary>
    public Action<VaultStep>? BeforeStep { get; init; }
}
