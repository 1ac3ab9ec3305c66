using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>
/// Gives each sighted network its lasting name: that of the known network it is, else its own. A name that another network bears already (a
/// part that split off can have exactly the members that its parent once began with) is followed by one derived from it.
/// </summary>
internal static class LastingNames
{
    public static Entity[] Of(IReadOnlyList<KnownNetwork> known, IReadOnlyList<SightedNetwork> seen, int[] knownOf)
    {
        var taken = known.Select(network => network.Id).ToHashSet();
        var names = new Entity[seen.Count];
        // By name, not by rank: the order of the detection must not decide who keeps a name.
        foreach (var s in Enumerable.Range(0, seen.Count).OrderBy(s => seen[s].Id))
            names[s] = knownOf[s] >= 0 ? known[knownOf[s]].Id : Free(seen[s].Id, taken);
        return names;
    }

    private static Entity Free(Entity name, HashSet<Entity> taken)
    {
        var free = name;
        for (var attempt = 1; !taken.Add(free); attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name.Text}\n{attempt}")));
            free = Entity.Of("network", Convert.ToHexStringLower(hash.AsSpan(0, 6)));
        }

        return free;
    }
}
