using System.Text;
using System.Threading.Channels;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Storage;
using Cordon.Storage.History;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>
/// The thread that writes the history. It may lag behind the evaluation by a bounded number of rows; after a crash the log is evaluated again from
/// where the history is whole.
/// </summary>
internal sealed partial class HistoryWriter : IDisposable
{
    private const int MostPiecesWaiting = 64;
    private const int PieceRows = 2_000;
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private readonly HistoryStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly HistoryUpkeep _upkeep;
    private readonly Channel<Piece> _pieces = Channel.CreateBounded<Piece>(new BoundedChannelOptions(MostPiecesWaiting) { SingleReader = true });
    private readonly Thread _thread;
    private List<HistoryRow> _piece = [];

    public HistoryWriter(string folder, HistoryRetention retention, TimeProvider clock, ILogger logger)
    {
        (_clock, _logger) = (clock, logger);
        _store = HistoryStore.Open(folder);
        _upkeep = new HistoryUpkeep(_store, retention, clock, report => Retained(logger, report.ToString()), failure => Failed(logger, failure.Message));
        _thread = new Thread(Run) { Name = "cordon-history-write", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>The files, for queries.</summary>
    public IHistoryFiles Files => _store;

    /// <summary>Every row up to this sequence is in a file.</summary>
    public long PersistedTo => _store.PersistedTo;

    /// <summary>Why the last try to write failed; null when it did not.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>Adds what came of an event. Waits when the history lags too far behind.</summary>
    public void Add(Cordon.Events.Log.EventRecord record, in Evaluation evaluation)
    {
        _piece.Add(new HistoryRow
        {
            Sequence = record.Sequence,
            Received = record.Received,
            Event = record.Event,
            Verdict = Words.Of(evaluation.Verdict),
            Rules = evaluation.IsEmpty ? [] : [.. evaluation.Hits.Where(h => !h.Shadow).Select(h => h.Rule)],
            ShadowRules = evaluation.IsEmpty ? [] : [.. evaluation.Hits.Where(h => h.Shadow).Select(h => h.Rule)],
            Evaluation = evaluation.IsEmpty ? null : Encoding.UTF8.GetString(EvaluationWriter.ToBytes(evaluation)),
        });
        if (_piece.Count >= PieceRows)
            HandOn();
    }

    /// <summary>Gives what was added to the writing thread. By the thread that adds.</summary>
    public void HandOn()
    {
        if (_piece.Count == 0)
            return;
        Write(new Piece(_piece, null));
        _piece = [];
    }

    /// <summary>Ends when everything handed on so far is in files, or the try to write it has failed.</summary>
    public Task Flush()
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _pieces.Writer.TryWrite(new Piece([], flushed)) ? flushed.Task : Task.CompletedTask;
    }

    /// <summary>Writes what was added, and ends.</summary>
    public void Dispose()
    {
        HandOn();
        _pieces.Writer.Complete();
        _thread.Join();
        _upkeep.Dispose();
        _store.Dispose();
    }

    private void Write(Piece piece)
    {
        if (!_pieces.Writer.TryWrite(piece))
            _pieces.Writer.WriteAsync(piece).AsTask().GetAwaiter().GetResult();
    }

    private void Run()
    {
        var flushedAt = _clock.GetTimestamp();
        while (true)
        {
            var more = _pieces.Reader.WaitToReadAsync().AsTask();
            while (!more.Wait(FlushEvery))
                FlushWhenDue(ref flushedAt);
            if (!more.Result)
                break;
            while (_pieces.Reader.TryRead(out var piece))
            {
                Try(() => _store.Append(piece.Rows));
                if (piece.Flushed is null)
                    continue;
                Try(() => _store.Flush());
                flushedAt = _clock.GetTimestamp();
                piece.Flushed.SetResult();
            }

            FlushWhenDue(ref flushedAt);
        }

        Try(() => _store.Flush());
    }

    private void FlushWhenDue(ref long flushedAt)
    {
        if (_clock.GetElapsedTime(flushedAt) < FlushEvery)
            return;
        Try(() => _store.Flush());
        flushedAt = _clock.GetTimestamp();
    }

    /// <summary>Works, and tells of a failure. What could not be written stays in the store's memory, and this thread stands still for a while.</summary>
    private void Try(Action work)
    {
        try
        {
            work();
            Failure = null;
        }
        catch (StorageException e)
        {
            Failure = e;
            Failed(_logger, e.Message);
            Thread.Sleep(AfterFailure);
        }
    }

    [LoggerMessage(700, LogLevel.Error, "The history cannot be written, and waits: {Reason}")]
    private static partial void Failed(ILogger logger, string reason);

    [LoggerMessage(701, LogLevel.Information, "Let go by retention: {What}")]
    private static partial void Retained(ILogger logger, string what);

    /// <summary>Rows, and who waits for them to be in files.</summary>
    private sealed record Piece(List<HistoryRow> Rows, TaskCompletionSource? Flushed);
}
