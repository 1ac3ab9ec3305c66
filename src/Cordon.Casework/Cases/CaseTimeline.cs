namespace Cordon.Casework.Cases;

/// <summary>Activity over time.</summary>
/// <param name="From">The start of the first bin.</param>
/// <param name="BinSeconds">How wide a bin is.</param>
/// <param name="Events">Events of members in each.</param>
/// <param name="Together">Of those, together with other members.</param>
public sealed record CaseTimeline(DateTimeOffset From, double BinSeconds, IReadOnlyList<long> Events, IReadOnlyList<long> Together);
