using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that share something few accounts share: a device, an address, a contact handle, an invitation. What more accounts than
/// the kind's hub fan share ties none of them, so the work is at most the uses times half the hub fan.
/// </summary>
internal static class ArtifactTies
{
    /// <summary>Finds the ties of one kind.</summary>
    public static TieLayer Find(EventTable table, TieKind kind, CancellationToken cancellation)
    {
        var (uses, users) = UsesOf(table, kind);
        var hubFan = TieKinds.HubFanOf(kind);
        var shared = new Dictionary<ulong, List<EvidenceDraft>>();
        var probabilities = new List<double>();
        var pairs = Math.Max(1, users * (users - 1) / 2.0);
        long hubs = 0;
        foreach (var (artifact, firstUse) in uses.OrderBy(u => u.Key))
        {
            cancellation.ThrowIfCancellationRequested();
            var fan = firstUse.Count;
            if (fan < 2)
                continue;
            if (fan > hubFan)
            {
                hubs++;
                continue;
            }

            probabilities.Add(fan * (fan - 1) / 2.0 / pairs);
            var sharers = firstUse.OrderBy(u => u.Key).ToArray();
            for (var i = 0; i < sharers.Length; i++)
            {
                for (var j = i + 1; j < sharers.Length; j++)
                {
                    var pair = AccountPair.Of(sharers[i].Key, sharers[j].Key);
                    if (!shared.TryGetValue(pair, out var list))
                        shared.Add(pair, list = []);
                    list.Add(new EvidenceDraft(artifact, fan, sharers[i].Value, sharers[j].Value));
                }
            }
        }

        var chance = new ChanceModel(probabilities, withCloseness: false);
        var ties = shared.OrderBy(s => s.Key).Select(s => Draft(table, kind, s.Key, s.Value, pairs, chance)).ToList();
        return new TieLayer(kind, uses.Count, hubs, ties.Count, ties);
    }

    private static TieDraft Draft(EventTable table, TieKind kind, ulong pair, List<EvidenceDraft> shared, double pairs, ChanceModel chance)
    {
        double doubt = 1, rarity = 0;
        foreach (var one in shared)
        {
            doubt *= 1 - (TieKinds.PriorOf(kind) * Rarity(kind, one.Fan));
            rarity += -Math.Log(one.Fan * (one.Fan - 1) / 2.0 / pairs);
        }

        return new TieDraft
        {
            A = AccountPair.Lower(pair),
            B = AccountPair.Higher(pair),
            Kind = kind,
            Weight = 1 - doubt,
            Count = shared.Count,
            Shared = shared.Count,
            Surprise = chance.Surprise(rarity, 1),
            Evidence = [.. shared.OrderBy(e => e.Fan).ThenBy(e => table.ObjectOf(e.Object)).Take(TieDraft.MostEvidence)],
        };
    }

    // 1 for an artifact of exactly two accounts. Devices and addresses are lent, so sharing one with many says little.
    private static double Rarity(TieKind kind, int fan) =>
        kind is TieKind.Device or TieKind.Address ? 2.0 / fan : 1 / Math.Log2(fan);

    // By artifact: each account's first event with it, and how many accounts there are. Accounts beyond the hub fan need no place with the
    // artifact, but one more tells a hub; which of them these are depends on the order of the events, so the number is counted apart.
    private static (Dictionary<int, Dictionary<int, int>> Uses, long Users) UsesOf(EventTable table, TieKind kind)
    {
        var type = TieKinds.ObjectTypeOf(kind);
        var hubFan = TieKinds.HubFanOf(kind);
        var uses = new Dictionary<int, Dictionary<int, int>>();
        var all = new HashSet<int>();
        for (var e = 0; e < table.Count; e++)
        {
            foreach (var o in table.ObjectsOf(e))
            {
                if (table.TypeOf(o) != type)
                    continue;
                if (!uses.TryGetValue(o, out var users))
                    uses.Add(o, users = []);
                var actor = table.ActorOf(e);
                all.Add(actor);
                if (users.Count <= hubFan && (!users.TryGetValue(actor, out var first) || table.TimeOf(e) < table.TimeOf(first)))
                    users[actor] = e;
            }
        }

        return (uses, all.Count);
    }
}
