using Cordon.Cli.Terminal;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;

namespace Cordon.Cli.Commands;

/// <summary>Reads a seeds file, turning what is wrong with it into words for the user.</summary>
internal static class SeedReading
{
    /// <exception cref="UsageException">The file is missing, unreadable, empty or wrong.</exception>
    public static IReadOnlyDictionary<string, SeedLabel> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var seeds = SeedFile.Read(reader);
            return seeds.Count > 0 ? seeds : throw new UsageException($"{path} names no seed; write one account[,label] a line");
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"{path}: {wrong.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the seeds file {path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>The seeds as nodes of a graph; says how many are not in it.</summary>
    public static Dictionary<int, SeedLabel> NodesOf(Screen screen, IReadOnlyDictionary<string, SeedLabel> seeds, EdgeList list, string edges)
    {
        var nodes = new Dictionary<int, SeedLabel>();
        foreach (var (account, label) in seeds)
        {
            if (list.Find(account) is >= 0 and var node)
                nodes.Add(node, label);
        }

        if (nodes.Count < seeds.Count)
            screen.Note($"seeds that are not in {EdgeReading.NameOf(edges)}: {seeds.Count - nodes.Count:N0} of {seeds.Count:N0}");
        return nodes;
    }
}
