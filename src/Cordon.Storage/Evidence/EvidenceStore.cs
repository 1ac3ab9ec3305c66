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
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private EvidenceStore(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    /// <summary>The file in a data folder.</summary>
    public static string In(string dataFolder) => Path.Combine(dataFolder, "evidence.db");

    /// <summary>Opens the file; makes it where there is none.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is damaged, or is of a newer version.</exception>
    public static EvidenceStore Open(string path)
    {
        var connection = SqliteFile.Open(path, Schema);
        // What is deleted, such as names of destroyed files, is overwritten.
        SqliteFile.Execute(connection, "PRAGMA secure_delete=ON;");
        return new EvidenceStore(path, connection);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            try
            {
                return work();
            }
            catch (SqliteException e)
            {
                throw StorageException.Of(_path, e);
            }
        }
    }

    /// <summary>Does all or nothing.</summary>
    private T Together<T>(Func<T> work) => Locked(() =>
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            Run("ROLLBACK");
            throw;
        }
    });

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
            found.Add(row(rows));
        return found;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Micros.ToTime(row.GetInt64(column));

    private static long? OfTime(DateTimeOffset? time) => time is { } at ? Micros.Of(at) : null;

    /// <summary>A person, a time and a reason in three columns; null where there is no person.</summary>
    private static Attributed? Attribution(SqliteDataReader row, int column) => row.IsDBNull(column)
        ? null
        : new Attributed(row.GetString(column), Micros.ToTime(row.GetInt64(column + 1)), row.GetString(column + 2));
}
