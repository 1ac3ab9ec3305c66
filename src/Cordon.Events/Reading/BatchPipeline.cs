using System.Collections.Concurrent;

namespace Cordon.Events.Reading;

/// <summary>
/// Parses batches on several threads and gives them out in their order. One thread cuts, <c>threads</c> parse; at most
/// twice as many batches as threads, and two, are in memory.
/// </summary>
internal sealed class BatchPipeline : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly BlockingCollection<Batch> _ordered;
    private readonly BlockingCollection<Batch> _work = [];
    private readonly List<Thread> _threads = [];
    private Exception? _cutterFailure;

    public BatchPipeline(Func<CancellationToken, IEnumerable<Batch>> batches, int threads, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ordered = new BlockingCollection<Batch>((2 * threads) + 2);
        Start("cordon-cut", () => Cut(batches));
        for (var i = 0; i < threads; i++)
            Start($"cordon-parse-{i}", Parse);
    }

    /// <summary>The parsed batches, in the order in which they were cut.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public IEnumerable<Batch> Parsed()
    {
        foreach (var batch in _ordered.GetConsumingEnumerable(_stop.Token))
        {
            Task.WaitAny([batch.Done.Task], _stop.Token);
            batch.Done.Task.GetAwaiter().GetResult();
            yield return batch;
        }

        if (_cutterFailure is not null)
            throw new InvalidOperationException("The inputs could not be cut into records.", _cutterFailure);
    }

    public void Dispose()
    {
        _stop.Cancel();

        // A thread that waits for standard input cannot be called off; as a background thread it ends with the process.
        var allEnded = true;
        foreach (var thread in _threads)
            allEnded &= thread.Join(TimeSpan.FromSeconds(2));
        if (!allEnded)
            return;
        _stop.Dispose();
        _ordered.Dispose();
        _work.Dispose();
    }

    private void Start(string name, Action body)
    {
        var thread = new Thread(() => body()) { IsBackground = true, Name = name };
        _threads.Add(thread);
        thread.Start();
    }

    private void Cut(Func<CancellationToken, IEnumerable<Batch>> batches)
    {
        try
        {
            foreach (var batch in batches(_stop.Token))
            {
                // First to the ordered queue, whose bound holds the cutter back.
                _ordered.Add(batch, _stop.Token);
                _work.Add(batch, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away.
        }
        catch (Exception e)
        {
            _cutterFailure = e;
        }
        finally
        {
            _work.CompleteAdding();
            _ordered.CompleteAdding();
        }
    }

    private void Parse()
    {
        var parser = new RecordParser();
        try
        {
            foreach (var batch in _work.GetConsumingEnumerable(_stop.Token))
            {
                try
                {
                    batch.Parse(parser);
                    batch.Done.SetResult();
                }
                catch (Exception e)
                {
                    batch.Done.SetException(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away.
        }
    }
}
