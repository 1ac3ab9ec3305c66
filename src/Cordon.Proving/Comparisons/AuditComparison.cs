using Cordon.Proving.Audits;

namespace Cordon.Proving.Comparisons;

/// <summary>Two audits side by side.</summary>
/// <param name="Before">The earlier one.</param>
/// <param name="After">The later one.</param>
/// <param name="Changes">The metrics that both have, in the order of the later one.</param>
/// <param name="Hidden">
/// Innocent accounts that were shown at least <see cref="Comparing.OftenShown"/> times before and not once after: the false holds, as far as surfaces tell them.
/// </param>
/// <param name="OftenShown">Innocent accounts that were shown so often before.</param>
/// <param name="Notes">What the reader should know.</param>
public sealed record AuditComparison(
    AuditResult Before, AuditResult After, IReadOnlyList<MetricChange> Changes, IReadOnlyList<string> Hidden, int OftenShown, IReadOnlyList<string> Notes)
{
    /// <summary>The metrics that got worse significantly.</summary>
    public IEnumerable<MetricChange> Worsened => Changes.Where(c => c.Verdict == ChangeVerdict.Worse);

    /// <summary>A change by the metric's name; null when it was not compared.</summary>
    public MetricChange? Find(string id) => Changes.FirstOrDefault(c => c.After.Sample.Id == id);
}
