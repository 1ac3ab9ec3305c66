using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>
/// Rings planted into a graph: each pair of members is tied with a probability of one half, and each member keeps ties to accounts anywhere, as
/// camouflage.
/// </summary>
internal sealed class PlantedRings
{
    private PlantedRings(List<int[]> rings) => Rings = rings;

    /// <summary>The members of each ring.</summary>
    public IReadOnlyList<int[]> Rings { get; }

    /// <summary>Adds rings whose members are accounts of their own, numbered after the others.</summary>
    /// <param name="ties">The graph's ties; those of the rings are added.</param>
    /// <param name="accounts">The accounts there are.</param>
    /// <param name="sizes">Members of each ring.</param>
    /// <param name="camouflage">Ties of each member to accounts anywhere.</param>
    /// <param name="seed">The same number gives the same rings.</param>
    public static PlantedRings AddTo(List<Tie> ties, int accounts, IEnumerable<int> sizes, int camouflage, ulong seed)
    {
        var random = new SeededRandom(seed);
        var rings = new List<int[]>();
        var next = accounts;
        foreach (var size in sizes)
        {
            var ring = Enumerable.Range(next, size).ToArray();
            next += size;
            for (var a = 0; a < size; a++)
            {
                for (var b = a + 1; b < size; b++)
                {
                    if (random.NextUnit() < 0.5)
                        ties.Add(new Tie(ring[a], ring[b], 1));
                }

                for (var i = 0; i < camouflage; i++)
                    ties.Add(new Tie(ring[a], random.Next(accounts), 1));
            }

            rings.Add(ring);
        }

        return new PlantedRings(rings);
    }
}
