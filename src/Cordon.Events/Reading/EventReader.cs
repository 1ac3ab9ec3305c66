using System.Runtime.CompilerServices;

namespace Cordon.Events.Reading;

/// <summary>
/// Reads events of any known format from files, folders and standard input, in their order, lazily and in bounded memory.
/// One reader reads once. The events do not depend on <see cref="ReadOptions.Threads"/>.
/// </summary>
/// <param name="options">What to read and how.</param>
/// <param name="standardInput">What <c>-</c> stands for; null for the process's own standard input.</param>
public sealed class EventReader(ReadOptions options, Stream? standardInput = null)
{
    private readonly ReadTally _tally = new();
    private int _begun;

    /// <summary>What was met so far; complete when the enumeration has ended.</summary>
    public ReadSummary Summary => _tally.Summary();

    /// <summary>The events, in the order of the inputs and of the lines in them.</summary>
    /// <exception cref="StrictReadException">The reading is strict and met something that cannot be read.</exception>
    /// <exception cref="IOException">The rejects file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The reader was used before, or its options ask for no thread.</exception>
    public IEnumerable<Event> Read(CancellationToken cancellation = default)
    {
        if (options.Threads < 1)
            throw new InvalidOperationException($"Threads is {options.Threads}; it must be at least 1.");
        if (Interlocked.Exchange(ref _begun, 1) != 0)
            throw new InvalidOperationException("This reader was used already; make a new one to read again.");
        return Deliver(cancellation);
    }

    private IEnumerable<Event> Deliver(CancellationToken cancellation)
    {
        using var rejectsFile = new RejectsFile(options.RejectsPath);
        var inputs = new InputBatches(options, standardInput, _tally.CountFile, _tally.CountBytes);
        if (options.Threads == 1)
        {
            var parser = new RecordParser();
            foreach (var batch in inputs.All(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                batch.Parse(parser);
                foreach (var made in Deliver(batch, rejectsFile))
                    yield return made;
            }

            cancellation.ThrowIfCancellationRequested();
            yield break;
        }

        using var pipeline = new BatchPipeline(inputs.All, options.Threads, cancellation);
        foreach (var batch in pipeline.Parsed())
        {
            foreach (var made in Deliver(batch, rejectsFile))
                yield return made;
        }
    }

    private IEnumerable<Event> Deliver(Batch batch, RejectsFile rejectsFile)
    {
        var (run, reject) = (0, 0);
        var counter = default(StrongBox<long>);
        for (var i = 0; i < batch.Events.Count; i++)
        {
            while (reject < batch.Rejects.Count && batch.Rejects[reject].EventsBefore <= i)
                Refuse(batch, batch.Rejects[reject++], rejectsFile);
            if (run < batch.Runs.Count && batch.Runs[run].From == i)
                counter = _tally.Format(batch.Runs[run++].Format);
            counter!.Value++;
            batch.File.EventsRead++;
            yield return batch.Events[i];
        }

        while (reject < batch.Rejects.Count)
            Refuse(batch, batch.Rejects[reject++], rejectsFile);
        foreach (var (reason, count) in batch.Ignored)
            _tally.Ignore(reason, count);
        if (batch.Damage is { } damage)
        {
            _tally.Damaged(new Damage(batch.File.Name, batch.File.EventsRead, damage));
            if (options.Strict)
                throw new StrictReadException(new Reject(batch.File.Name, 0, 0, damage));
        }
    }

    private void Refuse(Batch batch, RejectedRecord record, RejectsFile rejectsFile)
    {
        var reject = new Reject(batch.File.Name, record.Line, record.Column, record.Reason);
        _tally.Rejected(reject);
        rejectsFile.Write(batch.File.Name, record);
        if (options.Strict)
            throw new StrictReadException(reject);
    }
}
