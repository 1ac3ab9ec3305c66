using System.Globalization;

namespace Cordon.Bench;

/// <summary>Writes an edge list of a graph with groups.</summary>
internal static class GraphCommand
{
    public const string Usage = "  graph ACCOUNTS FILE     an edge list of a graph with groups, 1,000 to 50,000,000 accounts";

    public static int Run(string[] args)
    {
        if (args is not [var accounts, var path]
            || !int.TryParse(accounts, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1000 or > 50_000_000)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using var writer = new StreamWriter(path, append: false, System.Text.Encoding.ASCII, 1 << 20);
        Console.WriteLine($"{new GroupedGraph(count, seed: 1).Write(writer)} ties");
        return 0;
    }
}
