using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Results;

/// <summary>What detection found in a history of events: the networks, strongest first, and the ties they stand on.</summary>
public sealed record Detection
{
    /// <summary>The settings and counts behind the result.</summary>
    public required DetectionSummary Summary { get; init; }

    /// <summary>The networks found, by falling score.</summary>
    public required IReadOnlyList<Network> Networks { get; init; }

    /// <summary>
    /// The ties that were kept, in networks or not, by <c>A</c> then <c>B</c> in ordinal order. Ties that are only direct are listed inside
    /// networks alone: who ordinary people follow and talk to is nobody's business.
    /// </summary>
    public required IReadOnlyList<AccountTie> Ties { get; init; }

    /// <summary>Accounts by falling risk when seeds were given, else empty.</summary>
    public required IReadOnlyList<RankedAccount> Ranked { get; init; }
}

/// <summary>The counts and settings of one detection.</summary>
public sealed record DetectionSummary
{
    /// <summary>Distinct events taken in.</summary>
    public required long Events { get; init; }

    /// <summary>Events dropped because their idempotency key was seen before.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Events that a later delete withdrew.</summary>
    public required long Withdrawn { get; init; }

    /// <summary>Distinct accounts seen as actor or target.</summary>
    public required int Accounts { get; init; }

    /// <summary>Pairs of accounts that are tied, by one kind or several.</summary>
    public required long Ties { get; init; }

    /// <summary>Time of the first event; null when there are none.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Time of the last event; null when there are none.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>The co-action window.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>What the reader of the result should know: seeds that were not found, lists that were cut, and by how much.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Per tie kind: how many objects were looked at, left out as hubs, and how many ties were kept.</summary>
    public required IReadOnlyList<TieKindSummary> Kinds { get; init; }

    /// <summary>What several co-action kinds together gave, where none ties by itself.</summary>
    public JointSummary Joint { get; init; }
}

/// <summary>What one tie kind gave.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Objects">Distinct objects (for direct kinds: distinct pairs) that could tie.</param>
/// <param name="Hubs">Objects that too many accounts share to tie any two of them; they are counted, never expanded.</param>
/// <param name="Candidates">Pairs of accounts that were tested.</param>
/// <param name="Ties">Pairs that were kept.</param>
public sealed record TieKindSummary(TieKind Kind, long Objects, long Hubs, long Candidates, long Ties);

/// <summary>What the test over several kinds gave.</summary>
/// <param name="Candidates">Pairs of accounts that were tested.</param>
/// <param name="Ties">Pairs that were kept; their parts count among the ties of their kinds too.</param>
public readonly record struct JointSummary(long Candidates, long Ties);

/// <summary>A kept tie between two accounts, <paramref name="A"/> before <paramref name="B"/> in ordinal order.</summary>
/// <param name="A">One account.</param>
/// <param name="B">The other account.</param>
/// <param name="Weight">All kinds together, in (0,1).</param>
/// <param name="Parts">One part per kind, in the order of <see cref="TieKind"/>; at least one.</param>
public sealed record AccountTie(Entity A, Entity B, double Weight, IReadOnlyList<TiePart> Parts);

/// <summary>What one kind contributes to a tie.</summary>
public sealed record TiePart
{
    /// <summary>The kind.</summary>
    public required TieKind Kind { get; init; }

    /// <summary>This kind's weight, in (0,1).</summary>
    public required double Weight { get; init; }

    /// <summary>How often: distinct objects (for co-action, objects per day; for direct kinds, interactions both ways).</summary>
    public required int Count { get; init; }

    /// <summary>
    /// For co-action, how many objects per day both touched at any time, within the window or not: the window holds <see cref="Count"/> of these.
    /// For other kinds equal to <see cref="Count"/>.
    /// </summary>
    public int Shared { get; init; }

    /// <summary>Surprise: −log10 of an upper bound on the probability of this by chance. 0 where there is no such test.</summary>
    public required double Surprise { get; init; }

    /// <summary>For co-action, how many chance explains in the mean; null for other kinds.</summary>
    public double? Expected { get; init; }

    /// <summary>
    /// Null when the part stands by itself. Else it stands only together with the other parts that have this figure, which is their surprise together:
    /// −log10 of an upper bound on the probability of all of them by chance.
    /// </summary>
    public double? Joint { get; init; }

    /// <summary>The window that the tie was kept at; null for kinds without one.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Half of the co-actions were within this time of each other; null for kinds without a window.</summary>
    public required TimeSpan? MedianGap { get; init; }

    /// <summary>In how many of the co-actions <c>A</c> acted before <c>B</c>.</summary>
    public required int FirstByA { get; init; }

    /// <summary>The strongest evidence, rarest first, at most <see cref="EvidenceKept"/>.</summary>
    public required IReadOnlyList<TieEvidence> Evidence { get; init; }

    /// <summary>How many pieces of evidence each part keeps.</summary>
    public const int EvidenceKept = 8;
}

/// <summary>One piece of evidence: an object that both accounts touched, and the two events.</summary>
/// <param name="Object">The shared object; for direct kinds, the account acted upon.</param>
/// <param name="Fan">How many accounts touched the object in all.</param>
/// <param name="Time">The time of the earlier of the two events.</param>
/// <param name="Gap">How long after it the later event came.</param>
/// <param name="EventA">Idempotency key of A's event.</param>
/// <param name="EventB">Idempotency key of B's event; for direct kinds equal to <paramref name="EventA"/> when only one side acted.</param>
/// <param name="SinceDeleted">True when either event was withdrawn by a later delete.</param>
public sealed record TieEvidence(Entity Object, int Fan, DateTimeOffset Time, TimeSpan Gap, string EventA, string EventB, bool SinceDeleted);

/// <summary>An account by its risk.</summary>
/// <param name="Account">The account.</param>
/// <param name="Risk">In [0,1]; 0.5 means no more tied to the abusive seeds than anyone is.</param>
/// <param name="Seed">Its label when it is itself a seed.</param>
/// <param name="Path">The strongest path to an abusive seed, from this account to the seed, with the tie weight of each step; empty when there is none.</param>
public sealed record RankedAccount(Entity Account, double Risk, SeedLabel? Seed, IReadOnlyList<PathStep> Path);

/// <summary>One step of a path: the account reached and the weight and main kind of the tie to it.</summary>
/// <param name="Account">The account reached.</param>
/// <param name="Weight">The tie's weight, in (0,1].</param>
/// <param name="Kind">The kind that weighs most in that tie; null where only an edge list is known.</param>
public sealed record PathStep(Entity Account, double Weight, TieKind? Kind);

/// <summary>What is known about a seed account.</summary>
public enum SeedLabel
{
    /// <summary>Confirmed as abusive.</summary>
    Abusive,

    /// <summary>Known to be trustworthy.</summary>
    Trusted,
}
