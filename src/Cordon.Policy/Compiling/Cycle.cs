namespace Cordon.Policy.Compiling;

/// <summary>Finds names that lead back to themselves.</summary>
internal static class Cycle
{
    /// <summary>A shortest way from a name back to it, the name first; null when there is none.</summary>
    public static IReadOnlyList<string>? From(string start, Func<string, IReadOnlyList<string>> uses)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var name))
        {
            foreach (var next in uses(name))
            {
                if (next == start)
                {
                    var way = new List<string> { name };
                    while (way[^1] != start)
                        way.Add(from[way[^1]]);
                    way.Reverse();
                    return way;
                }

                if (from.TryAdd(next, name))
                    open.Enqueue(next);
            }
        }

        return null;
    }
}
