using System.Threading.Channels;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Storage;
using Cordon.Storage.Log;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>
/// The one thread that writes to the log. It takes what waits, leaves out events that the log holds already, commits the rest at once (one flush to
/// disk for all that waited), and hands it on to be evaluated. What cannot be written fails whole, and the next is tried afresh.
/// </summary>
internal sealed partial class LogWriter
{
    /// <summary>Events taken into one commit.</summary>
    private const int GroupEvents = 20_000;

    /// <summary>Blocks let go at once; whoever appends waits for it.</summary>
    private const int ForgottenAtOnce = 32;

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(1);

    private readonly EventLog _log;
    private readonly KeyIndex _keys;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly long _mostBytes;
    private readonly Channel<Submission> _waiting = Channel.CreateUnbounded<Submission>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<DurableGroup> _durable = Channel.CreateBounded<DurableGroup>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
    private readonly HashSet<UInt128> _inGroup = [];
    private readonly Thread _thread;
    private readonly TimeSpan? _keptFor;
    private readonly Func<long> _needed;
    private DateTimeOffset _forgetAt = DateTimeOffset.MinValue;
    private long _bytesWaiting;

    /// <param name="log">Where to write.</param>
    /// <param name="keys">Which keys the log holds.</param>
    /// <param name="clock">Tells when a record was received.</param>
    /// <param name="mostBytes">How much may wait before callers are sent away.</param>
    /// <param name="keptFor">How long the log keeps what it received; null for ever.</param>
    /// <param name="needed">Tells the first place that is still needed to bring back the state.</param>
    /// <param name="logger">Tells of failures.</param>
    public LogWriter(EventLog log, KeyIndex keys, TimeProvider clock, long mostBytes, TimeSpan? keptFor, Func<long> needed, ILogger logger)
    {
        (_log, _keys, _clock, _mostBytes, _keptFor, _needed, _logger) = (log, keys, clock, mostBytes, keptFor, needed, logger);
        _thread = new Thread(Run) { Name = "cordon-log", IsBackground = true };
    }

    /// <summary>What is durable and not yet evaluated.</summary>
    public ChannelReader<DurableGroup> Durable => _durable.Reader;

    /// <summary>Bytes that wait to be written, about.</summary>
    public long BytesWaiting => Interlocked.Read(ref _bytesWaiting);

    /// <summary>Why the last commit failed; null when it did not.</summary>
    public StorageException? Failure { get; private set; }

    public void Start() => _thread.Start();

    /// <summary>Takes in a submission; false when too much waits already, and the caller should come back later.</summary>
    public bool TrySubmit(Submission submission)
    {
        if (Interlocked.Add(ref _bytesWaiting, submission.Bytes) > _mostBytes && submission.Command is null)
        {
            Interlocked.Add(ref _bytesWaiting, -submission.Bytes);
            return false;
        }

        if (_waiting.Writer.TryWrite(submission))
            return true;
        Interlocked.Add(ref _bytesWaiting, -submission.Bytes);
        return false;
    }

    /// <summary>Writes what waits, and ends.</summary>
    public void Stop()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    private void Run()
    {
        var group = new List<Submission>();
        var reader = _waiting.Reader;
        ForgetWhenDue();
        while (true)
        {
            var more = reader.WaitToReadAsync().AsTask();
            while (!more.Wait(Idle))
                ForgetWhenDue();
            if (!more.Result)
                break;
            var records = 0;
            while (records < GroupEvents && reader.TryRead(out var submission))
            {
                group.Add(submission);
                records += submission.Records.Count + 1;
            }

            Commit(group);
            foreach (var submission in group)
                Interlocked.Add(ref _bytesWaiting, -submission.Bytes);
            group.Clear();
            ForgetWhenDue();
        }

        _durable.Writer.Complete();
    }

    private void Commit(List<Submission> group)
    {
        var received = _clock.GetUtcNow();
        var events = new List<Event>();
        var keys = new List<UInt128>();
        var commands = new List<Command>();
        var rejects = new List<RejectedRecord>();
        _inGroup.Clear();
        var next = _log.NextSequence;
        try
        {
            foreach (var submission in group)
                Sort(submission, next, received, events, keys, rejects);
            foreach (var submission in group)
            {
                if (submission.Command is not { } command)
                    continue;
                submission.CommandSequence = next + events.Count + commands.Count;
                commands.Add(command);
            }

            var began = _clock.GetTimestamp();
            if (events.Count + commands.Count + rejects.Count > 0)
                _log.Append(received, events, commands, rejects);
            EngineMetrics.Commits.Record(_clock.GetElapsedTime(began).TotalSeconds);
            Failure = null;
        }
        catch (StorageException e)
        {
            Failure = e;
            CannotWrite(_logger, e.Message);
            foreach (var submission in group)
                submission.Fail(e);
            return;
        }
        catch (Exception e)
        {
            Broken(_logger, e);
            foreach (var submission in group)
                submission.Fail(e);
            return;
        }

        // From here on all of it is durable, and is handed on whatever happens.
        foreach (var submission in group)
            submission.Acknowledge();
        Count("accepted", events.Count);
        Count("rejected", rejects.Count);
        Count("duplicate", group.Sum(s => s.Records.Count) - events.Count - rejects.Count);
        for (var i = 0; i < keys.Count; i++)
            _keys.Add(keys[i], next + i);
        _durable.Writer.WriteAsync(DurableGroup.Of(next, received, events, commands, [.. group])).AsTask().GetAwaiter().GetResult();
    }

    private void ForgetWhenDue()
    {
        var now = _clock.GetUtcNow();
        if (_keptFor is not { } keptFor || now < _forgetAt)
            return;
        try
        {
            var before = _needed();
            var more = before > _log.FirstSequence && _keys.Keep(before) && _log.Forget(before, now - keptFor, ForgottenAtOnce) == ForgottenAtOnce;
            _forgetAt = more ? now : now + ForgetEvery;
        }
        catch (StorageException e)
        {
            CannotForget(_logger, e.Message);
            _forgetAt = now + ForgetEvery;
        }
    }

    private void Sort(Submission submission, long next, DateTimeOffset received, List<Event> events, List<UInt128> keys, List<RejectedRecord> rejects)
    {
        for (var i = 0; i < submission.Records.Count; i++)
        {
            var record = submission.Records[i];
            // One event from the far future would make everything after it late.
            if (record.Event is { } early && early.Time > received + FarthestAhead)
                record = new PayloadRecord(null, new RejectedRecord(0, 0, 0, $"the event's time {early.Time:O} is more than a day after its receipt; check the clock of the source", 0, []));
            submission.Outcomes[i] = new RecordOutcome(record, 0);
            if (record.Event is not { } e)
            {
                rejects.Add(record.Reject!);
                continue;
            }

            var key = _keys.KeyOf(e.Id);
            if (_keys.Contains(key) || !_inGroup.Add(key))
                continue;
            submission.Outcomes[i] = new RecordOutcome(record, next + events.Count);
            events.Add(e);
            keys.Add(key);
        }
    }

    private static void Count(string outcome, int count)
    {
        if (count > 0)
            EngineMetrics.Events.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }

    [LoggerMessage(100, LogLevel.Error, "Nothing can be written to the log: {Reason}")]
    private static partial void CannotWrite(ILogger logger, string reason);

    [LoggerMessage(102, LogLevel.Error, "What is older than the log is to keep cannot be removed, and is tried again: {Reason}")]
    private static partial void CannotForget(ILogger logger, string reason);

    [LoggerMessage(101, LogLevel.Critical, "The log writer met a bug; what waited was not accepted")]
    private static partial void Broken(ILogger logger, Exception failure);
}
