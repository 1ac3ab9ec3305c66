namespace Cordon.Networks.Clustering;

/// <summary>
/// Threads that share out the pieces of one job after another, cheaply enough for jobs of some tens of microseconds. The caller works too,
/// and never waits for a thread that has taken nothing.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private readonly object _lock = new();
    private readonly Thread[] _threads;
    private volatile Action<int, int>? _job;
    private volatile Exception? _failure;
    private volatile bool _ended;

    // The job's number in the upper half, the pieces not yet taken in the lower: a piece can only be taken of the job that was read.
    private long _open;
    private int _done;
    private int _asleep;

    /// <param name="threads">How many work, the caller included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = "Clustering" };
            _threads[i].Start();
        }
    }

    /// <summary>Workers, the caller included.</summary>
    public int Count => _threads.Length + 1;

    /// <summary>Does all pieces of a job; returns when the last is done.</summary>
    /// <param name="pieces">How many, numbered from 0; below 2³¹.</param>
    /// <param name="job">Does one piece as one worker; the worker's number is in [0, <see cref="Count"/>).</param>
    public void Run(int pieces, Action<int, int> job)
    {
        if (_threads.Length == 0 || pieces < 2)
        {
            for (var piece = 0; piece < pieces; piece++)
                job(piece, 0);
            return;
        }

        _job = job;
        Volatile.Write(ref _done, 0);
        Interlocked.Exchange(ref _open, (((_open >> 32) + 1) << 32) | (uint)pieces);
        if (Volatile.Read(ref _asleep) > 0)
        {
            lock (_lock)
                Monitor.PulseAll(_lock);
        }

        while (Take(0))
        {
        }

        var wait = new SpinWait();
        while (Volatile.Read(ref _done) < pieces)
            wait.SpinOnce(sleep1Threshold: -1);
        if (_failure is { } failure)
        {
            _failure = null;
            throw new AggregateException(failure);
        }
    }

    /// <summary>Splits [0, count) into pieces of one size and does each.</summary>
    /// <param name="count">Items.</param>
    /// <param name="size">Items a piece, which must not depend on the number of workers where the result does on the pieces.</param>
    /// <param name="job">From, to (exclusive), worker.</param>
    public void Run(int count, int size, Action<int, int, int> job) =>
        Run((int)(((long)count + size - 1) / size), (piece, worker) => job(piece * size, (int)Math.Min(count, ((long)piece + 1) * size), worker));

    public void Dispose()
    {
        _ended = true;
        lock (_lock)
            Monitor.PulseAll(_lock);
        foreach (var thread in _threads)
            thread.Join();
    }

    private bool Take(int worker)
    {
        while (true)
        {
            var open = Volatile.Read(ref _open);
            var left = (int)(uint)open;
            if (left == 0)
                return false;
            if (Interlocked.CompareExchange(ref _open, open - 1, open) != open)
                continue;
            try
            {
                _job!(left - 1, worker);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            Interlocked.Increment(ref _done);
            return true;
        }
    }

    private void Serve(int worker)
    {
        // A wait gives way to whoever else wants the processor: on a busy machine that may be who is waited for.
        var wait = new SpinWait();
        while (!_ended)
        {
            if (Take(worker))
            {
                wait.Reset();
            }
            else if (wait.Count < SpinsBeforeSleep)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
            else
            {
                Sleep();
                wait.Reset();
            }
        }
    }

    // The caller opens a job and then looks for sleepers; a worker counts as asleep and then looks for a job: one of them sees the other.
    private void Sleep()
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _asleep);
            if (!_ended && (uint)Interlocked.Read(ref _open) == 0)
                Monitor.Wait(_lock);
            Interlocked.Decrement(ref _asleep);
        }
    }
}
