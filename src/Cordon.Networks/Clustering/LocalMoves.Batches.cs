namespace Cordon.Networks.Clustering;

/// <summary>
/// The batches. Threads find the best move of each node of a batch, all against the same state. A node is <em>hindered</em> when an earlier
/// node of the batch that wants to move is its neighbour. Then the moves are made in order by one thread: an unhindered node's neighbours
/// have not moved, so only the masses must be read again; a hindered one looks again.
/// </summary>
internal sealed partial class LocalMoves
{
    private const int LeastBatch = 256;
    private const int MostBatch = 2048;
    private const int Piece = 128;
    private const int SieveShift = 21;

    // The queue ends what batches would only do in small crumbs.
    private const int LeastRound = 4 * LeastBatch;

    // Few enough for most nodes of a batch not to be neighbours; 0 for the queue.
    private int BatchSize()
    {
        var size = (int)Math.Min(MostBatch, (long)_level.Count * _level.Count / Math.Max(1, 2L * _level.Arcs));
        return size < LeastBatch ? 0 : size;
    }

    // Gives the nodes that still wait.
    private int[] RunBatches(int[] order, int size, CancellationToken cancellation)
    {
        var positions = new int[_level.Count];
        var wanted = new int[size];
        var won = new double[size];
        var hindered = new bool[size];
        // Whether a node may be of the batch: small enough for the nearest cache, where the positions are not.
        var sieve = new int[1 << (32 - SieveShift)];
        var round = order.AsSpan().ToArray();
        var (length, position) = (round.Length, 1);
        var looks = (long)MostLooksPerNode * _level.Count;
        while (length >= LeastRound && (looks -= length) > 0)
        {
            for (var start = 0; start < length; start += size)
            {
                cancellation.ThrowIfCancellationRequested();
                if (position > int.MaxValue - size)
                {
                    Array.Clear(positions);
                    position = 1;
                }

                var count = Math.Min(size, length - start);
                var (from, first) = (start, position);
                Array.Clear(sieve);
                for (var i = 0; i < count; i++)
                {
                    var hash = (uint)round[from + i] * 0x9E3779B1u;
                    sieve[hash >> SieveShift] |= 1 << (int)(hash & 31);
                    _waiting[round[from + i]] = false;
                }

                _team!.Run(count, Piece, (low, high, worker) => Want(round.AsSpan(from, count), low, high, _scratch[worker], positions, first, wanted, won));
                _team.Run(count, Piece, (low, high, _) => Hinder(round.AsSpan(from, count), low, high, positions, first, sieve, wanted, hindered));
                for (var i = 0; i < count; i++)
                    Settle(round[from + i], wanted[i], won[i], hindered[i]);
                position += count;
            }

            length = 0;
            foreach (var node in order)
            {
                if (_waiting[node])
                    round[length++] = node;
            }
        }

        return round[..length];
    }

    private void Want(ReadOnlySpan<int> batch, int low, int high, NeighbourWeights scratch, int[] positions, int first, int[] wanted, double[] won)
    {
        for (var i = low; i < high; i++)
        {
            var node = batch[i];
            wanted[i] = Best(node, scratch, out won[i]);
            if (wanted[i] != _clusters[node])
                positions[node] = first + i;
        }
    }

    // Also makes the neighbours of who wants to move look again. It may wake one too many, never one too few: a neighbour that moves in this
    // batch itself either comes first, and hinders, or is hindered, and looks again.
    private void Hinder(ReadOnlySpan<int> batch, int low, int high, int[] positions, int first, int[] sieve, int[] wanted, bool[] hindered)
    {
        for (var i = low; i < high; i++)
        {
            var node = batch[i];
            hindered[i] = false;
            var target = wanted[i];
            if (target == _clusters[node])
                continue;
            var found = false;
            foreach (var neighbour in _level.NeighboursOf(node))
            {
                if (!_waiting[neighbour] && _clusters[neighbour] != target)
                    _waiting[neighbour] = true;
                var hash = (uint)neighbour * 0x9E3779B1u;
                if ((sieve[hash >> SieveShift] & (1 << (int)(hash & 31))) == 0)
                    continue;
                var position = positions[neighbour];
                found |= position >= first && position < first + i;
            }

            hindered[i] = found;
        }
    }

    private void Settle(int node, int target, double weightWon, bool hindered)
    {
        var own = _clusters[node];
        if (target == own && !hindered)
            return;
        if (!hindered && target >= 0 && _sizes[target] > 0)
        {
            var mass = _level.Masses[node];
            if (weightWon - (_level.Penalty * mass * (_masses[target] - _masses[own] + mass)) > _leastGain)
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
                _waiting[neighbour] = true;
        }
    }
}
