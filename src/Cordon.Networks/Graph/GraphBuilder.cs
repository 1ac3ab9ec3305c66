using System.Globalization;

namespace Cordon.Networks.Graph;

/// <summary>
/// Builds compressed rows from columns of ties by counting: count the degrees, place each tie in both rows, sort the rows, add up parallel
/// ties. Each thread owns a range of nodes and reads all ties, so that no two write to one place; a row's final order does not depend on the
/// order in which it was filled.
/// </summary>
internal static class GraphBuilder
{
    // A column is read in blocks; the ends that a thread owns are gathered without branches first, since half of such branches would be
    // mispredicted.
    private const int Block = 2048;
    private const int SmallestShare = 1 << 16;
    private const int RowsAtOnce = 4096;

    public static WeightedGraph Build(int count, ReadOnlyMemory<int> sources, ReadOnlyMemory<int> targets, ReadOnlyMemory<float> weights, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (targets.Length != sources.Length || (weights.Length != sources.Length && !weights.IsEmpty))
            throw new ArgumentException($"the columns hold {sources.Length} sources, {targets.Length} targets and {weights.Length} weights; give one of each a tie");
        var stored = IsUniform(weights.Span, out var weight) ? default : weights;
        threads = Math.Max(1, Math.Min(threads == 0 ? Environment.ProcessorCount : threads, sources.Length / SmallestShare));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };

        var offsets = new long[count + 1];
        long selfTies = 0;
        Parallel.For(0, threads, parallel, share =>
        {
            var own = Count(sources.Span, targets.Span, offsets, Bound(count, share, threads), Bound(count, share + 1, threads));
            Interlocked.Add(ref selfTies, own);
        });
        var arcs = Starts(offsets);
        if (arcs != 2 * (sources.Length - selfTies))
            throw OutOfRange(count, sources.Span, targets.Span);
        if (arcs > Array.MaxLength)
            throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"{arcs / 2:N0} ties are more than the {Array.MaxLength / 2:N0} that one graph holds; leave out weak ties or split the graph"));

        var rows = GC.AllocateUninitializedArray<int>((int)arcs);
        var rowWeights = stored.IsEmpty ? null : GC.AllocateUninitializedArray<float>((int)arcs);
        Parallel.For(0, threads, parallel, share =>
            Place(sources.Span, targets.Span, stored.Span, offsets, rows, rowWeights, Bound(count, share, threads), Bound(count, share + 1, threads)));
        // Placing moved each row's start, kept one place ahead, to its end.
        var kept = new int[count];
        var shorter = 0;
        Parallel.For(0, (count + RowsAtOnce - 1) / RowsAtOnce, parallel, chunk =>
        {
            var end = Math.Min(count, (chunk + 1) * RowsAtOnce);
            var shrunk = false;
            for (var node = chunk * RowsAtOnce; node < end; node++)
            {
                var (start, length) = ((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));
                var row = rows.AsSpan(start, length);
                kept[node] = rowWeights is null ? Sort(row) : Merge(row, rowWeights.AsSpan(start, length));
                shrunk |= kept[node] != length;
            }

            if (shrunk)
                Volatile.Write(ref shorter, 1);
        });
        if (shorter == 0)
            return new WeightedGraph(offsets, rows, rowWeights, weight);
        return rowWeights is null ? Multiplied(offsets, rows, kept, weight) : Closed(offsets, rows, rowWeights, kept);
    }

    private static int Bound(int count, int share, int shares) => (int)((long)count * share / shares);

    private static bool IsUniform(ReadOnlySpan<float> weights, out float weight)
    {
        weight = weights.IsEmpty ? 1 : weights[0];
        var uniform = true;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!float.IsFinite(weights[i]) || weights[i] == 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"tie {i} weighs {weights[i]}; give a finite weight that is not 0"), nameof(weights));
            uniform &= weights[i] == weight;
        }

        return uniform;
    }

    private static ArgumentException OutOfRange(int count, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        var i = 0;
        while ((uint)sources[i] < (uint)count && (uint)targets[i] < (uint)count)
            i++;
        return new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"tie {i} joins {sources[i]} and {targets[i]}; give ends from 0 to {count - 1}"), nameof(sources));
    }

    // Counts the ends in [from, to) one place ahead; gives the self-ties there.
    private static long Count(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, long[] offsets, int from, int to)
    {
        var counts = offsets.AsSpan(1 + from, to - from);
        long selfTies = 0;
        for (var i = 0; i < sources.Length; i++)
        {
            var (a, b) = (sources[i] - from, targets[i] - from);
            if (a == b)
            {
                selfTies += (uint)a < (uint)counts.Length ? 1 : 0;
                continue;
            }

            if ((uint)a < (uint)counts.Length)
                counts[a]++;
            if ((uint)b < (uint)counts.Length)
                counts[b]++;
        }

        return selfTies;
    }

    // Turns counts, one place ahead, into starts, one place ahead; gives the sum.
    private static long Starts(long[] offsets)
    {
        long sum = 0;
        for (var i = 1; i < offsets.Length; i++)
            (offsets[i], sum) = (sum, sum + offsets[i]);
        return sum;
    }

    private static void Place(
        ReadOnlySpan<int> sources,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<float> weights,
        long[] offsets,
        int[] rows,
        float[]? rowWeights,
        int from,
        int to)
    {
        var next = offsets.AsSpan(1 + from, to - from);
        Span<int> mine = stackalloc int[2 * Block];
        for (var start = 0; start < sources.Length; start += Block)
        {
            var a = sources.Slice(start, Math.Min(Block, sources.Length - start));
            var b = targets.Slice(start, a.Length);
            var found = 0;
            for (var i = 0; i < a.Length; i++)
            {
                // The low bit says which end is mine.
                mine[found] = 2 * i;
                found += ((uint)(a[i] - from) < (uint)next.Length ? 1 : 0) & (a[i] != b[i] ? 1 : 0);
                mine[found] = (2 * i) + 1;
                found += ((uint)(b[i] - from) < (uint)next.Length ? 1 : 0) & (a[i] != b[i] ? 1 : 0);
            }

            foreach (var end in mine[..found])
            {
                var i = end >> 1;
                var (node, other) = (end & 1) == 0 ? (a[i], b[i]) : (b[i], a[i]);
                var at = next[node - from]++;
                rows[at] = other;
                if (rowWeights is not null)
                    rowWeights[at] = weights[start + i];
            }
        }
    }

    // Sorts a row; gives how many different neighbours it has.
    private static int Sort(Span<int> row)
    {
        row.Sort();
        var different = row.Length;
        for (var i = 1; i < row.Length; i++)
            different -= row[i] == row[i - 1] ? 1 : 0;
        return different;
    }

    // Sorts a row and adds up parallel ties at its front; gives how many neighbours stay. Both rows of a tie add the same numbers in the
    // same order, so they agree to the last bit.
    private static int Merge(Span<int> row, Span<float> weights)
    {
        row.Sort(weights);
        var kept = 0;
        for (int start = 0, end; start < row.Length; start = end)
        {
            for (end = start + 1; end < row.Length && row[end] == row[start];)
                end++;
            var weight = weights[start];
            if (end > start + 1)
            {
                weights[start..end].Sort();
                double sum = 0;
                foreach (var part in weights[start..end])
                    sum += part;
                weight = (float)Math.Clamp(sum, float.MinValue, float.MaxValue);
            }

            if (weight != 0)
                (row[kept], weights[kept++]) = (row[start], weight);
        }

        return kept;
    }

    // Closes the gaps that merging left.
    private static WeightedGraph Closed(long[] offsets, int[] rows, float[] weights, int[] kept)
    {
        long at = 0;
        for (var node = 0; node < kept.Length; node++)
        {
            rows.AsSpan((int)offsets[node], kept[node]).CopyTo(rows.AsSpan((int)at));
            weights.AsSpan((int)offsets[node], kept[node]).CopyTo(weights.AsSpan((int)at));
            offsets[node] = at;
            at += kept[node];
        }

        offsets[kept.Length] = at;
        Array.Resize(ref rows, (int)at);
        Array.Resize(ref weights, (int)at);
        var uniform = weights.Length == 0 || !weights.AsSpan().ContainsAnyExcept(weights[0]);
        return new WeightedGraph(offsets, rows, uniform ? null : weights, weights.Length == 0 ? 1 : weights[0]);
    }

    // Equal weights with parallel ties: each neighbour weighs as often as it stands in the row.
    private static WeightedGraph Multiplied(long[] offsets, int[] rows, int[] kept, float weight)
    {
        long arcs = 0;
        foreach (var length in kept)
            arcs += length;
        var weights = new float[arcs];
        long at = 0;
        for (var node = 0; node < kept.Length; node++)
        {
            var row = rows.AsSpan((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));
            offsets[node] = at;
            for (int start = 0, end; start < row.Length; start = end)
            {
                for (end = start + 1; end < row.Length && row[end] == row[start];)
                    end++;
                (rows[at], weights[at++]) = (row[start], (float)Math.Clamp((double)weight * (end - start), float.MinValue, float.MaxValue));
            }
        }

        offsets[kept.Length] = at;
        Array.Resize(ref rows, (int)at);
        var uniform = !weights.AsSpan().ContainsAnyExcept(weights[0]);
        return new WeightedGraph(offsets, rows, uniform ? null : weights, weights[0]);
    }
}
