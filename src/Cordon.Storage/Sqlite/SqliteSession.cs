using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Sqlite;

/// <summary>One connection under one lock, with its statements kept prepared. Transactions are whole or not at all, whatever is thrown inside.</summary>
internal sealed class SqliteSession(string path, SqliteConnection connection) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    /// <summary>Does work in one transaction; it is on the disk when this returns.</summary>
    /// <exception cref="StorageException">Nothing of it was kept.</exception>
    public T InTransaction<T>(Func<T> work) => Locked(() =>
    {
        if (_transaction is not null)
            return work();
        // Immediate, so that what is read first is still so when it is written.
        using var transaction = connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            var result = work();
            transaction.Commit();
            return result;
        }
        finally
        {
            _transaction = null;
        }
    });

    /// <summary>Does work under the lock, outside a transaction unless one is under way.</summary>
    public T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            try
            {
                return work();
            }
            catch (SqliteException e)
            {
                throw StorageException.Of(path, e);
            }
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Locked(sql, values, static command => command.ExecuteNonQuery());

    /// <summary>Reads rows.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values) => Locked(sql, values, command =>
    {
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
            found.Add(row(rows));
        return found;
    });

    /// <summary>Reads one number; 0 for none.</summary>
    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Locked(sql, values, static command => command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : 0);

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var command in _prepared.Values)
                command.Dispose();
            connection.Dispose();
        }
    }

    private T Locked<T>(string sql, ReadOnlySpan<(string Name, object? Value)> values, Func<SqliteCommand, T> work)
    {
        lock (_lock)
        {
            try
            {
                if (!_prepared.TryGetValue(sql, out var command))
                {
                    command = connection.CreateCommand();
                    command.CommandText = sql;
                    _prepared.Add(sql, command);
                }

                command.Transaction = _transaction;
                command.Parameters.Clear();
                foreach (var (name, value) in values)
                    command.Parameters.AddWithValue(name, value ?? DBNull.Value);
                return work(command);
            }
            catch (SqliteException e)
            {
                throw StorageException.Of(path, e);
            }
        }
    }
}
