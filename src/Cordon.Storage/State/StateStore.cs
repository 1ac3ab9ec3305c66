using Cordon.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.State;

/// <summary>
/// What Cordon knows beside the log, in a SQLite file: keys, policies, what the engine put out. One connection under one lock; what reads much
/// opens its own.
/// </summary>
public sealed partial class StateStore : IDisposable
{
    private readonly SqliteSession _db;

    private StateStore(SqliteSession db) => _db = db;

    /// <summary>Opens the file; makes it where there is none.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is damaged, or is of a newer version.</exception>
    public static StateStore Open(string path) => new StateStore(new SqliteSession(path, SqliteFile.Open(path, Schema)));

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();

    private static DateTimeOffset? OfMicros(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Micros.ToTime(row.GetInt64(column));
}
