namespace Cordon.Server.Hosting;

/// <summary>To which authority reports go. The real ones need more than one deliberate setting, and each report two people.</summary>
public sealed record ReportSettings
{
    /// <summary><c>simulator</c>, <c>test</c> or <c>production</c>. Default: <c>simulator</c>, from which nothing leaves Cordon.</summary>
    public string Mode { get; init; } = "simulator";

    /// <summary>File with the user's name, a colon and the password, readable by its owner only; needed for <c>test</c> and <c>production</c>. Default: null.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Must be true for <c>production</c>, so that no single setting files real reports. Default: false.</summary>
    public bool ProductionIsMeant { get; init; }

    /// <summary>Another base address, of this machine: for tests only. Default: null.</summary>
    public Uri? Address { get; init; }

    /// <summary>The least time between two calls to the authority. Default: half a second.</summary>
    public TimeSpan CallEvery { get; init; } = TimeSpan.FromMilliseconds(500);
}
