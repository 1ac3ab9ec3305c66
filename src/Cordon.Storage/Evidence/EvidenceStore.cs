using Cordon.Casework.Evidence;
using Cordon.Casework.Reporting;
using Cordon.Casework.Reporting.Dsa;
using Cordon.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Evidence;

/// <summary>
/// What is known of evidence and of reports, in a SQLite file of its own: it can be kept, and given away, apart from the state of the engine. One connection
/// under one lock; several processes may have the file open.
/// </summary>
public sealed partial class EvidenceStore : IEvidenceIndex, IReportStore, IStatementStore, IDisposable
{
    private readonly SqliteSession _db;

    private EvidenceStore(SqliteSession db) => _db = db;

    /// <summary>The file in a data folder.</summary>
    public static string In(string dataFolder) => Path.Combine(dataFolder, "evidence.db");

    /// <summary>Opens the file; makes it where there is none.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is damaged, or is of a newer version.</exception>
    public static EvidenceStore Open(string path)
    {
        var connection = SqliteFile.Open(path, Schema);
        // What is deleted, such as names of destroyed files, is overwritten.
        SqliteFile.Execute(connection, "PRAGMA secure_delete=ON;");
        return new EvidenceStore(new SqliteSession(path, connection));
    }

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Micros.ToTime(row.GetInt64(column));

    private static long? OfTime(DateTimeOffset? time) => time is { } at ? Micros.Of(at) : null;

    /// <summary>A person, a time and a reason in three columns; null where there is no person.</summary>
    private static Attributed? Attribution(SqliteDataReader row, int column) => row.IsDBNull(column)
        ? null
        : new Attributed(row.GetString(column), Micros.ToTime(row.GetInt64(column + 1)), row.GetString(column + 2));
}
