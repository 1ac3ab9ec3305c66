namespace Cordon.Networks.Clustering;

/// <summary>Gives clusters the numbers from 0 without gaps.</summary>
internal static class Numbering
{
    /// <summary>In the order of their numbers.</summary>
    /// <param name="clusters">By node, each below the number of nodes; renumbered in place.</param>
    /// <returns>How many clusters there are.</returns>
    public static int Close(int[] clusters)
    {
        var numbers = new int[clusters.Length];
        foreach (var cluster in clusters)
            numbers[cluster] = 1;
        var count = 0;
        for (var cluster = 0; cluster < numbers.Length; cluster++)
            (numbers[cluster], count) = (count, count + numbers[cluster]);
        for (var node = 0; node < clusters.Length; node++)
            clusters[node] = numbers[clusters[node]];
        return count;
    }

    /// <summary>In the order of their first node.</summary>
    /// <param name="clusters">By node, each below the number of nodes; renumbered in place.</param>
    /// <returns>How many clusters there are.</returns>
    public static int ByFirst(int[] clusters)
    {
        var numbers = new int[clusters.Length];
        var count = 0;
        for (var node = 0; node < clusters.Length; node++)
        {
            // 0 is unseen, so a number is kept plus one.
            if (numbers[clusters[node]] == 0)
                numbers[clusters[node]] = ++count;
            clusters[node] = numbers[clusters[node]] - 1;
        }

        return count;
    }
}
