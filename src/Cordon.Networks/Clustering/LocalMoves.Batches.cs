namespace Cordon.Networks.Clustering;

/// <summary>
/// The batches. Threads find the best move of each node of a batch, all against the same state. A node is <em>hindered</em> when an earlier
/// node of the batch that wants to move is its neighbour. Then the moves are made in order by one thread: an unhindered node's neighbours
/// have not moved, so only the masses must be read again; a hindered one looks again.
/// </summary>
internal sealed partial class LocalMoves
{
    private const int LeastBatch = 256;
    private const int MostBatch = 8192;
    private const int Piece = 128;

    // The queue ends what batches would only do in small crumbs.
    private const int LeastRound = 4 * LeastBatch;

    // Few enough for most nodes of a batch not to be neighbours; 0 for the queue.
    private int BatchSize()
    {
        var size = (int)Math.Min(MostBatch, (long)_level.Count * _level.Count / Math.Max(1, 2L * _level.Arcs));
        return size < LeastBatch ? 0 : size;
    }

    // Leaves a few nodes waiting.
    private void RunBatches(int[] order, int size, CancellationToken cancellation)
    {
        var places = new int[_level.Count];
        var wanted = new int[size];
        var won = new double[size];
        var hindered = new bool[size];
        var round = new int[_level.Count];
        var length = Waiting(order, round);
        var looks = (long)MostLooksPerNode * _level.Count;
        while (length >= LeastRound && (looks -= length) > 0)
        {
            for (var start = 0; start < length; start += size)
            {
                cancellation.ThrowIfCancellationRequested();
                var count = Math.Min(size, length - start);
                var from = start;
                _team!.Run(count, Piece, (low, high, worker) => Want(round.AsSpan(from, count), low, high, _scratch[worker], places, wanted, won));
                _team.Run(count, Piece, (low, high, _) => Hinder(round.AsSpan(from, count), low, high, places, wanted, hindered));
                for (var i = 0; i < count; i++)
                    Settle(round[from + i], wanted[i], won[i], hindered[i]);
            }

            length = Waiting(order, round);
        }
    }

    private void Want(ReadOnlySpan<int> batch, int low, int high, NeighbourWeights scratch, int[] places, int[] wanted, double[] won)
    {
        for (var i = low; i < high; i++)
        {
            var node = batch[i];
            wanted[i] = Best(node, scratch, out won[i]);
            places[node] = i;
            _states[node] = wanted[i] == _clusters[node] ? State.Still : State.Wanting;
        }
    }

    // Also makes the neighbours of who wants to move look again. It may wake one too many, never one too few: a neighbour that moves in this
    // batch itself either comes first, and hinders, or is hindered, and looks again. Threads that wake the same node write the same.
    private void Hinder(ReadOnlySpan<int> batch, int low, int high, int[] places, int[] wanted, bool[] hindered)
    {
        for (var i = low; i < high; i++)
        {
            var node = batch[i];
            hindered[i] = false;
            var target = wanted[i];
            if (target == _clusters[node])
                continue;
            foreach (var neighbour in _level.NeighboursOf(node))
            {
                var state = _states[neighbour];
                if (state == State.Waiting)
                    continue;
                // Only of this batch, so the place is of this batch too.
                if ((state & State.Wanting) != 0)
                    hindered[i] |= places[neighbour] < i;
                if (_clusters[neighbour] != target)
                    _states[neighbour] = state | State.Waiting;
            }
        }
    }

    private void Settle(int node, int target, double weightWon, bool hindered)
    {
        var own = _clusters[node];
        if (target == own)
            return;
        _states[node] &= ~State.Wanting;
        if (!hindered && target >= 0 && _members[target].Count > 0)
        {
            var mass = _level.Masses[node];
            if (weightWon - (_level.Penalty * mass * (_members[target].Mass - _members[own].Mass + mass)) > _leastGain)
            {
                Move(node, target);
                return;
            }
        }

        if (!Look(node, _scratch[0]))
            return;
        foreach (var neighbour in _level.NeighboursOf(node))
        {
            if (_clusters[neighbour] != _clusters[node])
                _states[neighbour] |= State.Waiting;
        }
    }
}
