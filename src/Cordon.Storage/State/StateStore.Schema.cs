namespace Cordon.Storage.State;

/// <summary>The tables. Times are microseconds since 1970, UTC.</summary>
public sealed partial class StateStore
{
    private static readonly string[] Schema =
    [
        """
        CREATE TABLE api_keys(id TEXT PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL, scopes TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER);
        CREATE TABLE policies(hash TEXT PRIMARY KEY, files BLOB NOT NULL, stored INTEGER NOT NULL);
        CREATE TABLE put_out(only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL);
        INSERT INTO put_out VALUES (1, 0);
        CREATE TABLE activations(sequence INTEGER PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL);
        CREATE TABLE label_changes(sequence INTEGER NOT NULL, part INTEGER NOT NULL, at INTEGER NOT NULL, entity TEXT NOT NULL, label TEXT NOT NULL,
            change TEXT NOT NULL, source TEXT NOT NULL, set_by TEXT NOT NULL, reason TEXT NOT NULL, expires INTEGER, PRIMARY KEY (sequence, part)) WITHOUT ROWID;
        CREATE INDEX label_changes_of ON label_changes(entity, sequence);
        CREATE TABLE queued(sequence INTEGER NOT NULL, part INTEGER NOT NULL, at INTEGER NOT NULL, queue TEXT NOT NULL, priority INTEGER NOT NULL,
            entity TEXT NOT NULL, rule TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (sequence, part)) WITHOUT ROWID;
        CREATE INDEX queued_in ON queued(queue, priority DESC, sequence);
        CREATE TABLE webhooks(id TEXT PRIMARY KEY, url TEXT NOT NULL, secret BLOB NOT NULL, kinds TEXT NOT NULL, created INTEGER NOT NULL, removed INTEGER);
        CREATE TABLE deliveries(id TEXT NOT NULL, webhook TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL, made INTEGER NOT NULL, due INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting', problem TEXT, PRIMARY KEY (id, webhook)) WITHOUT ROWID;
        CREATE INDEX deliveries_due ON deliveries(state, due, webhook);
        CREATE TABLE cursors(source TEXT PRIMARY KEY, value INTEGER NOT NULL);
        """,
        """
        CREATE TABLE networks(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, members TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL);
        """,
        """
        ALTER TABLE queued ADD COLUMN severity TEXT NOT NULL DEFAULT 'medium';
        ALTER TABLE queued ADD COLUMN note TEXT NOT NULL DEFAULT '';
        """,
    ];
}
