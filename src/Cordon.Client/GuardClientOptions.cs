namespace Cordon.Client;

/// <summary>How to ask the guard.</summary>
public sealed record GuardClientOptions
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(20);

    /// <summary>An API key of scope <c>guard</c>; null for a server on loopback without keys.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Modes of surfaces until the guard has told its own, and of those it does not know: search, feed and comments fail open, all others closed; 20 ms. A
    /// surface that is not in here fails closed.
    /// </summary>
    public IReadOnlyDictionary<string, SurfaceMode> Surfaces { get; init; } = new Dictionary<string, SurfaceMode>
    {
        ["search"] = new(false, Usual),
        ["feed"] = new(false, Usual),
        ["comments"] = new(false, Usual),
        ["people"] = new(true, Usual),
        ["autocomplete"] = new(true, Usual),
        ["tags"] = new(true, Usual),
        ["follow"] = new(true, Usual),
        ["message"] = new(true, Usual),
        ["group"] = new(true, Usual),
    };

    /// <summary>How often the modes are read from the guard. Default: a minute.</summary>
    public TimeSpan ModesEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many questions in a row have no answer before it rests. Default: 5.</summary>
    public int FailuresBeforeRest { get; init; } = 5;

    /// <summary>How long it rests; then one question is asked. Default: half a second.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it is remembered what the guard withheld. Default: an hour.</summary>
    public TimeSpan RememberedFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many withheld things are remembered; the oldest give way. Default: 100,000, about 20 MB.</summary>
    public int MostRemembered { get; init; } = 100_000;
}
