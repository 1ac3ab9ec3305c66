using System.Text.Json;
using Cordon.Casework;
using Cordon.Casework.Cases;
using Cordon.Casework.Decisions;
using Cordon.Casework.Enforcement;
using Cordon.Casework.Ledger;
using Cordon.Casework.Queues;
using Cordon.Casework.Wellness;
using Cordon.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Casework;

/// <summary>
/// What people work on and what they decided, in a SQLite file of its own. Everything that changes goes through one connection, one transaction at a time; lists are read through
/// another, which waits for nobody.
/// </summary>
public sealed partial class CaseworkStore : IQueueBook, IDecisionBook, ICaseBook, IWellnessBook, IMeasureBook, ICaseActs, IDisposable
{
    private readonly SqliteSession _db;
    private readonly SqliteSession _reads;

    private readonly Checkpointer _checkpointer;

    private CaseworkStore(string path, SqliteConnection writing, SqliteConnection reading, SqliteConnection moving)
    {
        (_db, _reads) = (new SqliteSession(path, writing), new SqliteSession(path, reading));
        LoadSettings();
        _checkpointer = new Checkpointer(moving);
    }

    /// <summary>Opens the file; makes it where there is none.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is damaged, or is of a newer version.</exception>
    public static CaseworkStore Open(string path)
    {
        var open = new List<SqliteConnection>();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                open.Add(SqliteFile.Open(path, Schema));
                // Room for the upper pages of the indexes of a million jobs; the file is moved up by the checkpointer alone.
                SqliteFile.Execute(open[^1], "PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA wal_autocheckpoint=0;");
            }

            return new CaseworkStore(path, open[0], open[1], open[2]);
        }
        catch
        {
            open.ForEach(c => c.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _checkpointer.Dispose();
        _reads.Dispose();
        _db.Dispose();
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaseAct> PendingActs(int most) => _db.Query(
        "SELECT number, at, actor, act, subject, details FROM acts WHERE entered = 0 ORDER BY number LIMIT $most",
        row => new CaseAct(row.GetInt64(0), Micros.ToTime(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), DetailsOf(row.GetString(5))), ("$most", most));

    /// <inheritdoc/>
    public void MarkEntered(long through) => _db.Run("UPDATE acts SET entered = 1 WHERE number <= $through AND entered = 0", ("$through", through));

    /// <summary>Keeps an act with what it changed. Its number goes into the subject, by which it is known in the ledger.</summary>
    private void Act(DateTimeOffset now, Acting who, string act, string subject, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var kept = new Dictionary<string, string>();
        foreach (var (name, value) in details)
        {
            if (value.Length > 0)
                kept[name] = value;
        }

        _db.Run("INSERT INTO acts(at, actor, act, subject, details) VALUES ($at, $actor, $act, $subject, $details)",
            ("$at", Micros.Of(now)), ("$actor", who.Name), ("$act", act), ("$subject", subject), ("$details", JsonSerializer.Serialize(kept)));
    }

    private static List<LedgerDetail> DetailsOf(string json) => [.. JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.Select(d => new LedgerDetail(d.Key, d.Value))];

    private static DateTimeOffset? TimeOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Micros.ToTime(row.GetInt64(column));

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
