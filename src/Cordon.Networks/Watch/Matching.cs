using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>Who is who: every sighted network held against every known one that it has an account or an own object in common with.</summary>
internal sealed class Matching
{
    private readonly IReadOnlyList<KnownNetwork> _known;
    private readonly IReadOnlyList<SightedNetwork> _seen;
    private readonly List<Overlap>[] _overlaps;

    public Matching(IReadOnlyList<KnownNetwork> known, Sighting sighting)
    {
        (_known, _seen) = (known, sighting.Networks);
        Index = new MembershipIndex(known);
        _overlaps = [.. _seen.Select(Index.Overlaps)];
        KnownOf = Filled(_seen.Count);
        ParentOf = Filled(_seen.Count);
        RecognitionOf = new Recognition?[_seen.Count];
        Hints = [.. _seen.Select(_ => Array.Empty<Recognition>())];
        SeenOf = Filled(known.Count);
        MergedInto = Filled(known.Count);
        if (sighting.HasLastingIds)
            PairNames();
        Succession.Pair(known, _seen, _overlaps, KnownOf, SeenOf);
        FindParents();
        FindMerged();
        FindReturned();
    }

    /// <summary>Where each account is or was.</summary>
    public MembershipIndex Index { get; }

    /// <summary>Per sighted network the known one it is, continued or returned; −1 when it is new.</summary>
    public int[] KnownOf { get; }

    /// <summary>Per known network the sighted one; −1 when it is not found.</summary>
    public int[] SeenOf { get; }

    /// <summary>Per sighted network that continues none: the living one that at least half of its accounts come from; −1 when there is none.</summary>
    public int[] ParentOf { get; }

    /// <summary>Per living network that is not found: the sighted one that at least half of its members are in; −1 when there is none.</summary>
    public int[] MergedInto { get; }

    /// <summary>Per sighted network that returned: why.</summary>
    public Recognition?[] RecognitionOf { get; }

    /// <summary>Per new network: gone ones that it has much in common with, and is not, the best first.</summary>
    public Recognition[][] Hints { get; }

    /// <summary>How many members of a living known network are in a sighted one.</summary>
    public int Common(int known, int seen) => _overlaps[seen].Find(overlap => overlap.Known == known).Members;

    private void PairNames()
    {
        var numbers = new Dictionary<Entity, int>();
        for (var k = 0; k < _known.Count; k++)
            numbers[_known[k].Id] = k;
        for (var s = 0; s < _seen.Count; s++)
        {
            if (numbers.Remove(_seen[s].Id, out var k))
                (KnownOf[s], SeenOf[k]) = (k, s);
        }
    }

    private void FindParents()
    {
        for (var s = 0; s < _seen.Count; s++)
        {
            if (KnownOf[s] >= 0)
                continue;
            ParentOf[s] = _overlaps[s]
                .Where(overlap => _known[overlap.Known].IsLiving && Succession.IsMostOf(overlap.Members, _seen[s].Members.Count))
                .OrderByDescending(overlap => overlap.Members).ThenBy(overlap => _known[overlap.Known].Id)
                .Select(overlap => overlap.Known).FirstOrDefault(-1);
        }
    }

    private void FindMerged()
    {
        var most = new int[_known.Count];
        foreach (var s in Enumerable.Range(0, _seen.Count).OrderBy(s => _seen[s].Id))
        {
            foreach (var (known, members, _) in _overlaps[s])
            {
                if (!_known[known].IsLiving || SeenOf[known] >= 0 || !Succession.IsMostOf(members, _known[known].Members.Count) || members <= most[known])
                    continue;
                most[known] = members;
                MergedInto[known] = s;
            }
        }
    }

    private void FindReturned()
    {
        // A network that goes by its lasting name may have returned too; why is asked like for any other.
        var named = new HashSet<int>(KnownOf.Where((k, s) => k >= 0 && !(_known[k].IsLiving && Succession.AreAkin(Common(k, s), _known[k].Members.Count, _seen[s].Members.Count))));
        var recognitions = new Recognitions(_known, known => named.Contains(known) || (SeenOf[known] < 0 && MergedInto[known] < 0));
        var claims = new List<(int Seen, Recognition Recognition)>();
        for (var s = 0; s < _seen.Count; s++)
        {
            if (KnownOf[s] >= 0 && !named.Contains(KnownOf[s]))
                continue;
            var found = recognitions.Of(_seen[s], _overlaps[s]);
            if (KnownOf[s] >= 0)
            {
                RecognitionOf[s] = found.Find(recognition => recognition.Known == KnownOf[s]) ?? new Recognition(KnownOf[s], 0, false, [], 0, true);
                continue;
            }

            found.RemoveAll(recognition => named.Contains(recognition.Known));
            // What came out of a living network is a part of it, unless it was a network of its own before it merged.
            if (ParentOf[s] >= 0)
                found.RemoveAll(recognition => !recognition.ByMembers || _known[recognition.Known].State != NetworkState.Merged);
            Hints[s] = [.. found];
            claims.AddRange(found.Where(recognition => recognition.Suffices).Select(recognition => (s, recognition)));
        }

        claims.Sort((p, q) =>
        {
            var order = recognitions.Compare(p.Recognition, q.Recognition);
            return order != 0 ? order : _seen[p.Seen].Id.CompareTo(_seen[q.Seen].Id);
        });
        foreach (var (s, recognition) in claims)
        {
            if (KnownOf[s] >= 0 || SeenOf[recognition.Known] >= 0)
                continue;
            (KnownOf[s], SeenOf[recognition.Known]) = (recognition.Known, s);
            RecognitionOf[s] = recognition;
        }
    }

    private static int[] Filled(int length)
    {
        var filled = new int[length];
        Array.Fill(filled, -1);
        return filled;
    }
}
