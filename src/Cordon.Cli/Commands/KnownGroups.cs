using Cordon.Networks.Clustering;
using Cordon.Networks.Graph;

namespace Cordon.Cli.Commands;

/// <summary>The groups that accounts are known to be in, for comparison with clusters.</summary>
internal sealed class KnownGroups
{
    private readonly List<int> _nodes = [];
    private readonly List<int> _groups = [];

    private KnownGroups()
    {
    }

    /// <summary>Accounts of the edge list whose group is known.</summary>
    public int Accounts => _nodes.Count;

    /// <summary>Reads <c>account,group</c> lines, separated by a comma or white space; accounts without a tie are left out.</summary>
    /// <exception cref="UsageException">The file cannot be read, or names no account of the edge list.</exception>
    public static KnownGroups Read(string path, EdgeList list)
    {
        var known = new KnownGroups();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                var columns = line.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (columns.Length < 2 || columns[0].StartsWith('#') || list.Find(columns[0].Trim('"')) is not (>= 0 and var node))
                    continue;
                if (!numbers.TryGetValue(columns[1], out var group))
                    numbers[columns[1]] = group = numbers.Count;
                known._nodes.Add(node);
                known._groups.Add(group);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the known groups {path} cannot be read: {failure.Message} Check the path.", ExitCode.NoInput);
        }

        return known.Accounts > 0 ? known : throw new UsageException($"{path} names no account of the edge list; write account,group a line", ExitCode.NoInput);
    }

    public Agreement Compare(Partition partition) => Agreement.Of([.. _nodes.Select(n => partition.ClusterOf[n])], _groups);

    /// <summary>Only accounts whose group is known count as members of a cluster.</summary>
    public double BestMatchF1(Partition partition) =>
        Agreement.BestMatchF1(Grouped(_groups), Grouped([.. _nodes.Select(n => partition.ClusterOf[n])]));

    private List<IReadOnlyList<int>> Grouped(List<int> labels) =>
        [.. Enumerable.Range(0, _nodes.Count).GroupBy(i => labels[i], i => _nodes[i]).Select(g => g.ToArray())];
}
