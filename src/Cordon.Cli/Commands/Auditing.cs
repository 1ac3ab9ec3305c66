using Cordon.Cli.Terminal;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;
using Cordon.Proving.Plans;
using Cordon.Proving.Probes;
using Cordon.Proving.Reports;
using Cordon.Proving.Surfaces;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary>What the commands of <c>audit</c> share: carrying out a plan, reading results, and printing.</summary>
internal static class Auditing
{
    /// <summary>Carries out a plan. The files of who is flagged are read anew each time.</summary>
    /// <exception cref="UsageException">A file of the plan is wrong, or the target does not answer.</exception>
    public static async Task<AuditResult> Run(AuditRequest request, CancellationToken cancellation)
    {
        if (request.Address is not { } address)
            return await SimulatedAudit.Run(request.Plan, request.IsGuarded, cancellation);
        AuditSubjects subjects;
        try
        {
            subjects = AuditSubjects.Read(request.Plan, request.Folder);
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        using var client = HttpSurfaces.Client();
        var platform = new HttpSurfaces(client, address, request.Key, TimeProvider.System);
        var record = await new Prober(platform, request.Plan, subjects, TimeProvider.System).Run(cancellation);
        if (record.Looks.Count + record.Suggested.Count + record.Walks.Count == 0)
            throw new UsageException(record.Notes.Count == 0 ? $"{address} was not asked anything; raise the plan's limits" : string.Join('\n', record.Notes));
        return Measuring.Of(request.Plan, subjects, record, address.ToString());
    }

    /// <summary>Reads what <c>audit run</c> wrote.</summary>
    /// <exception cref="UsageException">It is not there, or damaged.</exception>
    public static AuditResult Read(string path)
    {
        try
        {
            return AuditJson.Read(path);
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <summary>The main metrics as a table.</summary>
    public static void Print(Screen screen, AuditResult result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "value", "interval", "n", "baseline");
        foreach (var metric in result.Metrics.Where(m => m.Sample.IsMain))
        {
            table.AddRow(
                Markup.Escape(metric.Sample.Title),
                Figures.Of(metric.Sample, metric.Value),
                Figures.Interval(metric.Sample, metric.Low, metric.High),
                $"{metric.Count:N0} of {metric.Of:N0}, {metric.Sample.Units.Count:N0} {metric.Sample.Unit}{(metric.Sample.Units.Count == 1 ? "" : "s")}",
                metric.Sample.Baseline is null ? "" : Figures.Of(metric.Sample, metric.Sample.Baseline));
        }

        screen.Table(table);
    }

    /// <summary>The main changes as a table.</summary>
    public static void Print(Screen screen, AuditComparison comparison)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "before", "after", "change", "p, adjusted", "");
        foreach (var change in comparison.Changes.Where(c => c.After.Sample.IsMain || c.Verdict == ChangeVerdict.Worse))
        {
            table.AddRow(
                Markup.Escape(change.After.Sample.Title),
                Figures.Of(change.Before.Sample, change.Before.Value),
                Figures.Of(change.After.Sample, change.After.Value),
                change.Relative is { } relative ? Figures.Signed(relative) : "",
                Figures.Probability(change.Adjusted),
                Word(change.Verdict));
        }

        screen.Table(table);
    }

    /// <summary>A metric for JSON.</summary>
    public static Dictionary<string, object?> Fields(Metric metric) => new()
    {
        ["value"] = metric.Value,
        ["low"] = metric.Low,
        ["high"] = metric.High,
        ["count"] = metric.Count,
        ["of"] = metric.Of,
        ["units"] = metric.Sample.Units.Count,
        ["baseline"] = metric.Sample.Baseline,
    };

    /// <summary>A change for JSON.</summary>
    public static Dictionary<string, object?> Fields(MetricChange change) => new()
    {
        ["before"] = change.Before.Value,
        ["after"] = change.After.Value,
        ["difference"] = change.Difference,
        ["relative"] = change.Relative,
        ["relative_low"] = change.RelativeLow,
        ["relative_high"] = change.RelativeHigh,
        ["p_adjusted"] = change.Adjusted,
        ["verdict"] = Word(change.Verdict),
    };

    /// <summary>A verdict in one word.</summary>
    public static string Word(ChangeVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
