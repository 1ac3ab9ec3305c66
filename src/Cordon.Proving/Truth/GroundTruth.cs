using System.Text.Json.Serialization;
using Cordon.Proving.Platform;

namespace Cordon.Proving.Truth;

/// <summary>What is true of a history: who was planted, who only looks like it, and what was written. Kept in <c>truth.json</c> (see <c>docs/simulator.md</c>).</summary>
public sealed record GroundTruth
{
    /// <summary>The options that made it; null for a history that was labelled by hand.</summary>
    public SimulationOptions? Options { get; init; }

    /// <summary>The planted networks. No account is in two of them.</summary>
    public required IReadOnlyList<PlantedTruth> Planted { get; init; }

    /// <summary>Innocent groups that resemble coordination. None of their accounts is planted.</summary>
    public required IReadOnlyList<LookAlikeTruth> LookAlikes { get; init; }

    /// <summary>What was written.</summary>
    public required TruthCounts Counts { get; init; }

    /// <summary>Accounts of planted networks that came back after their removal; null on a platform that removes nobody. They are members, too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReturnedAccount>? Returned { get; init; }
}

/// <summary>A planted network.</summary>
/// <param name="Name">Its name in the truth, for example <c>blue-widget-1</c>; it appears nowhere in the events.</param>
/// <param name="Styles">How it works together: one to three of <c>link-lockstep</c>, <c>tag-hand-off</c>, <c>media-reposting</c>, <c>copied-text</c>, <c>repost-lockstep</c>, <c>shared-artifacts</c>.</param>
/// <param name="Members">Its members, leads first.</param>
public sealed record PlantedTruth(string Name, IReadOnlyList<string> Styles, IReadOnlyList<PlantedMember> Members)
{
    /// <summary>People outside whom members approached; null where the network approaches nobody. Nobody here is planted or in an innocent group.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApproachedPerson>? Approached { get; init; }

    /// <summary>Tags under which it offered goods, the last one last; null where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What it called its goods, the last name last; null where they have none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Terms { get; init; }
}

/// <summary>An account under which somebody came back.</summary>
/// <param name="Account">The new account, as <c>account:…</c>.</param>
/// <param name="Former">The account that was removed.</param>
/// <param name="Network">The planted network's name.</param>
/// <param name="Day">The day of joining, counted from 0.</param>
/// <param name="Kept">What it brought along: <c>device</c>, <c>address</c>, <c>handle</c>, <c>invite</c>, <c>circle</c>; empty where nothing but behaviour tells.</param>
public sealed record ReturnedAccount(string Account, string Former, string Network, int Day, IReadOnlyList<string> Kept);

/// <summary>Somebody whom a planted network approached.</summary>
/// <param name="Account">The account, as <c>account:…</c>.</param>
/// <param name="Age"><c>child</c> or <c>adult</c>.</param>
public sealed record ApproachedPerson(string Account, string Age);

/// <summary>A member of a planted network.</summary>
/// <param name="Account">The account, as <c>account:…</c>.</param>
/// <param name="Role"><see cref="Lead"/> or <see cref="Ordinary"/>; with roles also <see cref="Advertiser"/>, <see cref="Audience"/>, <see cref="Bridge"/>.</param>
public sealed record PlantedMember(string Account, string Role)
{
    /// <summary>The role of one who acts first.</summary>
    public const string Lead = "lead";

    /// <summary>The role of one who follows.</summary>
    public const string Ordinary = "member";

    /// <summary>The role of one who publishes the network's offers.</summary>
    public const string Advertiser = "advertiser";

    /// <summary>The role of one who follows, likes, passes on and asks, and never acts in step.</summary>
    public const string Audience = "audience";

    /// <summary>The role of one who also acts with another network, or with another part of a network that acts in parts.</summary>
    public const string Bridge = "bridge";
}

/// <summary>An innocent group that looks like coordination.</summary>
/// <param name="Name">For example <c>fan-club-3</c>.</param>
/// <param name="Kind"><c>fan-club</c>, <c>sports-crowd</c>, <c>sale-community</c>, <c>newsroom</c>, <c>charity-day</c>, <c>friend-circle</c> or <c>family</c>.</param>
/// <param name="Members">Its accounts, as <c>account:…</c>.</param>
public sealed record LookAlikeTruth(string Name, string Kind, IReadOnlyList<string> Members);

/// <summary>What was written, in figures.</summary>
public sealed record TruthCounts
{
    /// <summary>Accounts on the platform, silent ones included.</summary>
    public required int Accounts { get; init; }

    /// <summary>Distinct events.</summary>
    public required long Events { get; init; }

    /// <summary>Lines: events and second deliveries.</summary>
    public required long Lines { get; init; }

    /// <summary>Bytes of all lines, before compression.</summary>
    public required long Bytes { get; init; }

    /// <summary>Event files.</summary>
    public required int Files { get; init; }

    /// <summary>Second deliveries of the same line.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Deletes among the events.</summary>
    public required long Deletes { get; init; }

    /// <summary>Acts that the planted networks' plans asked for.</summary>
    public required long PlantedActs { get; init; }

    /// <summary>Acts that the look-alike groups' plans asked for.</summary>
    public required long LookAlikeActs { get; init; }

    /// <summary>Acts planned for after the last day, which were therefore not written.</summary>
    public required long BeyondEnd { get; init; }

    /// <summary>Distinct events by kind, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, long> Kinds { get; init; }
}
