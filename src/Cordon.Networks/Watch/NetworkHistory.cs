namespace Cordon.Networks.Watch;

/// <summary>
/// The networks that were ever found, each under a lasting name, with its members, its own objects and its life. It is immutable: each
/// detection gives the next history through <see cref="Follow"/>, a pure function, so the same detections in the same order give the same
/// history, byte for byte.
/// </summary>
/// <remarks>
/// All times are event times. A living network is kept whole. Of the past ones the <see cref="MostPast"/> whose members acted last are kept,
/// with together at most <see cref="MostPastAccounts"/> accounts; older ones are dropped and counted in <see cref="Dropped"/>.
/// </remarks>
public sealed record NetworkHistory
{
    /// <summary>Past networks that are kept.</summary>
    public const int MostPast = 10_000;

    /// <summary>Accounts, members and former ones, that all past networks may hold together.</summary>
    public const int MostPastAccounts = 1_000_000;

    /// <summary>Former members that a network keeps.</summary>
    public const int MostFormer = 1_000;

    /// <summary>Own objects that a network keeps.</summary>
    public const int MostObjects = 30;

    /// <summary>Turns of its life that a network keeps.</summary>
    public const int MostLineage = 50;

    /// <summary>Days without a joint act after which a network that is still found counts as dormant.</summary>
    public const int QuietDays = 14;

    /// <summary>A history that knows nothing.</summary>
    public static NetworkHistory Empty { get; } = new()
    {
        From = null,
        Through = null,
        Window = TimeSpan.Zero,
        Detections = 0,
        Dropped = 0,
        Networks = [],
    };

    /// <summary>Time of the first event of the last detection; null before any.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Time of the last event of the last detection; null before any.</summary>
    public required DateTimeOffset? Through { get; init; }

    /// <summary>The co-action window of the last detection.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>How many detections it stands on.</summary>
    public required int Detections { get; init; }

    /// <summary>How many past networks were dropped because there were too many.</summary>
    public required long Dropped { get; init; }

    /// <summary>The networks, by name.</summary>
    public required IReadOnlyList<KnownNetwork> Networks { get; init; }

    /// <summary>Takes one detection in: who of its networks is known, who is new, who is gone.</summary>
    /// <returns>The next history, what changed, and the lasting name of each network of the detection.</returns>
    public FollowedHistory Follow(Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        return new HistoryStep(this, sighting).Take();
    }
}
