using System.Globalization;
using DuckDB.NET.Data;

namespace Cordon.Storage.History;

/// <summary>
/// An empty database in memory that reads and writes the files of one folder and nothing else: memory and threads are bounded, no extension can be
/// loaded, no other file or address be reached, and no statement can change that.
/// </summary>
internal sealed class HistoryDatabase : IDisposable
{
    private const string SpillMost = "8GB";

    private readonly DuckDBConnection _connection;

    private HistoryDatabase(DuckDBConnection connection) => _connection = connection;

    public static HistoryDatabase Open(HistoryFolder folder, string spill, int memoryMiB, int threads)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            connection.Open();
            var database = new HistoryDatabase(connection);
            database.Run(string.Create(CultureInfo.InvariantCulture, $"""
                SET memory_limit = '{memoryMiB}MiB';
                SET threads = {threads};
                SET TimeZone = 'UTC';
                SET autoinstall_known_extensions = false;
                SET autoload_known_extensions = false;
                SET allow_community_extensions = false;
                SET temp_directory = {Quoted(spill)};
                SET max_temp_directory_size = '{SpillMost}';
                SET enable_progress_bar = false;
                SET allowed_directories = [{Quoted(folder.Root)}, {Quoted(spill)}];
                SET enable_external_access = false;
                SET lock_configuration = true;
                """));
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Another connection to the same database; one for each thread.</summary>
    public DuckDBConnection Connect()
    {
        var connection = _connection.Duplicate();
        connection.Open();
        return connection;
    }

    public DuckDBConnection Main => _connection;

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A text of Cordon's own, such as the path of a file, as a literal.</summary>
    public static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    public void Dispose() => _connection.Dispose();
}
