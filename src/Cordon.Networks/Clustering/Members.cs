namespace Cordon.Networks.Clustering;

/// <summary>The nodes of each cluster, side by side.</summary>
/// <param name="Starts">Where each cluster's nodes start, and the end.</param>
/// <param name="Nodes">Grouped by cluster.</param>
internal readonly record struct Members(int[] Starts, int[] Nodes)
{
    /// <summary>How many clusters, the empty ones included.</summary>
    public int Clusters => Starts.Length - 1;

    public ReadOnlySpan<int> Of(int cluster) => Nodes.AsSpan(Starts[cluster]..Starts[cluster + 1]);

    /// <summary>Groups nodes by cluster, in a given order within each.</summary>
    /// <param name="clusters">By node, in [0, <paramref name="count"/>).</param>
    /// <param name="count">Clusters.</param>
    /// <param name="order">All nodes, or null for ascending.</param>
    public static Members By(int[] clusters, int count, int[]? order = null)
    {
        var starts = new int[count + 1];
        foreach (var cluster in clusters)
            starts[cluster + 1]++;
        for (var cluster = 0; cluster < count; cluster++)
            starts[cluster + 1] += starts[cluster];
        var nodes = new int[clusters.Length];
        var next = starts.AsSpan(0, count).ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = order is null ? i : order[i];
            nodes[next[clusters[node]]++] = node;
        }

        return new Members(starts, nodes);
    }
}
