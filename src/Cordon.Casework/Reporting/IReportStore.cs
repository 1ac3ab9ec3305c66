namespace Cordon.Casework.Reporting;

/// <summary>Keeps reports. Every change is durable when its method returns.</summary>
public interface IReportStore
{
    /// <summary>Adds a report; false when there is one of the same case at the same authority that was not retracted.</summary>
    bool Add(FiledReport report);

    /// <summary>A report; null for none.</summary>
    FiledReport? FindReport(string id);

    /// <summary>The report of a case that was not retracted; null for none.</summary>
    FiledReport? FindReport(string @case, string authority, string mode);

    /// <summary>Reports, the latest first.</summary>
    IReadOnlyList<FiledReport> Reports(int limit);

    /// <summary>All reports of a case, the oldest first.</summary>
    IReadOnlyList<FiledReport> ReportsOf(string @case);

    /// <summary>Reports that can go on now, the one that has waited longest first.</summary>
    IReadOnlyList<FiledReport> DueReports(DateTimeOffset now, int limit);

    /// <summary>Saves a report over the version that it was read in, together with a receipt; false when somebody else saved since.</summary>
    bool Save(FiledReport report, ReportReceipt? receipt);

    /// <summary>The receipts of a report, the first call first.</summary>
    IReadOnlyList<ReportReceipt> Receipts(string report);
}
