namespace Cordon.Storage.Evidence;

/// <summary>The tables. Times are microseconds since 1970, UTC.</summary>
public sealed partial class EvidenceStore
{
    private static readonly string[] Schema =
    [
        """
        CREATE TABLE objects(sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, blob TEXT NOT NULL, state TEXT NOT NULL, received INTEGER NOT NULL, received_by TEXT NOT NULL,
            source TEXT NOT NULL, file_name TEXT, media_type TEXT, preserved_until INTEGER NOT NULL, hold_by TEXT, hold_at INTEGER, hold_reason TEXT,
            destroy_by TEXT, destroy_at INTEGER, destroy_reason TEXT, destroyed_at INTEGER) WITHOUT ROWID;
        CREATE INDEX objects_in ON objects(state, preserved_until);
        CREATE TABLE object_cases(sha256 TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (case_id, sha256)) WITHOUT ROWID;
        CREATE INDEX cases_of ON object_cases(sha256, case_id);
        CREATE TABLE reports(id TEXT PRIMARY KEY, version INTEGER NOT NULL, authority TEXT NOT NULL, mode TEXT NOT NULL, case_id TEXT NOT NULL, body BLOB NOT NULL, state TEXT NOT NULL,
            created INTEGER NOT NULL, created_by TEXT NOT NULL, approved_by TEXT, approved_at INTEGER, approved_reason TEXT, number TEXT, attempt INTEGER NOT NULL, failures INTEGER NOT NULL,
            due INTEGER NOT NULL, problem TEXT, stuck INTEGER NOT NULL, lost INTEGER NOT NULL, retract_by TEXT, retract_at INTEGER, retract_reason TEXT, ended INTEGER) WITHOUT ROWID;
        CREATE INDEX reports_due ON reports(state, due);
        CREATE UNIQUE INDEX one_report_a_case ON reports(case_id, authority, mode) WHERE state <> 'retracted';
        CREATE TABLE report_files(report TEXT NOT NULL, part INTEGER NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL, file_id TEXT, md5 TEXT, PRIMARY KEY (report, part)) WITHOUT ROWID;
        CREATE INDEX reports_of ON report_files(sha256);
        CREATE TABLE receipts(number INTEGER PRIMARY KEY AUTOINCREMENT, report TEXT NOT NULL, at INTEGER NOT NULL, call TEXT NOT NULL, outcome TEXT NOT NULL, reply TEXT NOT NULL);
        CREATE INDEX receipts_of ON receipts(report, number);
        CREATE TABLE statements(puid TEXT PRIMARY KEY, body BLOB NOT NULL, made INTEGER NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL, failures INTEGER NOT NULL, problem TEXT,
            ended INTEGER) WITHOUT ROWID;
        CREATE INDEX statements_due ON statements(state, due);
        """,
    ];
}
