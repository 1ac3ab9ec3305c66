using System.Threading.Channels;
using Cordon.Events.Log;
using Cordon.Policy.Evaluating;
using Cordon.Server.Guarding;
using Cordon.Server.Returns;
using Cordon.Storage;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>
/// The one thread that evaluates: takes what is durable in the order of the log, answers who waits, and keeps what comes of it. It goes on through
/// failures to keep, holding what waits; when too much waits, it stands still, and callers are sent away at the door.
/// </summary>
internal sealed partial class Evaluator
{
    private const int MostWaiting = 50_000;
    private const int Recent = 1 << 15;

    /// <summary>Records evaluated before readers of the state get a turn.</summary>
    private const int Turn = 512;

    /// <summary>Records looked ahead for what the counters hold.</summary>
    private const int Ahead = 16;

    /// <summary>Records evaluated again at a start after which they are not to be evaluated a third time.</summary>
    private const long MuchAgain = 10_000;

    private static readonly TimeSpan KeepEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SnapshotAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly PolicyEngine _engine;
    private readonly PutOut _putOut;
    private readonly HistoryWriter? _history;
    private readonly GuardFeed _guard;
    private readonly ReturnFeed _returns;
    private readonly Snapshots _snapshots;
    private readonly long _snapshotEvery;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly RecentEvaluations _recent = new(Recent);
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private ChannelReader<DurableGroup> _groups = null!;
    private IOException? _failure;
    private long _keptAt;
    private long _snapshotAt;
    private long _snapshotTime;

    // The last event, and the last of the latest snapshot.
    private long _eventAt;
    private long _snapshotEventAt;

    public Evaluator(PolicyEngine engine, PutOut putOut, HistoryWriter? history, GuardFeed guard, ReturnFeed returns, Snapshots snapshots, long snapshotEvery, TimeProvider clock, ILogger logger)
    {
        (_engine, _putOut, _history, _guard, _returns, _snapshots, _snapshotEvery, _clock, _logger) = (engine, putOut, history, guard, returns, snapshots, snapshotEvery, clock, logger);
        (_snapshotAt, _snapshotTime) = (engine.Sequence, clock.GetTimestamp());
        _thread = new Thread(Run) { Name = "cordon-evaluate", IsBackground = true };
    }

    /// <summary>Why the last try to keep failed; null when it did not.</summary>
    public IOException? Failure => _failure ?? _history?.Failure;

    /// <summary>Evaluates what the log holds beyond the state. Before <see cref="Start"/>.</summary>
    public void CatchUp(IEventLog log, CancellationToken cancellation)
    {
        var from = _engine.Sequence + 1;
        foreach (var record in log.Read(from, cancellation))
        {
            Apply(record);
            if (_putOut.Waiting >= MostWaiting)
                _putOut.Keep();
        }

        _putOut.Keep();
        _history?.HandOn();
        _guard.Begin(_engine);
        if (_engine.Sequence < from)
            return;
        CaughtUp(_logger, _engine.Sequence - from + 1, from);
        if (_engine.Sequence - from < MuchAgain)
            return;
        // One that is killed soon after every start would evaluate more each time.
        _ = _history?.Flush();
        Save();
    }

    public void Start(ChannelReader<DurableGroup> groups)
    {
        _groups = groups;
        _thread.Start();
    }

    /// <summary>Returns when all that is durable is evaluated and kept.</summary>
    public void Stop() => _thread.Join();

    /// <summary>Reads the state, between two records.</summary>
    public T Ask<T>(Func<PolicyEngine, T> question)
    {
        lock (_lock)
            return question(_engine);
    }

    /// <summary>Changes who is told of effects from now on.</summary>
    public void Tell(IReadOnlyList<Storage.State.Webhook> webhooks)
    {
        lock (_lock)
            _putOut.Webhooks = webhooks;
    }

    private void Run()
    {
        while (true)
        {
            var more = _groups.WaitToReadAsync().AsTask();
            // When nothing comes for a while it is time to keep.
            while (!more.Wait(KeepEvery))
                KeepWhenDue();
            if (!more.Result)
                break;
            while (_groups.TryRead(out var group))
            {
                Evaluate(group);
                _history?.HandOn();
                KeepWhenDue();
                while (_putOut.Waiting >= MostWaiting && _failure is not null)
                {
                    Thread.Sleep(AfterFailure);
                    Try(_putOut.Keep);
                }
            }

            KeepWhenDue();
        }

        Try(_putOut.Keep);
        _history?.HandOn();
        _history?.Flush().GetAwaiter().GetResult();
        if (_engine.Sequence > _snapshotAt)
            Save();
    }

    private void Evaluate(DurableGroup group)
    {
        var evaluations = new Evaluation?[group.Records.Count];
        for (var from = 0; from < evaluations.Length; from += Turn)
        {
            lock (_lock)
            {
                var to = Math.Min(from + Turn, evaluations.Length);
                for (var i = from; i < to; i++)
                {
                    if ((i - from) % Ahead == 0)
                        _engine.Warm(group.Records, i, Math.Min(Ahead, to - i));
                    evaluations[i] = Apply(group.Records[i]);
                }

                // Before anybody is answered: who set a label finds it in the guard's next answer.
                _guard.Publish(_engine);
            }
        }

        // An act of a person stands in the ledger before they are told that it is done.
        if (_putOut.HasActs)
            Try(_putOut.Keep);
        var first = group.Records.Count > 0 ? group.Records[0].Sequence : 0;
        foreach (var submission in group.Submissions)
        {
            if (!submission.Waits)
                continue;
            var byRecord = new Evaluation?[submission.Outcomes.Length];
            for (var i = 0; i < byRecord.Length; i++)
            {
                var outcome = submission.Outcomes[i];
                byRecord[i] = outcome.Sequence > 0 ? evaluations[outcome.Sequence - first]
                    : outcome.Record.Event is { } known ? _recent.Find(known.Id)
                    : null;
            }

            submission.Verdicts = new Verdicts(byRecord) { Command = submission.Command is null ? null : evaluations[submission.CommandSequence - first] };
            submission.Finish();
        }
    }

    private Evaluation? Apply(LogRecord record)
    {
        try
        {
            var evaluation = _engine.Apply(record);
            var isNew = _putOut.Add(record, evaluation);
            if (record is EventRecord happened)
            {
                _eventAt = record.Sequence;
                _history?.Add(happened, evaluation);
            }

            _recent.Add(evaluation);
            _guard.Note(evaluation);
            if (record is EventRecord { Event: var seen } && _returns.Note(seen) is { Count: > 0 } returns && isNew)
                _putOut.Add(record, returns);
            foreach (var hit in evaluation.Hits)
                EngineMetrics.Hits.Add(1, new KeyValuePair<string, object?>("rule", hit.Rule), new KeyValuePair<string, object?>("shadow", hit.Shadow));
            foreach (var alarm in evaluation.Alarms)
                Alarm(_logger, alarm.Rule, alarm.Message);
            return evaluation;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or StorageException))
        {
            Broken(_logger, e, record.Sequence);
            return null;
        }
    }

    private void KeepWhenDue()
    {
        lock (_lock)
            _guard.Publish(_engine);
        var now = _clock.GetTimestamp();
        if (_putOut.Waiting < MostWaiting / 10 && _clock.GetElapsedTime(_keptAt, now) < KeepEvery)
            return;
        _keptAt = now;
        Try(_putOut.Waiting >= MostWaiting ? _putOut.Keep : _putOut.BeginKeep);
        var come = _engine.Sequence - _snapshotAt;
        if (_failure is null && (come >= _snapshotEvery || (come > 0 && _clock.GetElapsedTime(_snapshotTime, now) >= SnapshotAge)))
        {
            Try(_putOut.Keep);
            Save();
        }
    }

    private void Try(Action keep)
    {
        try
        {
            keep();
            _failure = null;
        }
        catch (StorageException e)
        {
            _failure = e;
            CannotKeep(_logger, e.Message);
        }
    }

    /// <summary>
    /// Saves the state. What it put out must be kept before: what lies before the snapshot that a restart takes is not evaluated again. The history may
    /// lag; a restart takes a snapshot that it has reached, so that of the two that are kept one must be such.
    /// </summary>
    private void Save()
    {
        if (!_putOut.IsWhole || (_history is not null && _history.PersistedTo < _snapshotEventAt))
            return;
        try
        {
            _snapshots.Save(_engine);
            (_snapshotAt, _snapshotEventAt, _snapshotTime) = (_engine.Sequence, _eventAt, _clock.GetTimestamp());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            CannotKeep(_logger, e.Message);
        }
    }

    [LoggerMessage(600, LogLevel.Information, "{Count} records evaluated again, from {From} on")]
    private static partial void CaughtUp(ILogger logger, long count, long from);

    [LoggerMessage(601, LogLevel.Error, "What was evaluated cannot be kept, and waits: {Reason}")]
    private static partial void CannotKeep(ILogger logger, string reason);

    [LoggerMessage(602, LogLevel.Warning, "Rule {Rule}: {Message}")]
    private static partial void Alarm(ILogger logger, string rule, string message);

    [LoggerMessage(603, LogLevel.Critical, "Record {Sequence} could not be evaluated, which is a bug; it is left out")]
    private static partial void Broken(ILogger logger, Exception failure, long sequence);
}
