using Cordon.Networks.Graph;

namespace Cordon.Networks.Dense;

/// <summary>Which accounts did something with which objects: a graph of two sides, each pair at most once.</summary>
public sealed class AccountObjectGraph
{
    private AccountObjectGraph(int accounts, int objects, WeightedGraph graph) => (Accounts, Objects, Graph) = (accounts, objects, graph);

    /// <summary>Accounts, numbered from 0.</summary>
    public int Accounts { get; }

    /// <summary>Objects, numbered from 0.</summary>
    public int Objects { get; }

    /// <summary>Distinct pairs of an account and an object.</summary>
    public long Pairs => Graph.Ties;

    // Accounts first, then objects.
    internal WeightedGraph Graph { get; }

    /// <summary>How many accounts touched an object.</summary>
    public int FanOf(int thing) => Graph.DegreeOf(Accounts + thing);

    /// <summary>How many of some objects an account touched.</summary>
    public int TouchedBy(int account, IReadOnlyList<int> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var row = Graph.NeighboursOf(account);
        var count = 0;
        foreach (var thing in objects)
            count += row.BinarySearch(Accounts + thing) >= 0 ? 1 : 0;
        return count;
    }

    /// <summary>How many of some accounts touched an object.</summary>
    public int TouchersOf(int thing, IReadOnlyList<int> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var row = Graph.NeighboursOf(Accounts + thing);
        var count = 0;
        foreach (var account in accounts)
            count += row.BinarySearch(account) >= 0 ? 1 : 0;
        return count;
    }

    /// <summary>Builds the graph; a pair that is named more than once counts once.</summary>
    /// <param name="accounts">Accounts.</param>
    /// <param name="objects">Objects.</param>
    /// <param name="actors">The account of each action, in [0, accounts).</param>
    /// <param name="touched">The object of each action, in [0, objects).</param>
    /// <exception cref="ArgumentException">The columns differ in length, or an account or object is out of range.</exception>
    public static AccountObjectGraph Build(int accounts, int objects, int[] actors, int[] touched)
    {
        ArgumentNullException.ThrowIfNull(actors);
        ArgumentNullException.ThrowIfNull(touched);
        var targets = new int[touched.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = (uint)touched[i] < (uint)objects ? accounts + touched[i] : throw new ArgumentException($"object {touched[i]} is not in [0, {objects})", nameof(touched));
        if (actors.Any(a => (uint)a >= (uint)accounts))
            throw new ArgumentException($"an account is not in [0, {accounts})", nameof(actors));
        return new AccountObjectGraph(accounts, objects, WeightedGraph.Build(accounts + objects, actors, targets));
    }
}
