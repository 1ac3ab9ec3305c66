using System.Text.Json.Serialization;

namespace Cordon.Casework.Reporting;

/// <summary>
/// What is to be reported to an authority, in one model for all of them: an incident, the accounts behind it with what ties them together, who was harmed, and the
/// files. It holds facts as the platform has them; each authority's form takes what it has a place for.
/// </summary>
public sealed record ReportCase
{
    /// <summary>The case in Cordon.</summary>
    public required string Case { get; init; }

    /// <summary>One of <see cref="IncidentTypes.All"/>.</summary>
    public required string IncidentType { get; init; }

    /// <summary>When it happened, with its zone.</summary>
    [JsonConverter(typeof(ZonedTime))]
    public required DateTimeOffset IncidentTime { get; init; }

    /// <summary>What the time is the time of.</summary>
    public string? IncidentTimeDescription { get; init; }

    /// <summary>The part of the platform where it happened.</summary>
    public string? Platform { get; init; }

    /// <summary>Why somebody should look at once; null for no hurry.</summary>
    public string? HighPriority { get; init; }

    /// <summary>Names of the form's annotations of a report that apply.</summary>
    public IReadOnlyList<string> Annotations { get; init; } = [];

    /// <summary>Pages where it happened.</summary>
    public IReadOnlyList<Uri> Urls { get; init; } = [];

    /// <summary>Who reports.</summary>
    public required Reporter Reporter { get; init; }

    /// <summary>The network that the accounts belong to; stands for each account that has none of its own. Null for none.</summary>
    public string? Network { get; init; }

    /// <summary>The accounts that are reported.</summary>
    public IReadOnlyList<ReportedAccount> Reported { get; init; } = [];

    /// <summary>Who was harmed; never among the reported.</summary>
    public IReadOnlyList<ReportedVictim> Victims { get; init; } = [];

    /// <summary>The files, as pieces of evidence.</summary>
    public IReadOnlyList<ReportedFile> Files { get; init; } = [];

    /// <summary>What else there is to say.</summary>
    public string? AdditionalInfo { get; init; }
}
