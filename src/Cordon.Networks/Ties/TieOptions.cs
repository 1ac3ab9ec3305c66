namespace Cordon.Networks.Ties;

/// <summary>How ties are made from events.</summary>
public sealed record TieOptions
{
    /// <summary>Two actions on one object at most this far apart are a co-action. Range 1 s to 7 d. Default: 60 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether rare links, media and texts are also looked at in slow windows, from 10 min to 7 d; each tie is kept at the window that shows it
    /// best. Default: false.
    /// </summary>
    public bool Adaptive { get; init; }

    /// <summary>How many different objects (or days of the same object) two accounts must co-act on. At least 2. Default: 2.</summary>
    public int Repeat { get; init; } = 2;

    /// <summary>The share of kept ties that may be chance, per kind, by the Benjamini–Hochberg procedure. In (0,0.5]. Default: 0.01.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.01;

    /// <summary>An object that more accounts than this touch within a day ties none of them that day. Range 2 to 10,000. Default: 500.</summary>
    public int HubFan { get; init; } = 500;

    /// <summary>Says what is wrong with the options, or null.</summary>
    public string? Problem()
    {
        if (Window < TimeSpan.FromSeconds(1) || Window > TimeSpan.FromDays(7))
            return $"a window of {Window} is outside 1 s to 7 d; try 60s";
        if (Repeat < 2)
            return $"a repeat of {Repeat} would call one coincidence a tie; give at least 2";
        if (FalseDiscoveryRate is not (> 0 and <= 0.5))
            return $"a false discovery rate of {FalseDiscoveryRate} is outside (0, 0.5]; try 0.01";
        return HubFan is < 2 or > 10_000 ? $"a hub fan of {HubFan} is outside 2 to 10000; try 500" : null;
    }
}
