using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Sqlite;

/// <summary>
/// Moves what is committed from the write-ahead log into the file, beside the writers: where a writer does it at its commit, whoever comes next waits for hundreds of pages. What is
/// committed is durable before that; a move that fails is tried again.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly SqliteConnection _connection;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <param name="connection">A connection of its own to the file.</param>
    public Checkpointer(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { Name = "cordon-checkpoint", IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _connection.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.Wait(Every))
        {
            try
            {
                SqliteFile.Execute(_connection, "PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (SqliteException)
            {
                // The disk is full or the file is busy; commits tell whoever waits for them.
            }
        }
    }
}
