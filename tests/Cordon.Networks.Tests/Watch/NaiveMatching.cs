using Cordon.Networks.Ties;
using Cordon.Networks.Watch;

namespace Cordon.Networks.Tests.Watch;

/// <summary>The matching written down as the documentation says it: every known network against every sighted one, with sets, and no index.</summary>
internal sealed class NaiveMatching
{
    private readonly IReadOnlyList<KnownNetwork> _known;
    private readonly IReadOnlyList<SightedNetwork> _seen;

    public NaiveMatching(IReadOnlyList<KnownNetwork> known, IReadOnlyList<SightedNetwork> seen)
    {
        (_known, _seen) = (known, seen);
        KnownOf = [.. seen.Select(_ => -1)];
        ParentOf = [.. seen.Select(_ => -1)];
        MergedInto = [.. known.Select(_ => -1)];
        Continue();
        FindParents();
        FindMerged();
        Return();
    }

    public int[] KnownOf { get; }

    public int[] ParentOf { get; }

    public int[] MergedInto { get; }

    private int Members(int k, int s) => _known[k].Members.Select(m => m.Account).Intersect(_seen[s].Members.Select(m => m.Account)).Count();

    private int Ever(int k, int s) => _known[k].Members.Concat(_known[k].Former).Select(m => m.Account).Intersect(_seen[s].Members.Select(m => m.Account)).Count();

    private bool Found(int k) => KnownOf.Contains(k);

    private static bool Most(int common, int size) => common >= 2 && common * 2 >= size;

    private IEnumerable<(int K, int S)> Pairs() => Enumerable.Range(0, _known.Count).SelectMany(k => Enumerable.Range(0, _seen.Count).Select(s => (k, s)));

    private void Continue()
    {
        while (true)
        {
            var best = Pairs()
                .Where(p => _known[p.K].IsLiving && !Found(p.K) && KnownOf[p.S] < 0)
                .Where(p => Most(Members(p.K, p.S), _known[p.K].Members.Count) || Most(Members(p.K, p.S), _seen[p.S].Members.Count))
                .OrderByDescending(p => (decimal)Members(p.K, p.S) / (_known[p.K].Members.Count + _seen[p.S].Members.Count - Members(p.K, p.S)))
                .ThenByDescending(p => Members(p.K, p.S)).ThenBy(p => _known[p.K].First).ThenBy(p => _known[p.K].Id).ThenBy(p => _seen[p.S].Id)
                .Select(p => ((int K, int S)?)p).FirstOrDefault();
            if (best is not { } pair)
                return;
            KnownOf[pair.S] = pair.K;
        }
    }

    private void FindParents()
    {
        for (var s = 0; s < _seen.Count; s++)
        {
            if (KnownOf[s] < 0)
            {
                ParentOf[s] = Enumerable.Range(0, _known.Count).Where(k => _known[k].IsLiving && Most(Members(k, s), _seen[s].Members.Count))
                    .OrderByDescending(k => Members(k, s)).ThenBy(k => _known[k].Id).FirstOrDefault(-1);
            }
        }
    }

    private void FindMerged()
    {
        for (var k = 0; k < _known.Count; k++)
        {
            if (_known[k].IsLiving && !Found(k))
            {
                MergedInto[k] = Enumerable.Range(0, _seen.Count).Where(s => Most(Members(k, s), _known[k].Members.Count))
                    .OrderByDescending(s => Members(k, s)).ThenBy(s => _seen[s].Id).FirstOrDefault(-1);
            }
        }
    }

    private void Return()
    {
        var gone = Enumerable.Range(0, _known.Count).Where(k => !Found(k) && MergedInto[k] < 0).ToArray();
        var claims = gone.SelectMany(k => Enumerable.Range(0, _seen.Count).Where(s => KnownOf[s] < 0).Select(s => (K: k, S: s, By: ByMembers(k, s), Belief: Belief(k, s), Covers: Covers(k, s))))
            .Where(c => ParentOf[c.S] < 0 ? c.By || (c.Covers && c.Belief >= 0.6) : c.By && _known[c.K].State == NetworkState.Merged)
            .OrderByDescending(c => c.By).ThenByDescending(c => c.Belief).ThenByDescending(c => Ever(c.K, c.S))
            .ThenByDescending(c => _known[c.K].Last).ThenBy(c => _known[c.K].Id).ThenBy(c => _seen[c.S].Id);
        foreach (var claim in claims.ToArray())
        {
            if (!Found(claim.K) && KnownOf[claim.S] < 0)
                KnownOf[claim.S] = claim.K;
        }
    }

    private bool ByMembers(int k, int s) => Most(Ever(k, s), _seen[s].Members.Count) || Most(Members(k, s), _known[k].Members.Count);

    private IEnumerable<(KnownObject Then, KnownObject Now, int Ours)> Shared(int k, int s) =>
        from now in _seen[s].Objects.OrderBy(o => o.Object.Text, StringComparer.Ordinal)
        from then in _known[k].Objects
        where then.Object == now.Object
        let ours = now.Members + then.Members - Math.Min(Ever(k, s), Math.Min(now.Members, then.Members))
        where 2 * then.Members >= then.Fan && 2 * ours >= now.Fan
        select (then, now, ours);

    private double Belief(int k, int s) => 1 - Shared(k, s).Aggregate(
        1 - Math.Max((double)Ever(k, s) / _seen[s].Members.Count, (double)Members(k, s) / _known[k].Members.Count),
        (doubt, shared) => doubt * (1 - (TieKinds.PriorOf(shared.Now.Kind) * Math.Min(1, (double)shared.Ours / shared.Now.Fan))));

    private bool Covers(int k, int s)
    {
        var shared = Shared(k, s).ToArray();
        var cover = Math.Max(Ever(k, s), shared.Select(o => o.Now.Members).DefaultIfEmpty(0).Max());
        return shared.Length > 0 && cover >= 2 && cover * 4 >= _seen[s].Members.Count;
    }
}
