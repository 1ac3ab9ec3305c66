namespace Cordon.Storage.Casework;

/// <summary>The tables. Times are microseconds since 1970, UTC; states are the numbers of their enumerations.</summary>
public sealed partial class CaseworkStore
{
    private static readonly string[] Schema =
    [
        """
        CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE acts(number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, details TEXT NOT NULL,
            entered INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX acts_pending ON acts(number) WHERE entered = 0;

        CREATE TABLE fed(only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL, part INTEGER NOT NULL);
        INSERT INTO fed VALUES (1, 0, -1);
        CREATE TABLE jobs(id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, severity INTEGER NOT NULL, priority INTEGER NOT NULL,
            exposure INTEGER NOT NULL, created INTEGER NOT NULL, latest INTEGER NOT NULL, due INTEGER NOT NULL, reasons INTEGER NOT NULL, state INTEGER NOT NULL, stage INTEGER NOT NULL,
            claimed_by TEXT, claimed_until INTEGER, rank INTEGER NOT NULL, case_id INTEGER, golden TEXT, ruling TEXT, closed INTEGER, moved INTEGER NOT NULL DEFAULT 0);
        -- One open job a subject; those that measure are apart.
        CREATE UNIQUE INDEX jobs_open ON jobs(subject) WHERE state < 2 AND golden IS NULL;
        CREATE INDEX jobs_of ON jobs(subject, id);
        CREATE INDEX jobs_next ON jobs(queue, rank, id) WHERE state = 0;
        CREATE INDEX jobs_order ON jobs(queue, rank, id) WHERE state < 2;
        CREATE INDEX jobs_oldest ON jobs(queue, created) WHERE state = 0;
        CREATE INDEX jobs_due ON jobs(queue, due) WHERE state < 2;
        CREATE INDEX jobs_expiring ON jobs(claimed_until) WHERE state = 1;
        CREATE INDEX jobs_claimed ON jobs(claimed_by) WHERE state = 1;
        CREATE TABLE job_reasons(job INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, who TEXT NOT NULL, queue TEXT NOT NULL, severity INTEGER NOT NULL,
            entity TEXT NOT NULL, event TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (job, place)) WITHOUT ROWID;
        CREATE TABLE job_comments(id INTEGER PRIMARY KEY, job INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX job_comments_of ON job_comments(job, id);
        CREATE TABLE job_looks(job INTEGER NOT NULL, stage INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, ruling TEXT NOT NULL, note TEXT NOT NULL,
            PRIMARY KEY (job, stage)) WITHOUT ROWID;
        CREATE INDEX job_looks_at ON job_looks(at);
        CREATE TABLE skips(person TEXT NOT NULL, job INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (person, job)) WITHOUT ROWID;
        CREATE TABLE taken(person TEXT NOT NULL, queue TEXT NOT NULL, since INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (person, queue)) WITHOUT ROWID;
        -- Kept by triggers, so that a queue of a million is counted by reading one row.
        CREATE TABLE queue_counts(queue TEXT NOT NULL, state INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (queue, state)) WITHOUT ROWID;
        CREATE TRIGGER jobs_added AFTER INSERT ON jobs BEGIN
            INSERT INTO queue_counts VALUES (new.queue, new.state, 1) ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER jobs_changed AFTER UPDATE OF queue, state ON jobs WHEN old.queue <> new.queue OR old.state <> new.state BEGIN
            UPDATE queue_counts SET count = count - 1 WHERE queue = old.queue AND state = old.state;
            INSERT INTO queue_counts VALUES (new.queue, new.state, 1) ON CONFLICT DO UPDATE SET count = count + 1;
        END;

        CREATE TABLE cases(id INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL UNIQUE, state INTEGER NOT NULL, score REAL NOT NULL, calibrated REAL, reasons TEXT NOT NULL,
            created INTEGER NOT NULL, changed INTEGER NOT NULL, who TEXT NOT NULL, version INTEGER NOT NULL);
        CREATE INDEX cases_changed ON cases(changed);
        CREATE TABLE case_sources(case_id INTEGER PRIMARY KEY, source BLOB NOT NULL);
        CREATE TABLE case_members(case_id INTEGER NOT NULL, account TEXT NOT NULL, role TEXT NOT NULL, strength REAL NOT NULL, stability REAL, risk REAL, standing INTEGER NOT NULL,
            reasons TEXT NOT NULL, changed_by TEXT, changed_why TEXT, PRIMARY KEY (case_id, account)) WITHOUT ROWID;
        CREATE INDEX case_members_of ON case_members(account, case_id);
        CREATE TABLE annotations(id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX annotations_of ON annotations(case_id, id);
        CREATE TABLE plans(case_id INTEGER NOT NULL, number INTEGER NOT NULL, stages TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL, proposed_by TEXT NOT NULL,
            proposed INTEGER NOT NULL, version INTEGER NOT NULL, mark TEXT NOT NULL, decided_by TEXT, decided INTEGER, PRIMARY KEY (case_id, number)) WITHOUT ROWID;

        CREATE TABLE measures(key TEXT PRIMARY KEY, owner TEXT NOT NULL, step INTEGER NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL,
            reason TEXT NOT NULL, who TEXT NOT NULL, due INTEGER NOT NULL, state INTEGER NOT NULL, problem TEXT) WITHOUT ROWID;
        CREATE INDEX measures_of ON measures(owner, step, state, place);
        CREATE INDEX measures_waiting ON measures(owner, step, place, due) WHERE state = 0;
        CREATE INDEX measures_handed ON measures(key) WHERE state = 1;
        -- Whose turn it is: the step that an owner is at, its last, and the step before which all earlier ones must have arrived (-1 for none).
        CREATE TABLE owners(owner TEXT PRIMARY KEY, step INTEGER NOT NULL, last INTEGER NOT NULL, gate INTEGER NOT NULL, live INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX owners_live ON owners(owner) WHERE live = 1;

        CREATE TABLE decisions(id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, reason TEXT NOT NULL, severity INTEGER NOT NULL, who TEXT NOT NULL, second TEXT, at INTEGER NOT NULL,
            note TEXT NOT NULL, job INTEGER, step TEXT, weight REAL NOT NULL, half_life REAL NOT NULL, child_safety INTEGER NOT NULL, overturned INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX decisions_of ON decisions(subject, id);
        CREATE TABLE appeals(id INTEGER PRIMARY KEY AUTOINCREMENT, decision INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL, state INTEGER NOT NULL, who TEXT, decided INTEGER, note TEXT);
        CREATE UNIQUE INDEX appeals_open ON appeals(decision) WHERE state = 0;
        CREATE INDEX appeals_of ON appeals(decision, id);
        CREATE TABLE notices(decision INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL, reason TEXT);

        CREATE TABLE shifts(person TEXT NOT NULL, began INTEGER NOT NULL, seen INTEGER NOT NULL, more INTEGER NOT NULL, overrides INTEGER NOT NULL, budget INTEGER NOT NULL,
            PRIMARY KEY (person, began)) WITHOUT ROWID;
        CREATE INDEX shifts_began ON shifts(began);
        CREATE TABLE reveals(id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, at INTEGER NOT NULL, entity TEXT NOT NULL, material TEXT NOT NULL, job INTEGER, weight INTEGER NOT NULL);
        CREATE TABLE opt_outs(person TEXT NOT NULL, material TEXT NOT NULL, PRIMARY KEY (person, material)) WITHOUT ROWID;
        """,
    ];
}
