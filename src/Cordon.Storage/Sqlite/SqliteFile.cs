using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Sqlite;

/// <summary>
/// A SQLite file that is durable on commit: write-ahead log, synchronous=FULL. Its schema is a list of steps, each taken once; the number of steps
/// taken stands in the file as <c>user_version</c>.
/// </summary>
internal static class SqliteFile
{
    /// <summary>Opens the file, makes it where there is none, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file is no database, is damaged, or was written by a newer version.</exception>
    public static SqliteConnection Open(string path, IReadOnlyList<string> schema)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=2000;");
            Migrate(connection, path, schema);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw StorageException.Of(path, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements without a result.</summary>
    public static int Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The one value that a statement gives, as a number; zero for none.</summary>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }

    private static void Migrate(SqliteConnection connection, string path, IReadOnlyList<string> schema)
    {
        var taken = Number(connection, "PRAGMA user_version");
        if (taken > schema.Count)
            throw new StorageException($"{path} was written by a newer version of Cordon (schema {taken}, this one knows {schema.Count}); run that version, or give another data folder");
        for (var step = (int)taken; step < schema.Count; step++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, schema[step]);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={step + 1}"));
            transaction.Commit();
        }
    }
}
