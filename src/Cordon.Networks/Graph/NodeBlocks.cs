namespace Cordon.Networks.Graph;

/// <summary>
/// The nodes of a graph cut into consecutive blocks of about equal work (nodes and arcs). Where the cuts are depends on the graph alone, so
/// what is summed within blocks and then over blocks in their order comes out the same on any number of threads.
/// </summary>
internal sealed class NodeBlocks
{
    private const long WorkPerBlock = 1 << 16;
    private readonly int[] _starts;
    private readonly ParallelOptions _options;

    /// <param name="graph">The graph.</param>
    /// <param name="threads">At most this many threads; 0 for one a core.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public NodeBlocks(WeightedGraph graph, int threads = 0, CancellationToken cancellation = default)
    {
        _options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads, CancellationToken = cancellation };
        var offsets = graph.Offsets;
        var starts = new List<int> { 0 };
        var begun = 0L;
        for (var node = 0; node < graph.Count; node++)
        {
            var work = offsets[node + 1] + node + 1;
            if (work - begun < WorkPerBlock && node + 1 < graph.Count)
                continue;
            starts.Add(node + 1);
            begun = work;
        }

        _starts = [.. starts];
    }

    /// <summary>Blocks.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Runs the work on each block's nodes [from, to).</summary>
    public void ForEach(Action<int, int> work)
    {
        if (Count == 1)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            work(_starts[0], _starts[1]);
            return;
        }

        Parallel.For(0, Count, _options, block => work(_starts[block], _starts[block + 1]));
    }

    /// <summary>Runs the work on each block's nodes [from, to) and adds up what it gives, in the order of the blocks.</summary>
    public (double First, double Second) Sum(Func<int, int, (double First, double Second)> work)
    {
        var sums = new (double First, double Second)[Count];
        if (Count == 1)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            sums[0] = work(_starts[0], _starts[1]);
        }
        else
        {
            Parallel.For(0, Count, _options, block => sums[block] = work(_starts[block], _starts[block + 1]));
        }

        var (first, second) = (0.0, 0.0);
        foreach (var sum in sums)
        {
            first += sum.First;
            second += sum.Second;
        }

        return (first, second);
    }
}
