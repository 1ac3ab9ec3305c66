using System.Globalization;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Events.Reading;
using Cordon.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Log;

/// <summary>
/// The event log in a SQLite file: events in compressed blocks, commands, and the records that could not be read. What <see cref="Append"/> has
/// returned from survives a crash at any instant; what it threw at has left no trace. One thread appends; any number read.
/// </summary>
public sealed class EventLog : IEventLog, IDisposable
{
    /// <summary>How many rejected records are kept; the oldest give way.</summary>
    public const int RejectsKept = 100_000;

    // Small enough that one block decoded is no burden.
    private const int BlockEvents = 1 << 13;

    private static readonly string[] Schema =
    [
        """
        CREATE TABLE log(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, received INTEGER NOT NULL, name TEXT, body BLOB NOT NULL);
        CREATE TABLE rejects(id INTEGER PRIMARY KEY AUTOINCREMENT, received INTEGER NOT NULL, line INTEGER NOT NULL, place INTEGER NOT NULL,
            reason TEXT NOT NULL, bytes INTEGER NOT NULL, raw BLOB NOT NULL);
        CREATE TABLE secret(value BLOB NOT NULL);
        INSERT INTO secret VALUES (randomblob(8));
        """,
    ];

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _insertReject;
    private readonly BlockCodec _codec = new();

    private EventLog(string path, SqliteConnection connection)
    {
        (_path, _connection) = (path, connection);
        NextSequence = 1 + SqliteFile.Number(connection, "SELECT first + count - 1 FROM log ORDER BY first DESC LIMIT 1");
        FirstSequence = SqliteFile.Number(connection, "SELECT min(first) FROM log") is > 0 and var first ? first : NextSequence;
        Secret = ReadSecret(connection);
        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO log(first, count, received, name, body) VALUES ($first, $count, $received, $name, $body)";
        foreach (var name in (ReadOnlySpan<string>)["$first", "$count", "$received", "$name", "$body"])
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        _insertReject = connection.CreateCommand();
        _insertReject.CommandText = "INSERT INTO rejects(received, line, place, reason, bytes, raw) VALUES ($received, $line, $place, $reason, $bytes, $raw)";
        foreach (var name in (ReadOnlySpan<string>)["$received", "$line", "$place", "$reason", "$bytes", "$raw"])
            _insertReject.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    /// <summary>The sequence that the next record gets.</summary>
    public long NextSequence { get; private set; }

    /// <summary>The sequence of the first record still kept; <see cref="NextSequence"/> when there is none.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>A number of this log's own, made at random with it, with which keys are hashed so that nobody outside can make two that collide.</summary>
    public long Secret { get; }

    /// <summary>Opens a log; makes it where there is none.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is damaged, or is of a newer version.</exception>
    public static EventLog Open(string path)
    {
        var connection = SqliteFile.Open(path, Schema);
        try
        {
            return new EventLog(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Adds records, all or none, and returns when they are durable.</summary>
    /// <param name="received">The time of the appending.</param>
    /// <param name="events">Events, in their order; their sequences begin at <see cref="NextSequence"/>.</param>
    /// <param name="commands">Commands, after the events.</param>
    /// <param name="rejects">Records that could not be read.</param>
    /// <exception cref="StorageException">Nothing was added; <see cref="StorageException.IsDiskFull"/> says whether trying again can help.</exception>
    public void Append(DateTimeOffset received, IReadOnlyList<Event> events, IReadOnlyList<Command> commands, IReadOnlyList<RejectedRecord> rejects)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            var next = NextSequence;
            var micros = Micros.Of(received);
            for (var from = 0; from < events.Count; from += BlockEvents)
            {
                var count = Math.Min(BlockEvents, events.Count - from);
                Insert(transaction, next, count, micros, null, _codec.Encode(events, from, count));
                next += count;
            }

            foreach (var command in commands)
                Insert(transaction, next++, 1, micros, command.Name, command.Body.ToArray());
            foreach (var reject in rejects)
                Insert(transaction, micros, reject);
            transaction.Commit();
            NextSequence = next;
        }
        catch (SqliteException e)
        {
            throw StorageException.Of(_path, e);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<LogRecord> Read(long from, CancellationToken cancellation)
    {
        using var connection = SqliteFile.Open(_path, Schema);
        using var codec = new BlockCodec();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT first, received, name, body FROM log WHERE first > $before AND first + count > $from ORDER BY first";
        command.Parameters.AddWithValue("$before", from - BlockEvents);
        command.Parameters.AddWithValue("$from", from);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var first = rows.GetInt64(0);
            var received = Micros.ToTime(rows.GetInt64(1));
            var body = rows.GetFieldValue<byte[]>(3);
            if (!rows.IsDBNull(2))
            {
                yield return new CommandRecord(first, received, rows.GetString(2), body);
                continue;
            }

            var events = Decode(codec, first, body);
            for (var i = 0; i < events.Count; i++)
            {
                if (first + i >= from)
                    yield return new EventRecord(first + i, received, events[i].Event!);
            }
        }
    }

    /// <summary>
    /// Removes the oldest blocks that were received before a time and whose records all lie before a place, and overwrites what was in them. The last
    /// block stays in any case: it tells where the log goes on. By the thread that appends.
    /// </summary>
    /// <param name="before">The place.</param>
    /// <param name="received">The time.</param>
    /// <param name="mostBlocks">How many blocks at most, so that nobody who appends waits long.</param>
    /// <returns>How many blocks were removed.</returns>
    /// <exception cref="StorageException">Nothing was removed.</exception>
    public int Forget(long before, DateTimeOffset received, int mostBlocks)
    {
        try
        {
            var removed = SqliteFile.Execute(_connection, string.Create(CultureInfo.InvariantCulture, $"""
                PRAGMA secure_delete=ON;
                DELETE FROM log WHERE first IN (SELECT first FROM log ORDER BY first LIMIT {mostBlocks})
                    AND first + count <= {before} AND received < {Micros.Of(received)} AND first < (SELECT max(first) FROM log);
                """));
            FirstSequence = SqliteFile.Number(_connection, "SELECT min(first) FROM log") is > 0 and var first ? first : NextSequence;
            return removed;
        }
        catch (SqliteException e)
        {
            throw StorageException.Of(_path, e);
        }
    }

    /// <summary>Rejected records, the latest first.</summary>
    /// <param name="before">Only those with a lesser number; null for the latest.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<StoredReject> Rejects(long? before, int most)
    {
        using var connection = SqliteFile.Open(_path, Schema);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, received, line, place, reason, bytes, raw FROM rejects WHERE id < $before ORDER BY id DESC LIMIT $most";
        command.Parameters.AddWithValue("$before", before ?? long.MaxValue);
        command.Parameters.AddWithValue("$most", most);
        using var rows = command.ExecuteReader();
        var found = new List<StoredReject>();
        while (rows.Read())
        {
            found.Add(new StoredReject(
                rows.GetInt64(0), Micros.ToTime(rows.GetInt64(1)),
                new RejectedRecord(0, rows.GetInt64(2), rows.GetInt64(3), rows.GetString(4), rows.GetInt64(5), rows.GetFieldValue<byte[]>(6))));
        }

        return found;
    }

    /// <summary>Bounds the size of the file, as a full disk does.</summary>
    internal void LimitPages(int pages) => SqliteFile.Execute(_connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _insertReject.Dispose();
        _codec.Dispose();
        _connection.Dispose();
    }

    private void Insert(SqliteTransaction transaction, long first, int count, long received, string? name, byte[] body)
    {
        _insert.Transaction = transaction;
        _insert.Parameters[0].Value = first;
        _insert.Parameters[1].Value = count;
        _insert.Parameters[2].Value = received;
        _insert.Parameters[3].Value = (object?)name ?? DBNull.Value;
        _insert.Parameters[4].Value = body;
        _insert.ExecuteNonQuery();
    }

    private void Insert(SqliteTransaction transaction, long received, RejectedRecord reject)
    {
        _insertReject.Transaction = transaction;
        _insertReject.Parameters[0].Value = received;
        _insertReject.Parameters[1].Value = reject.Line;
        _insertReject.Parameters[2].Value = reject.Column;
        _insertReject.Parameters[3].Value = reject.Reason;
        _insertReject.Parameters[4].Value = reject.Bytes;
        _insertReject.Parameters[5].Value = reject.Raw;
        _insertReject.ExecuteNonQuery();
        using var last = _connection.CreateCommand();
        last.Transaction = transaction;
        last.CommandText = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM rejects WHERE id <= last_insert_rowid() - {RejectsKept}");
        last.ExecuteNonQuery();
    }

    private List<PayloadRecord> Decode(BlockCodec codec, long first, byte[] body)
    {
        try
        {
            return [.. codec.Decode(body)];
        }
        catch (InvalidDataException e)
        {
            throw new StorageException(string.Create(CultureInfo.InvariantCulture, $"{_path}: the block of events from {first} on is damaged ({e.Message}); restore the file from a copy"), e);
        }
    }

    private static long ReadSecret(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM secret";
        return BitConverter.ToInt64((byte[])command.ExecuteScalar()!);
    }
}
