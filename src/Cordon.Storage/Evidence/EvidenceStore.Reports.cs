using Cordon.Casework.Reporting;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Evidence;

/// <content>The reports.</content>
public sealed partial class EvidenceStore
{
    private const int Constraint = 19;

    private const string ReportColumns = "id, version, authority, mode, body, state, created, created_by, approved_by, approved_at, approved_reason, number, attempt, failures, due, problem, stuck, " +
        "lost, retract_by, retract_at, retract_reason, ended";

    /// <inheritdoc/>
    public bool Add(FiledReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        try
        {
            return _db.InTransaction(() =>
            {
                _db.Run($"INSERT INTO reports(case_id, {ReportColumns}) VALUES ($case, $id, 0, $authority, $mode, $body, $state, $created, $by, NULL, NULL, NULL, NULL, 0, 0, $due, NULL, 0, 0, NULL, NULL, NULL, NULL)",
                    ("$case", report.Case.Case), ("$id", report.Id), ("$authority", report.Authority), ("$mode", report.Mode), ("$body", ReportJson.Write(report.Case)),
                    ("$state", ReportFiler.Word(report.State)), ("$created", Micros.Of(report.Created)), ("$by", report.CreatedBy), ("$due", Micros.Of(report.Due)));
                SaveFiles(report);
                return true;
            });
        }
        catch (StorageException e) when (e.InnerException is SqliteException { SqliteErrorCode: Constraint })
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public FiledReport? FindReport(string id) => _db.Locked(() => ReportsWhere("WHERE id = $id", ("$id", id)).FirstOrDefault());

    /// <inheritdoc/>
    public FiledReport? FindReport(string @case, string authority, string mode) => _db.Locked(() => ReportsWhere(
        "WHERE case_id = $case AND authority = $authority AND mode = $mode AND state <> 'retracted'", ("$case", @case), ("$authority", authority), ("$mode", mode)).FirstOrDefault());

    /// <inheritdoc/>
    public IReadOnlyList<FiledReport> Reports(int limit) => _db.Locked(() => ReportsWhere("ORDER BY created DESC, id LIMIT $limit", ("$limit", limit)));

    /// <inheritdoc/>
    public IReadOnlyList<FiledReport> ReportsOf(string @case) => _db.Locked(() => ReportsWhere("WHERE case_id = $case ORDER BY created, id", ("$case", @case)));

    /// <inheritdoc/>
    public IReadOnlyList<FiledReport> DueReports(DateTimeOffset now, int limit) => _db.Locked(() => ReportsWhere(
        "WHERE state NOT IN ('waiting', 'finished', 'retracted') AND stuck = 0 AND due <= $now ORDER BY due, id LIMIT $limit", ("$now", Micros.Of(now)), ("$limit", limit)));

    /// <inheritdoc/>
    public bool Save(FiledReport report, ReportReceipt? receipt)
    {
        ArgumentNullException.ThrowIfNull(report);
        return _db.InTransaction(() =>
        {
            var saved = _db.Run(
                """
                UPDATE reports SET version = version + 1, state = $state, approved_by = $aby, approved_at = $aat, approved_reason = $areason, number = $number, attempt = $attempt,
                    failures = $failures, due = $due, problem = $problem, stuck = $stuck, lost = $lost, retract_by = $rby, retract_at = $rat, retract_reason = $rreason, ended = $ended
                WHERE id = $id AND version = $version
                """,
                ("$id", report.Id), ("$version", report.Version), ("$state", ReportFiler.Word(report.State)), ("$aby", report.Approval?.By), ("$aat", OfTime(report.Approval?.At)),
                ("$areason", report.Approval?.Reason), ("$number", report.Number), ("$attempt", report.Attempt), ("$failures", report.Failures), ("$due", Micros.Of(report.Due)),
                ("$problem", report.Problem), ("$stuck", report.IsStuck ? 1 : 0), ("$lost", report.Lost), ("$rby", report.Retraction?.By), ("$rat", OfTime(report.Retraction?.At)),
                ("$rreason", report.Retraction?.Reason), ("$ended", OfTime(report.Ended)));
            if (saved == 0)
                return false;
            SaveFiles(report);
            if (receipt is not null)
            {
                _db.Run("INSERT INTO receipts(report, at, call, outcome, reply) VALUES ($report, $at, $call, $outcome, $reply)", ("$report", report.Id), ("$at", Micros.Of(receipt.At)),
                    ("$call", receipt.Call), ("$outcome", receipt.Outcome.ToString()), ("$reply", receipt.Reply));
            }

            return true;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportReceipt> Receipts(string report) => _db.Query(
        "SELECT at, call, outcome, reply FROM receipts WHERE report = $report ORDER BY number",
        row => new ReportReceipt(Micros.ToTime(row.GetInt64(0)), row.GetString(1), Enum.Parse<ReplyKind>(row.GetString(2)), row.GetString(3)), ("$report", report));

    private void SaveFiles(FiledReport report)
    {
        for (var i = 0; i < report.Files.Count; i++)
        {
            _db.Run("INSERT OR REPLACE INTO report_files(report, part, sha256, state, file_id, md5) VALUES ($report, $part, $sha, $state, $file, $md5)", ("$report", report.Id), ("$part", i),
                ("$sha", report.Files[i].Sha256), ("$state", report.Files[i].State.ToString()), ("$file", report.Files[i].FileId), ("$md5", report.Files[i].Md5));
        }
    }

    private List<FiledReport> ReportsWhere(string where, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var found = _db.Query($"SELECT {ReportColumns} FROM reports {where}", Report, values);
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with
            {
                Files = _db.Query("SELECT sha256, state, file_id, md5 FROM report_files WHERE report = $report ORDER BY part",
                    row => new FiledFile(row.GetString(0), Enum.Parse<FiledFileState>(row.GetString(1)), Text(row, 2), Text(row, 3)), ("$report", found[i].Id)),
            };
        }

        return found;
    }

    private static FiledReport Report(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Version = row.GetInt64(1),
        Authority = row.GetString(2),
        Mode = row.GetString(3),
        Case = ReportJson.Read(row.GetFieldValue<byte[]>(4)),
        State = Enum.Parse<ReportState>(row.GetString(5), ignoreCase: true),
        Created = Micros.ToTime(row.GetInt64(6)),
        CreatedBy = row.GetString(7),
        Approval = Attribution(row, 8),
        Number = Text(row, 11),
        Attempt = row.GetInt32(12),
        Failures = row.GetInt32(13),
        Due = Micros.ToTime(row.GetInt64(14)),
        Problem = Text(row, 15),
        IsStuck = row.GetInt64(16) != 0,
        Lost = row.GetInt32(17),
        Retraction = Attribution(row, 18),
        Ended = Time(row, 21),
        Files = [],
    };
}
