namespace Cordon.Networks.Clustering;

/// <summary>Makes one node of each part of a level.</summary>
internal static class Aggregation
{
    private const int PartsAtOnce = 512;
    private const int NodesAtOnce = 1 << 14;

    /// <summary>Numbers the parts in the order of the clusters' members, so that the parts of a cluster are neighbours in memory.</summary>
    /// <param name="parts">By node, each named by one of its nodes; becomes the number of the part.</param>
    /// <param name="members">The nodes of each cluster.</param>
    /// <returns>How many parts there are.</returns>
    public static int Number(int[] parts, Members members)
    {
        var numbers = new int[parts.Length];
        var count = 0;
        for (var cluster = 0; cluster < members.Clusters; cluster++)
        {
            foreach (var node in members.Of(cluster))
            {
                // 0 is unseen, so a number is kept plus one.
                if (numbers[parts[node]] == 0)
                    numbers[parts[node]] = ++count;
            }
        }

        for (var node = 0; node < parts.Length; node++)
            parts[node] = numbers[parts[node]] - 1;
        return count;
    }

    /// <summary>The level whose nodes are the parts.</summary>
    /// <param name="level">The finer level.</param>
    /// <param name="parts">By node, in [0, <paramref name="count"/>).</param>
    /// <param name="count">Parts.</param>
    /// <param name="scratch">One a worker.</param>
    /// <param name="team">Who does it.</param>
    public static ClusterLevel Run(ClusterLevel level, int[] parts, int count, NeighbourWeights[] scratch, WorkerTeam team)
    {
        var members = Members.By(parts, count);
        var masses = new double[count];
        var room = new int[count + 1];
        var lengths = new int[count];
        // A part's row is at most as long as its nodes' rows together.
        for (var part = 0; part < count; part++)
        {
            room[part + 1] = room[part];
            foreach (var node in members.Of(part))
                room[part + 1] += level.Offsets[node + 1] - level.Offsets[node];
        }

        var roomyTargets = GC.AllocateUninitializedArray<int>(room[count]);
        var roomyWeights = GC.AllocateUninitializedArray<float>(room[count]);
        team.Run(count, PartsAtOnce, (low, high, worker) =>
        {
            for (var part = low; part < high; part++)
            {
                var table = scratch[worker];
                masses[part] = Gather(level, members.Of(part), parts, room[part + 1] - room[part], table);
                var at = room[part];
                for (var i = 0; i < table.Count; i++)
                {
                    // Ties that cancel out are none, and a tie inside a part is not kept.
                    if (table.WeightAt(i) != 0 && table.ClusterAt(i) != part)
                        (roomyTargets[at], roomyWeights[at++]) = (table.ClusterAt(i), (float)table.WeightAt(i));
                }

                lengths[part] = at - room[part];
            }
        });

        var offsets = new int[count + 1];
        for (var part = 0; part < count; part++)
            offsets[part + 1] = offsets[part] + lengths[part];
        var targets = GC.AllocateUninitializedArray<int>(offsets[count]);
        var weights = GC.AllocateUninitializedArray<float>(offsets[count]);
        team.Run(count, NodesAtOnce, (low, high, _) =>
        {
            for (var part = low; part < high; part++)
            {
                roomyTargets.AsSpan(room[part], lengths[part]).CopyTo(targets.AsSpan(offsets[part]));
                roomyWeights.AsSpan(room[part], lengths[part]).CopyTo(weights.AsSpan(offsets[part]));
            }
        });
        return new ClusterLevel(offsets, targets, weights, 1, masses, level.Penalty);
    }

    // Gives the mass of the part.
    private static double Gather(ClusterLevel level, ReadOnlySpan<int> nodes, int[] parts, int room, NeighbourWeights table)
    {
        double mass = 0;
        table.Clear(room);
        foreach (var node in nodes)
        {
            mass += level.Masses[node];
            table.AddRow(level, node, parts);
        }

        return mass;
    }
}
