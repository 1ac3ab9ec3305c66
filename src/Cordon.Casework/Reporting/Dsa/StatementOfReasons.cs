using System.Text.Json.Serialization;

namespace Cordon.Casework.Reporting.Dsa;

/// <summary>
/// A statement of reasons for the European Union's DSA transparency database, in its own names. It holds no personal data: that is for its writer to see to, and
/// <see cref="StatementCheck"/> finds the plainest slips.
/// </summary>
public sealed record StatementOfReasons
{
    /// <summary>The category of what protects minors.</summary>
    public const string ProtectionOfMinors = "STATEMENT_CATEGORY_PROTECTION_OF_MINORS";

    /// <summary>The platform's own id of the statement: 1 to 500 letters, digits, hyphens and underscores. The database takes each once.</summary>
    public required string Puid { get; init; }

    /// <summary>What was done to visibility; see <see cref="DsaVisibility"/>.</summary>
    public IReadOnlyList<string>? DecisionVisibility { get; init; }

    /// <summary>What was done to payments.</summary>
    public string? DecisionMonetary { get; init; }

    /// <summary>What was done to the service.</summary>
    public string? DecisionProvision { get; init; }

    /// <summary>What was done to the account.</summary>
    public string? DecisionAccount { get; init; }

    /// <summary>On what ground: <c>DECISION_GROUND_ILLEGAL_CONTENT</c> or <c>DECISION_GROUND_INCOMPATIBLE_CONTENT</c>.</summary>
    public required string DecisionGround { get; init; }

    /// <summary>The law, where the ground is illegal content.</summary>
    public string? IllegalContentLegalGround { get; init; }

    /// <summary>Why the law applies, at most 2,000 characters.</summary>
    public string? IllegalContentExplanation { get; init; }

    /// <summary>The rule of the platform, where the ground is that.</summary>
    public string? IncompatibleContentGround { get; init; }

    /// <summary>Why the rule applies, at most 2,000 characters.</summary>
    public string? IncompatibleContentExplanation { get; init; }

    /// <summary>What kind of content.</summary>
    public required IReadOnlyList<string> ContentType { get; init; }

    /// <summary>The category.</summary>
    public string Category { get; init; } = ProtectionOfMinors;

    /// <summary>The category's parts.</summary>
    public IReadOnlyList<string>? CategorySpecification { get; init; }

    /// <summary>Where it applies: two-letter codes of countries.</summary>
    public required IReadOnlyList<string> TerritorialScope { get; init; }

    /// <summary>The day from which it applies.</summary>
    public required DateOnly ApplicationDate { get; init; }

    /// <summary>The facts, at most 5,000 characters, without personal data.</summary>
    public required string DecisionFacts { get; init; }

    /// <summary>What made the platform look.</summary>
    public required string SourceType { get; init; }

    /// <summary>Whether a machine found it: <c>Yes</c> or <c>No</c>.</summary>
    public required string AutomatedDetection { get; init; }

    /// <summary>How far a machine decided.</summary>
    public required string AutomatedDecision { get; init; }

    /// <summary>The statement of a verdict or act; null for one that restricts nothing.</summary>
    /// <param name="act">A verdict of the guard, or the act of a takedown; see <see cref="DsaVisibility.Of"/>.</param>
    /// <param name="statement">The rest of it.</param>
    public static StatementOfReasons? Of(string act, StatementOfReasons statement) => DsaVisibility.Of(act) is { } word ? statement with { DecisionVisibility = [word] } : null;

    /// <summary>True when it says what was done.</summary>
    [JsonIgnore]
    public bool HasDecision => DecisionVisibility is { Count: > 0 } || DecisionMonetary is not null || DecisionProvision is not null || DecisionAccount is not null;
}
