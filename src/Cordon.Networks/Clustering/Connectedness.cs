namespace Cordon.Networks.Clustering;

/// <summary>
/// Splits clusters that are not connected by positive ties. A node that leaves can cut its old cluster in two; the parts are better apart
/// under both objectives.
/// </summary>
internal static class Connectedness
{
    private const int ClustersAtOnce = 64;

    /// <summary>Splits in place; each cluster is then named by its first node.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="clusters">By node, numbered from 0 without gaps or nearly so.</param>
    /// <param name="team">Who does it.</param>
    /// <param name="only">By cluster, which to look at; all when null.</param>
    public static void Split(ClusterLevel level, int[] clusters, WorkerTeam team, bool[]? only = null)
    {
        if (level.Count == 0)
            return;
        var members = Members.By(clusters, clusters.Max() + 1);
        // Each piece is named by its first node.
        var pieces = new int[level.Count];
        var queues = new int[]?[team.Count];
        Array.Fill(pieces, -1);
        team.Run(members.Clusters, ClustersAtOnce, (low, high, worker) =>
        {
            for (var cluster = low; cluster < high; cluster++)
            {
                if (only is null || only[cluster])
                    Split(level, clusters, members.Of(cluster), pieces, ref queues[worker]);
                else
                    Name(members.Of(cluster), pieces);
            }
        });
        pieces.CopyTo(clusters, 0);
    }

    private static void Name(ReadOnlySpan<int> nodes, int[] pieces)
    {
        foreach (var node in nodes)
            pieces[node] = nodes[0];
    }

    private static void Split(ClusterLevel level, int[] clusters, ReadOnlySpan<int> nodes, int[] pieces, ref int[]? queue)
    {
        if (queue is null || queue.Length < nodes.Length)
            queue = new int[Math.Max(1024, nodes.Length)];
        foreach (var first in nodes)
        {
            if (pieces[first] >= 0)
                continue;
            pieces[first] = first;
            queue[0] = first;
            // Once every node is found, the rows left have nothing to tell.
            for (int head = 0, tail = 1; head < tail && tail < nodes.Length; head++)
            {
                var node = queue[head];
                for (var arc = level.Offsets[node]; arc < level.Offsets[node + 1]; arc++)
                {
                    var neighbour = level.Targets[arc];
                    if (clusters[neighbour] != clusters[first] || pieces[neighbour] >= 0 || level.WeightAt(arc) <= 0)
                        continue;
                    pieces[neighbour] = first;
                    queue[tail++] = neighbour;
                }
            }
        }
    }
}
