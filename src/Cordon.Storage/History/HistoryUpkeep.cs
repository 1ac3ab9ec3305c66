namespace Cordon.Storage.History;

/// <summary>The thread behind a history store: keeps its files few, and lets old data go.</summary>
public sealed class HistoryUpkeep : IDisposable
{
    private readonly HistoryStore _store;
    private readonly HistoryRetention _retention;
    private readonly TimeProvider _clock;
    private readonly Action<RetentionReport> _retained;
    private readonly Action<Exception> _failed;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <param name="store">The store.</param>
    /// <param name="retention">How long what is kept.</param>
    /// <param name="clock">The clock that ages are told by.</param>
    /// <param name="retained">Told of what a retention run let go, when it was anything.</param>
    /// <param name="failed">Told of failures; the work is tried again a minute later.</param>
    public HistoryUpkeep(HistoryStore store, HistoryRetention retention, TimeProvider clock, Action<RetentionReport> retained, Action<Exception> failed)
    {
        (_store, _retention, _clock, _retained, _failed) = (store, retention, clock, retained, failed);
        _thread = new Thread(Run) { Name = "cordon-history", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>How long between two looks at what there is to merge.</summary>
    public static TimeSpan MergeEvery { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long between two retention runs.</summary>
    public static TimeSpan RetainEvery { get; } = TimeSpan.FromHours(1);

    /// <summary>Ends the work under way, and returns when it has ended.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        DateTimeOffset? retained = null;
        var wait = TimeSpan.Zero;
        while (!_stop.Wait(wait))
        {
            wait = MergeEvery;
            try
            {
                if (retained is null || _clock.GetUtcNow() - retained >= RetainEvery)
                {
                    var report = _store.Retain(_retention, _clock.GetUtcNow());
                    retained = _clock.GetUtcNow();
                    if (report != default)
                        _retained(report);
                }

                if (_store.Compact() > 0)
                    wait = TimeSpan.Zero;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _failed(e);
                wait = TimeSpan.FromMinutes(1);
            }
        }
    }
}
