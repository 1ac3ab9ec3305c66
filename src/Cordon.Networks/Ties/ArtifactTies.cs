using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that share something few accounts share: a device, an address, a contact handle, an invitation. What more accounts than
/// the kind's hub fan share ties none of them, so the work is at most the uses times half the hub fan.
/// </summary>
/// <remarks>
/// A pair is tied when dealing all uses at random does not explain what it shares (<see cref="DealtModel"/>), with the false discovery rate
/// controlled over all pairs. What chance could explain ties nobody, but supports a tie that stands by another kind.
/// Pairs are gathered in passes of at most 8 million, about 400 MB.
/// </remarks>
internal sealed class ArtifactTies
{
    private const long PairsPerPass = 8L << 20;
    private readonly EventTable _table;
    private readonly TieKind _kind;
    private readonly ArtifactUses _uses;
    private readonly List<int> _tying = [];
    private readonly int[] _used;
    private readonly DealtModel _chance;

    private ArtifactTies(EventTable table, TieKind kind, ArtifactUses uses)
    {
        _table = table;
        _kind = kind;
        _uses = uses;
        _used = new int[_uses.Artifacts.Count];
        var hubFan = TieKinds.HubFanOf(kind);
        for (var place = 0; place < _used.Length; place++)
        {
            var sharers = _uses.Of(place);
            foreach (var use in sharers)
                _used[place] += use.Times;
            if (sharers.Length > hubFan)
                Hubs++;
            else if (sharers.Length > 1)
                _tying.Add(place);
        }

        _chance = new DealtModel(_used);
    }

    public long Hubs { get; }

    /// <summary>Gathers one kind from a whole history.</summary>
    public static ArtifactTies Of(EventTable table, TieKind kind) => Of(table, kind, ArtifactUses.From(table, kind));

    /// <summary>The same from uses that are gathered already.</summary>
    public static ArtifactTies Of(EventTable table, TieKind kind, ArtifactUses uses) => new(table, kind, uses);

    /// <summary>The pairs that stand against chance.</summary>
    public TieLayer Standing(TieOptions options, CancellationToken cancellation)
    {
        long gathered = _tying.Sum(place => (long)Pairs(_uses.Of(place).Length));
        var tests = Pairs(_uses.Made.Count);
        // No pair below this can be kept, however many are.
        var least = gathered == 0 ? 0 : Math.Log10(tests / (options.FalseDiscoveryRate * gathered));
        var tested = new List<Shared>();
        long candidates = 0;
        var passes = (ulong)((gathered + PairsPerPass - 1) / PairsPerPass);
        for (var pass = 0UL; pass < passes; pass++)
        {
            var now = pass;
            var shared = Gather(pair => AccountPair.IsIn(pair, now, passes), cancellation);
            candidates += shared.Count;
            foreach (var (pair, rarity) in shared)
            {
                var surprise = SurpriseOf(pair, rarity);
                if (surprise > 0 && surprise >= least)
                    tested.Add(new Shared(pair, surprise));
            }
        }

        var threshold = FalseDiscovery.Threshold(tested.Select(t => t.Surprise), tests, options.FalseDiscoveryRate);
        var kept = tested.Where(t => t.Surprise >= threshold).ToDictionary(t => t.Pair, t => t.Surprise);
        return new TieLayer(_kind, _uses.Artifacts.Count, Hubs, candidates, Drafts(kept, cancellation));
    }

    /// <summary>Adds to the layer what pairs that are tied by any kind share of this one, though chance could explain it.</summary>
    public TieLayer WithSupport(TieLayer standing, IReadOnlySet<ulong> tied, CancellationToken cancellation)
    {
        var stands = standing.Ties.Select(t => AccountPair.Of(t.A, t.B)).ToHashSet();
        var shared = Gather(pair => tied.Contains(pair) && !stands.Contains(pair), cancellation);
        var supporting = Drafts(shared.ToDictionary(s => s.Key, s => SurpriseOf(s.Key, s.Value)), cancellation);
        return standing with { Ties = [.. standing.Ties, .. supporting.Select(t => t with { IsSupport = true })] };
    }

    private double SurpriseOf(ulong pair, SharedRarity rarity) =>
        _chance.Surprise(rarity, _uses.Made[AccountPair.Lower(pair)], _uses.Made[AccountPair.Higher(pair)]);

    private Dictionary<ulong, SharedRarity> Gather(Func<ulong, bool> wanted, CancellationToken cancellation)
    {
        var shared = new Dictionary<ulong, SharedRarity>();
        foreach (var place in _tying)
        {
            cancellation.ThrowIfCancellationRequested();
            var sharers = _uses.Of(place);
            for (var i = 0; i < sharers.Length; i++)
            {
                for (var j = i + 1; j < sharers.Length; j++)
                {
                    var pair = AccountPair.Of(sharers[i].Account, sharers[j].Account);
                    if (wanted(pair))
                        shared[pair] = shared.GetValueOrDefault(pair).With(RarityOf(sharers[i], sharers[j], place));
                }
            }
        }

        return shared;
    }

    private double RarityOf(ArtifactUses.Use one, ArtifactUses.Use other, int place) =>
        _chance.Rarity((one.Times, _uses.Made[one.Account]), (other.Times, _uses.Made[other.Account]), _used[place]);

    private List<TieDraft> Drafts(Dictionary<ulong, double> surprises, CancellationToken cancellation)
    {
        var evidence = new Dictionary<ulong, List<EvidenceDraft>>(surprises.Count);
        foreach (var place in surprises.Count == 0 ? [] : _tying)
        {
            cancellation.ThrowIfCancellationRequested();
            var sharers = _uses.Of(place);
            for (var i = 0; i < sharers.Length; i++)
            {
                for (var j = i + 1; j < sharers.Length; j++)
                {
                    var pair = AccountPair.Of(sharers[i].Account, sharers[j].Account);
                    if (!surprises.ContainsKey(pair))
                        continue;
                    if (!evidence.TryGetValue(pair, out var list))
                        evidence.Add(pair, list = []);
                    list.Add(new EvidenceDraft(_uses.Artifacts[place], sharers.Length, sharers[i].First, sharers[j].First));
                }
            }
        }

        return [.. evidence.OrderBy(e => e.Key).Select(e => Draft(e.Key, e.Value, surprises[e.Key]))];
    }

    private TieDraft Draft(ulong pair, List<EvidenceDraft> shared, double surprise)
    {
        var doubt = 1.0;
        foreach (var one in shared.OrderBy(e => e.Fan))
            doubt *= 1 - (TieKinds.PriorOf(_kind) * Rarity(one.Fan));
        return new TieDraft
        {
            A = AccountPair.Lower(pair),
            B = AccountPair.Higher(pair),
            Kind = _kind,
            Weight = 1 - doubt,
            Count = shared.Count,
            Shared = shared.Count,
            Surprise = surprise,
            Evidence = [.. shared.OrderBy(e => e.Fan).ThenBy(e => _table.ObjectOf(e.Object)).Take(TieDraft.MostEvidence)],
        };
    }

    // 1 for an artifact of exactly two accounts. Devices and addresses are lent, so sharing one with many says little.
    private double Rarity(int fan) => _kind is TieKind.Device or TieKind.Address ? 2.0 / fan : 1 / Math.Log2(fan);

    private static double Pairs(double accounts) => Math.Max(1, accounts * (accounts - 1) / 2);

    private readonly record struct Shared(ulong Pair, double Surprise);
}
