namespace Cordon.Networks.Watch.Returns;

/// <summary>How returns are watched for.</summary>
public sealed record ReturnOptions
{
    /// <summary>A return is proposed from this score on. Default 0.7; range 0–1.</summary>
    public double Threshold { get; init; } = 0.7;

    /// <summary>How long an account counts as new after it registered. Default 30 days; range 1 hour–10 years.</summary>
    public TimeSpan NewFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The share of new accounts that are returns of one given network, before anything is known of them. Default 0.001; range above 0, below 0.5.</summary>
    public double Prior { get; init; } = 0.001;

    /// <summary>Artifacts kept of one network; more are not learnt. Default 5,000; range 1–1,000,000.</summary>
    public int MostArtifacts { get; init; } = 5_000;

    /// <summary>New accounts remembered; the oldest are forgotten first. Default 200,000; range 1–10,000,000. About 60 bytes each, and 100 for each piece of evidence.</summary>
    public int MostNewcomers { get; init; } = 200_000;

    /// <summary>Pieces of evidence kept for one new account, over all networks. Default 48; range 1–1,000.</summary>
    public int MostEvidence { get; init; } = 48;

    /// <summary>Size of the table that counts who uses what: 2 to this power cells of 16 bytes. Default 19, which is 8 MiB; range 8–26.</summary>
    public int CountBits { get; init; } = 19;

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    public string? Problem() =>
        Threshold is not (>= 0 and <= 1) ? $"Threshold is {Threshold}; expected 0 to 1"
        : NewFor < TimeSpan.FromHours(1) || NewFor > TimeSpan.FromDays(3653) ? $"NewFor is {NewFor}; expected an hour to ten years"
        : Prior is not (> 0 and < 0.5) ? $"Prior is {Prior}; expected above 0 and below 0.5"
        : MostArtifacts is < 1 or > 1_000_000 ? $"MostArtifacts is {MostArtifacts}; expected 1 to 1000000"
        : MostNewcomers is < 1 or > 10_000_000 ? $"MostNewcomers is {MostNewcomers}; expected 1 to 10000000"
        : MostEvidence is < 1 or > 1_000 ? $"MostEvidence is {MostEvidence}; expected 1 to 1000"
        : CountBits is < 8 or > 26 ? $"CountBits is {CountBits}; expected 8 to 26"
        : null;
}
