using Cordon.Casework.Evidence;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Evidence;

/// <content>The pieces of evidence.</content>
public sealed partial class EvidenceStore
{
    private const string ObjectColumns = "sha256, size, blob, state, received, received_by, source, file_name, media_type, preserved_until, hold_by, hold_at, hold_reason, " +
        "destroy_by, destroy_at, destroy_reason, destroyed_at";

    /// <inheritdoc/>
    public void Add(EvidenceRecord record) => _db.InTransaction(() =>
    {
        _db.Run($"DELETE FROM object_cases WHERE sha256 IN (SELECT sha256 FROM objects WHERE sha256 = $sha AND state = 'destroyed')", ("$sha", record.Sha256));
        _db.Run($"DELETE FROM objects WHERE sha256 = $sha AND state = 'destroyed'", ("$sha", record.Sha256));
        _db.Run($"INSERT INTO objects({ObjectColumns}) VALUES ($sha, $size, $blob, $state, $received, $by, $source, $file, $type, $until, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
            ("$sha", record.Sha256), ("$size", record.Size), ("$blob", record.Blob), ("$state", Word(record.State)), ("$received", Micros.Of(record.Received)), ("$by", record.ReceivedBy),
            ("$source", record.Source), ("$file", record.FileName), ("$type", record.MediaType), ("$until", Micros.Of(record.PreservedUntil)));
        foreach (var id in record.Cases)
            _db.Run("INSERT OR IGNORE INTO object_cases(sha256, case_id) VALUES ($sha, $case)", ("$sha", record.Sha256), ("$case", id));
        return true;
    });

    /// <inheritdoc/>
    public EvidenceRecord? Find(string sha256) => _db.Locked(() => Objects("WHERE sha256 = $sha", ("$sha", sha256)).FirstOrDefault());

    /// <inheritdoc/>
    public IReadOnlyList<EvidenceRecord> In(EvidenceState state) => _db.Locked(() => Objects("WHERE state = $state ORDER BY sha256", ("$state", Word(state))));

    /// <inheritdoc/>
    public IReadOnlyList<EvidenceRecord> List(string? @case, string? after, int limit) => _db.Locked(() => Objects(
        @case is null
            ? "WHERE sha256 > $after ORDER BY sha256 LIMIT $limit"
            : "WHERE sha256 IN (SELECT sha256 FROM object_cases WHERE case_id = $case) AND sha256 > $after ORDER BY sha256 LIMIT $limit",
        ("$case", @case), ("$after", after ?? ""), ("$limit", limit)));

    /// <inheritdoc/>
    public IReadOnlyList<EvidenceRecord> Due(DateTimeOffset now, int limit) => _db.Locked(() => Objects(
        """
        WHERE state = 'kept' AND preserved_until <= $now AND hold_by IS NULL
            AND NOT EXISTS (SELECT 1 FROM report_files f JOIN reports r ON r.id = f.report WHERE f.sha256 = objects.sha256 AND r.state NOT IN ('finished', 'retracted'))
        ORDER BY sha256 LIMIT $limit
        """,
        ("$now", Micros.Of(now)), ("$limit", limit)));

    /// <inheritdoc/>
    public bool Move(string sha256, EvidenceState from, EvidenceState to, DateTimeOffset at) => _db.Run(
        to switch
        {
            EvidenceState.Destroying => "UPDATE objects SET state = $to WHERE sha256 = $sha AND state = $from AND hold_by IS NULL",
            EvidenceState.Destroyed => "UPDATE objects SET state = $to, destroyed_at = $at, file_name = NULL, media_type = NULL WHERE sha256 = $sha AND state = $from",
            _ => "UPDATE objects SET state = $to WHERE sha256 = $sha AND state = $from",
        },
        ("$sha", sha256), ("$from", Word(from)), ("$to", Word(to)), ("$at", Micros.Of(at))) > 0;

    /// <inheritdoc/>
    public void Attach(string sha256, string @case) =>
        _db.Run("INSERT OR IGNORE INTO object_cases(sha256, case_id) VALUES ($sha, $case)", ("$sha", sha256), ("$case", @case));

    /// <inheritdoc/>
    public void SetHold(string sha256, Attributed? hold) => _db.Run(
        "UPDATE objects SET hold_by = $by, hold_at = $at, hold_reason = $reason WHERE sha256 = $sha AND state = 'kept'",
        ("$sha", sha256), ("$by", hold?.By), ("$at", OfTime(hold?.At)), ("$reason", hold?.Reason));

    /// <inheritdoc/>
    public void SetDestruction(string sha256, Attributed? request) => _db.Run(
        "UPDATE objects SET destroy_by = $by, destroy_at = $at, destroy_reason = $reason WHERE sha256 = $sha AND state = 'kept'",
        ("$sha", sha256), ("$by", request?.By), ("$at", OfTime(request?.At)), ("$reason", request?.Reason));

    /// <inheritdoc/>
    public void Preserve(string sha256, DateTimeOffset until) => _db.Run(
        "UPDATE objects SET preserved_until = max(preserved_until, $until) WHERE sha256 = $sha AND state = 'kept'", ("$sha", sha256), ("$until", Micros.Of(until)));

    private List<EvidenceRecord> Objects(string where, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var found = _db.Query($"SELECT {ObjectColumns} FROM objects {where}", Object, values);
        for (var i = 0; i < found.Count; i++)
            found[i] = found[i] with { Cases = _db.Query("SELECT case_id FROM object_cases WHERE sha256 = $sha ORDER BY case_id", row => row.GetString(0), ("$sha", found[i].Sha256)) };
        return found;
    }

    private static EvidenceRecord Object(SqliteDataReader row) => new()
    {
        Sha256 = row.GetString(0),
        Size = row.GetInt64(1),
        Blob = row.GetString(2),
        State = State(row.GetString(3)),
        Received = Micros.ToTime(row.GetInt64(4)),
        ReceivedBy = row.GetString(5),
        Source = row.GetString(6),
        FileName = Text(row, 7),
        MediaType = Text(row, 8),
        PreservedUntil = Micros.ToTime(row.GetInt64(9)),
        Hold = Attribution(row, 10),
        Destruction = Attribution(row, 13),
        DestroyedAt = Time(row, 16),
    };

    private static string Word(EvidenceState state) => state switch
    {
        EvidenceState.Arriving => "arriving",
        EvidenceState.Kept => "kept",
        EvidenceState.Destroying => "destroying",
        _ => "destroyed",
    };

    private static EvidenceState State(string word) => word switch
    {
        "arriving" => EvidenceState.Arriving,
        "kept" => EvidenceState.Kept,
        "destroying" => EvidenceState.Destroying,
        _ => EvidenceState.Destroyed,
    };
}
