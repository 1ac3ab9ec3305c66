using System.Globalization;
using Cordon.Bench;

if (args is ["graph", var accounts, var path] && int.TryParse(accounts, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1000 and <= 50_000_000)
{
    using var writer = new StreamWriter(path, append: false, System.Text.Encoding.ASCII, 1 << 20);
    Console.WriteLine($"{new GroupedGraph(count, seed: 1).Write(writer)} ties");
    return 0;
}

Console.Error.WriteLine("usage: Cordon.Bench graph ACCOUNTS FILE     an edge list of a graph with groups, 1,000 to 50,000,000 accounts");
return 2;
