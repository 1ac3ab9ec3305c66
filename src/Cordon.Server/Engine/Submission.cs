using Cordon.Events.Reading;
using Cordon.Storage.Log;

namespace Cordon.Server.Engine;

/// <summary>What one caller wants written to the log, all of it or nothing: records that were sent, or a command.</summary>
internal sealed class Submission
{
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource? _evaluated;

    /// <param name="records">Records, in the order they were sent.</param>
    /// <param name="bytes">Bytes that they hold in memory, about.</param>
    /// <param name="waits">True when the caller waits for the evaluation, too.</param>
    public Submission(IReadOnlyList<PayloadRecord> records, long bytes, bool waits)
    {
        (Records, Bytes) = (records, bytes);
        Outcomes = new RecordOutcome[records.Count];
        _evaluated = waits ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
    }

    /// <param name="command">What is to be done; the caller waits until it is.</param>
    public Submission(Command command)
        : this([], command.Body.Length, waits: true) => Command = command;

    public IReadOnlyList<PayloadRecord> Records { get; }

    public Command? Command { get; }

    public long Bytes { get; }

    /// <summary>What became of each record; whole once durable.</summary>
    public RecordOutcome[] Outcomes { get; }

    /// <summary>The place in the log of the command; once durable.</summary>
    public long CommandSequence { get; set; }

    /// <summary>What came of the records, by their place in <see cref="Outcomes"/>; whole once evaluated.</summary>
    public Verdicts? Verdicts { get; set; }

    /// <summary>True when somebody waits for the evaluation.</summary>
    public bool Waits => _evaluated is not null;

    /// <summary>Ends when what the caller waits for is done, or with the reason why it is not.</summary>
    public Task Done => _evaluated?.Task ?? _durable.Task;

    /// <summary>All is durable.</summary>
    public void Acknowledge() => _durable.TrySetResult();

    /// <summary>All is evaluated.</summary>
    public void Finish() => _evaluated?.TrySetResult();

    public void Fail(Exception reason)
    {
        if (_evaluated is not null)
            _evaluated.TrySetException(reason);
        else
            _durable.TrySetException(reason);
    }
}
