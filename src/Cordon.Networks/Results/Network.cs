using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Results;

/// <summary>A detected group of accounts that act together, with what speaks for it.</summary>
public sealed record Network
{
    /// <summary>A stable name: <c>network:</c> and 12 hex digits derived from the members.</summary>
    public required Entity Id { get; init; }

    /// <summary>How strongly the evidence speaks for a coordinated network, in [0,1]. It orders review; people decide.</summary>
    public required double Score { get; init; }

    /// <summary>Of groups with such parts on simulated platforms, the share that was planted, in (0,1). It says nothing about platforms unlike these.</summary>
    public required double Calibrated { get; init; }

    /// <summary>Between which values the score falls when the evidence is drawn anew.</summary>
    public required ScoreRange ScoreRange { get; init; }

    /// <summary>How often the network was found again when the evidence was drawn anew.</summary>
    public required Recurrence Stability { get; init; }

    /// <summary>Whether its ties could be where they are by chance.</summary>
    public required ChanceReading Chance { get; init; }

    /// <summary>Whether it could be an ordinary community.</summary>
    public required OrdinaryReading Ordinary { get; init; }

    /// <summary>The parts the score is made of, in the order they are multiplied or added (see <c>docs/networks.md</c>).</summary>
    public required IReadOnlyList<ScorePart> ScoreParts { get; init; }

    /// <summary>What the same members would score if one kind of tie did not exist, for each kind that ties them, in the order of kinds.</summary>
    public IReadOnlyList<ScoreWithout> Without { get; init; } = [];

    /// <summary>Sentences a moderator can check, strongest first; at least one.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Members by falling strength, then ordinal; at least three.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Who stands around it without being a member: people approached, audience, bystanders.</summary>
    public required Outside Outside { get; init; }

    /// <summary>Ties among the members.</summary>
    public required IReadOnlyList<AccountTie> Ties { get; init; }

    /// <summary>The objects that tie the network, by how many members touch them together, at most 50.</summary>
    public required IReadOnlyList<SharedObject> Objects { get; init; }

    /// <summary>The members' activity over the history.</summary>
    public required Timeline Timeline { get; init; }
}

/// <summary>One part of a score: a named value in [0,1] and what it means in words.</summary>
/// <param name="Name">For example <c>density</c>.</param>
/// <param name="Value">In [0,1].</param>
/// <param name="Reason">In words, with the figures behind it.</param>
public sealed record ScorePart(string Name, double Value, string Reason);

/// <summary>A score on the evidence of all kinds but one.</summary>
/// <param name="Kind">The kind left out.</param>
/// <param name="Score">In [0,1]; 0 when nothing else ties.</param>
public readonly record struct ScoreWithout(TieKind Kind, double Score);

/// <summary>An account in a network.</summary>
public sealed record Member
{
    /// <summary>The account.</summary>
    public required Entity Account { get; init; }

    /// <summary>What it does in the network.</summary>
    public required Role Role { get; init; }

    /// <summary>Why it has that role.</summary>
    public required string RoleReason { get; init; }

    /// <summary>How firmly it belongs, in [0,1].</summary>
    public required double Strength { get; init; }

    /// <summary>How often it fell into the network when the evidence was drawn anew.</summary>
    public required Recurrence Stability { get; init; }

    /// <summary>Risk from the seeds, in [0,1]; null when no seeds were given.</summary>
    public required double? Risk { get; init; }

    /// <summary>Events of this account in the history.</summary>
    public required int Events { get; init; }

    /// <summary>Sentences a moderator can check: why this account is in the network; at least one.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>What a member does in its network, in the order of every output.</summary>
public enum Role
{
    /// <summary>Acts first; others follow within the window.</summary>
    Lead,

    /// <summary>Publishes what the others pass on, gives out contacts and links that others then use, or hands people on to others.</summary>
    Advertiser,

    /// <summary>Tied to most of the others.</summary>
    Core,

    /// <summary>Also strongly tied to accounts outside.</summary>
    Bridge,

    /// <summary>Tied to some of the others.</summary>
    Member,

    /// <summary>Follows, likes and passes on what the others publish, in its own time, and publishes little of it.</summary>
    Audience,

    /// <summary>Weakly tied; could be a bystander.</summary>
    Periphery,
}

/// <summary>An object that members touched together.</summary>
/// <param name="Object">The object.</param>
/// <param name="Kind">The tie kind it gives.</param>
/// <param name="Members">How many members touched it in a kept tie.</param>
/// <param name="Fan">How many accounts touched it in all.</param>
/// <param name="First">When a member first touched it.</param>
/// <param name="Last">When a member last touched it.</param>
public sealed record SharedObject(Entity Object, TieKind Kind, int Members, int Fan, DateTimeOffset First, DateTimeOffset Last);

/// <summary>Counts of the members' events in equal bins over the whole history.</summary>
/// <param name="From">Start of the first bin.</param>
/// <param name="Bin">Width of a bin.</param>
/// <param name="Events">Events of members per bin.</param>
/// <param name="Together">Of those, events that are part of a co-action between members.</param>
public sealed record Timeline(DateTimeOffset From, TimeSpan Bin, IReadOnlyList<int> Events, IReadOnlyList<int> Together);
