namespace Cordon.Proving.Truth;

/// <summary>Compares what was found with what is true. Pure: the same input gives the same score, whatever the order of accounts.</summary>
public static class Scoring
{
    /// <summary>From this share on, of both sides, a planted network counts as found.</summary>
    public const double FoundShare = 0.5;

    /// <summary>Scores found networks, which may overlap, against the truth.</summary>
    public static Score Score(GroundTruth truth, IReadOnlyList<FoundNetwork> found)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(found);
        var networksOf = new Dictionary<string, List<int>>();
        var sizes = new int[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var account in found[i].Accounts)
            {
                if (!networksOf.TryGetValue(account, out var networks))
                    networksOf[account] = networks = [];

                // Networks come one after the other, so a repeated account has this one last.
                if (networks.Count > 0 && networks[^1] == i)
                    continue;
                networks.Add(i);
                sizes[i]++;
            }
        }

        var planted = new HashSet<string>();
        var matches = new List<NetworkMatch>(truth.Planted.Count);
        foreach (var network in truth.Planted)
        {
            var members = new HashSet<string>(network.Members.Select(m => m.Account));
            planted.UnionWith(members);
            matches.Add(BestMatch(network.Name, members, found, sizes, networksOf));
        }

        return new Score
        {
            PlantedAccounts = planted.Count,
            FoundAccounts = networksOf.Count,
            Hits = planted.Count(networksOf.ContainsKey),
            NetworksPlanted = truth.Planted.Count,
            NetworksFound = matches.Count(m => m.IsFound),
            Matches = matches,
            LookAlikes = [.. truth.LookAlikes.Select(g => Caught(g, networksOf))],
        };
    }

    private static NetworkMatch BestMatch(
        string name, HashSet<string> members, IReadOnlyList<FoundNetwork> found, int[] sizes, Dictionary<string, List<int>> networksOf)
    {
        var overlaps = new SortedDictionary<int, int>();
        foreach (var member in members)
        {
            foreach (var network in networksOf.GetValueOrDefault(member) ?? [])
                overlaps[network] = overlaps.GetValueOrDefault(network) + 1;
        }

        var best = new NetworkMatch(name, members.Count, null, 0, 0);
        foreach (var (network, overlap) in overlaps)
        {
            var match = new NetworkMatch(name, members.Count, found[network].Id, sizes[network], overlap);
            if (match.Jaccard > best.Jaccard || (match.Jaccard == best.Jaccard && string.CompareOrdinal(match.Found, best.Found) < 0))
                best = match;
        }

        return best;
    }

    private static LookAlikeCaught Caught(LookAlikeTruth group, Dictionary<string, List<int>> networksOf)
    {
        var members = new HashSet<string>(group.Members);
        return new LookAlikeCaught(group.Name, group.Kind, members.Count, members.Count(networksOf.ContainsKey));
    }
}
