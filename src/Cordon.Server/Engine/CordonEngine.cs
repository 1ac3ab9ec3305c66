using Cordon.Events.Log;
using Cordon.Policy.Evaluating;
using Cordon.Server.Casework;
using Cordon.Server.Guarding;
using Cordon.Server.Hosting;
using Cordon.Server.Outbox;
using Cordon.Server.Returns;
using Cordon.Storage;
using Cordon.Storage.Casework;
using Cordon.Storage.History;
using Cordon.Storage.Log;
using Cordon.Storage.State;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>The engine of a server: a durable log, the state that follows from it, and the outbox.</summary>
internal sealed class CordonEngine : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;
    private KeyIndex _keys = null!;
    private LogWriter _writer = null!;
    private Evaluator _evaluator = null!;
    private HistoryWriter? _history;
    private WebhookSender _sender = null!;

    private CordonEngine(DataFolder folder, TimeProvider clock) => (_folder, _clock) = (folder, clock);

    /// <summary>The log, to be read.</summary>
    public EventLog Log { get; private set; } = null!;

    /// <summary>What is known beside the log.</summary>
    public StateStore Store { get; private set; } = null!;

    /// <summary>The way into the ledger.</summary>
    public Acts Acts { get; private set; } = null!;

    /// <summary>What people work on and decide.</summary>
    public CaseworkDesk Casework { get; private set; } = null!;

    /// <summary>What surfaces are answered from.</summary>
    public GuardFeed Guard { get; private set; } = null!;

    /// <summary>Who may have returned; asked under <see cref="Ask"/>.</summary>
    public ReturnFeed Returns { get; private set; } = null!;

    /// <summary>The policies.</summary>
    public PolicyBook Policies { get; private set; } = null!;

    /// <summary>Why nothing can be written at present; null when it can.</summary>
    public string? Problem => _writer.Failure?.Message ?? _evaluator.Failure?.Message ?? Casework.Problem;

    /// <summary>Bytes that wait to be written, about.</summary>
    public long BytesWaiting => _writer.BytesWaiting;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Opens a data folder, brings the state up to the end of the log, and begins to take in records.</summary>
    /// <exception cref="Storage.StorageException">The folder cannot be used.</exception>
    public static async Task<CordonEngine> Open(ServerOptions options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellation)
    {
        var engine = new CordonEngine(DataFolder.Open(options.DataFolder), clock);
        try
        {
            engine.Recover(options, loggers, cancellation);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes in records; false when too much waits already.</summary>
    public bool TrySubmit(Submission submission) => _writer.TrySubmit(submission);

    /// <summary>Writes a command to the log, and tells what came of it.</summary>
    /// <exception cref="Storage.StorageException">It could not be written.</exception>
    public async Task<Evaluation> Execute(Command command, CancellationToken cancellation)
    {
        var submission = new Submission(command);
        if (!_writer.TrySubmit(submission))
            throw new OperationCanceledException("the server is stopping");
        await submission.Done.WaitAsync(cancellation);
        return submission.Verdicts!.Command ?? throw new InvalidOperationException("the command could not be evaluated");
    }

    /// <summary>Reads the state.</summary>
    public T Ask<T>(Func<PolicyEngine, T> question) => _evaluator.Ask(question);

    /// <summary>The history, to be asked; null when none is kept.</summary>
    public IHistoryFiles? History => _history?.Files;

    /// <summary>Ends when the history holds what was evaluated so far.</summary>
    public Task FlushHistory() => _history?.Flush() ?? Task.CompletedTask;

    /// <summary>Keeps a network, and lets the guard know; it is answered from when this returns.</summary>
    /// <exception cref="Storage.StorageException">It could not be kept.</exception>
    public void Keep(StoredNetwork network) => Ask(engine =>
    {
        // Kept and made known in one turn, so that of two at once the same one wins in both places.
        var kept = Store.Keep(network);
        Guard.Take(kept, engine);
        Returns.Take(kept);
        return true;
    });

    /// <summary>Takes note that webhooks were added or removed.</summary>
    public void WebhooksChanged() => _evaluator.Tell(Store.Webhooks());

    public async ValueTask DisposeAsync()
    {
        if (Casework is not null)
            await Casework.DisposeAsync();
        if (_sender is not null)
            await _sender.DisposeAsync();
        _writer?.Stop();
        _evaluator?.Stop();
        _history?.Dispose();
        Acts?.Dispose();
        Store?.Dispose();
        _keys?.Dispose();
        Log?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Shows the watch for returns what the log still holds: what members used, and who is new. What it proposes of that was put into its queue before.</summary>
    private void LearnAgain(long through, CancellationToken cancellation)
    {
        if (!Returns.HasNetworks)
            return;
        foreach (var happened in Log.Read(Log.FirstSequence, cancellation).TakeWhile(r => r.Sequence <= through).OfType<EventRecord>())
            Returns.Note(happened.Event);
    }

    private void Recover(ServerOptions options, ILoggerFactory loggers, CancellationToken cancellation)
    {
        Log = EventLog.Open(_folder.Log);
        _keys = KeyIndex.Open(_folder.Keys, Log, cancellation: cancellation);
        Store = StateStore.Open(_folder.State);
        Acts = new Acts(_folder.Root, options.Witness, _clock, loggers);
        Policies = new PolicyBook(Store);
        var snapshots = new Snapshots(_folder.Snapshots, loggers.CreateLogger<Snapshots>());
        if (options.KeepsHistory)
            _history = new HistoryWriter(_folder.History, options.Retention, _clock, loggers.CreateLogger<HistoryWriter>());
        // Commands leave no row, so that the history ends with the last event.
        var whole = (_history is null ? null : Log.Read(_history.PersistedTo + 1, cancellation).FirstOrDefault(r => r is EventRecord)?.Sequence - 1) ?? Log.NextSequence - 1;
        var state = snapshots.Load(Policies.Find, new EngineOptions { TableSeed = (ulong)Log.Secret }, whole);
        // Half of a log would give labels and counters that look right and are not.
        if (state.Sequence + 1 < Log.FirstSequence && Log.FirstSequence < Log.NextSequence)
            throw new StorageException($"no snapshot in {_folder.Snapshots} can be used, and {_folder.Log} keeps only what came after record {Log.FirstSequence - 1}; bring a snapshot back from a copy of the data folder");
        Guard = new GuardFeed((ulong)Log.Secret, Store.Networks(), _clock);
        Returns = new ReturnFeed(Store.Networks());
        LearnAgain(state.Sequence, cancellation);
        var evaluator = new Evaluator(state, new PutOut(Store, Acts), _history, Guard, Returns, snapshots, options.SnapshotEvery, _clock, loggers.CreateLogger<Evaluator>());
        evaluator.CatchUp(Log, cancellation);
        _writer = new LogWriter(Log, _keys, _clock, options.MostWaitingBytes, options.LogKept, () => Math.Min(snapshots.Oldest, _history?.PersistedTo ?? long.MaxValue) + 1, loggers.CreateLogger<LogWriter>());
        _evaluator = evaluator;
        _writer.Start();
        _evaluator.Start(_writer.Durable);
        _sender = new WebhookSender(Store, _clock, loggers.CreateLogger<WebhookSender>());
        _sender.Start();
        Casework = new CaseworkDesk(this, CaseworkStore.Open(_folder.Casework), options.Faults, _clock, loggers.CreateLogger<CaseworkDesk>());
        Casework.Start();
    }
}
