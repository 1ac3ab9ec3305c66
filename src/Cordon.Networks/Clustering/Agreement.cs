namespace Cordon.Networks.Clustering;

/// <summary>How far two labellings of the same nodes agree. Labels may be any numbers; only who shares one counts.</summary>
/// <param name="NormalisedMutualInformation">
/// 2·I(a;b) / (H(a) + H(b)), in [0,1]; 1 is equal. 1 when both are one cluster.
/// </param>
/// <param name="AdjustedRand">
/// The share of pairs that both treat alike, adjusted for chance (Hubert, Arabie 1985): 1 is equal, 0 as by chance, negative is less.
/// </param>
public readonly record struct Agreement(double NormalisedMutualInformation, double AdjustedRand)
{
    /// <summary>Compares two labellings.</summary>
    /// <exception cref="ArgumentException">They differ in length.</exception>
    public static Agreement Of(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"{first.Count} and {second.Count} labels cannot be compared; give both for the same nodes");
        var keys = new ulong[first.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((ulong)(uint)first[i] << 32) | (uint)second[i];
        var joint = Sizes(keys);
        var a = Sizes([.. keys.Select(k => k >> 32)]);
        var b = Sizes([.. keys.Select(k => k & uint.MaxValue)]);
        return new Agreement(Information(joint, a, b, keys.Length), Rand(joint, a, b, keys.Length));
    }

    /// <summary>
    /// For each true group the F1 of the found group that matches it best, averaged over the true groups: in [0,1]. Found groups may
    /// overlap, and nodes may be in none.
    /// </summary>
    public static double BestMatchF1(IReadOnlyCollection<IReadOnlyList<int>> truth, IEnumerable<IReadOnlyList<int>> found)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(found);
        if (truth.Count == 0)
            return 0;
        var groupsOf = new Dictionary<int, List<int>>();
        var sizes = new List<int>();
        foreach (var group in truth)
        {
            foreach (var node in group)
            {
                if (!groupsOf.TryGetValue(node, out var list))
                    groupsOf[node] = list = [];
                list.Add(sizes.Count);
            }

            sizes.Add(group.Count);
        }

        var best = new double[sizes.Count];
        var shared = new int[sizes.Count];
        var touched = new List<int>();
        foreach (var candidate in found)
        {
            foreach (var node in candidate)
            {
                if (!groupsOf.TryGetValue(node, out var list))
                    continue;
                foreach (var group in list)
                {
                    if (shared[group]++ == 0)
                        touched.Add(group);
                }
            }

            foreach (var group in touched)
            {
                best[group] = Math.Max(best[group], 2.0 * shared[group] / (sizes[group] + candidate.Count));
                shared[group] = 0;
            }

            touched.Clear();
        }

        return best.Average();
    }

    // How often each key stands, in the order of the keys, so that sums over them are always the same.
    private static List<int> Sizes(ulong[] keys)
    {
        var sorted = keys.AsSpan().ToArray();
        Array.Sort(sorted);
        var sizes = new List<int>();
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];)
                end++;
            sizes.Add(end - start);
        }

        return sizes;
    }

    private static double Information(List<int> joint, List<int> a, List<int> b, int count)
    {
        var (ha, hb) = (Entropy(a, count), Entropy(b, count));
        return ha + hb == 0 ? 1 : Math.Clamp(2 * (ha + hb - Entropy(joint, count)) / (ha + hb), 0, 1);
    }

    private static double Entropy(List<int> sizes, int count)
    {
        double sum = 0;
        foreach (var size in sizes)
            sum -= (double)size / count * Math.Log((double)size / count);
        return sum;
    }

    private static double Rand(List<int> joint, List<int> a, List<int> b, int count)
    {
        var (together, inA, inB) = (Pairs(joint), Pairs(a), Pairs(b));
        var all = count * (count - 1.0) / 2;
        if (all == 0)
            return 1;
        var (expected, most) = (inA * inB / all, (inA + inB) / 2);
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double Pairs(List<int> sizes)
    {
        double sum = 0;
        foreach (var size in sizes)
            sum += size * (size - 1.0) / 2;
        return sum;
    }
}
