using Cordon.Server.Hosting;
using Cordon.Storage.Log;
using Cordon.Storage.State;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>The engine of a server: a durable log, and the state that follows from it.</summary>
internal sealed class CordonEngine : IDisposable
{
    private readonly DataFolder _folder;
    private readonly KeyIndex _keys;
    private readonly LogWriter _writer;
    private readonly Evaluator _evaluator;

    private CordonEngine(DataFolder folder, EventLog log, KeyIndex keys, StateStore store, LogWriter writer, Evaluator evaluator) =>
        (_folder, Log, _keys, Store, _writer, _evaluator) = (folder, log, keys, store, writer, evaluator);

    /// <summary>The log, to be read.</summary>
    public EventLog Log { get; }

    /// <summary>What is known beside the log.</summary>
    public StateStore Store { get; }

    /// <summary>Why nothing can be written at present; null when it can.</summary>
    public string? Problem => _writer.Failure?.Message;

    /// <summary>Bytes that wait to be written, about.</summary>
    public long BytesWaiting => _writer.BytesWaiting;

    /// <summary>Opens a data folder, brings the state up to the end of the log, and begins to take in records.</summary>
    public static CordonEngine Open(ServerOptions options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellation)
    {
        var folder = DataFolder.Open(options.DataFolder);
        var log = EventLog.Open(folder.Log);
        var keys = KeyIndex.Open(folder.Keys, log, cancellation: cancellation);
        var store = StateStore.Open(folder.State);
        var writer = new LogWriter(log, keys, clock, options.MostWaitingBytes, loggers.CreateLogger<LogWriter>());
        var evaluator = new Evaluator(writer.Durable);
        writer.Start();
        evaluator.Start();
        return new CordonEngine(folder, log, keys, store, writer, evaluator);
    }

    /// <summary>Takes in records; false when too much waits already.</summary>
    public bool TrySubmit(Submission submission) => _writer.TrySubmit(submission);

    public void Dispose()
    {
        _writer.Stop();
        _evaluator.Stop();
        Store.Dispose();
        _keys.Dispose();
        Log.Dispose();
        _folder.Dispose();
    }
}
