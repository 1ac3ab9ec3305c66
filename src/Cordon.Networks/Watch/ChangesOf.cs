using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>Tells what became of each network, in figures, links and sentences.</summary>
internal sealed class ChangesOf(IReadOnlyList<KnownNetwork> known, IReadOnlyList<SightedNetwork> seen, Matching matching, Entity[] names, DateTimeOffset through)
{
    private const int MostLinks = 20;
    private const int MostTold = 3;
    private readonly Migration _migration = new(known, seen, matching);
    private readonly ILookup<int, int> _parts = Enumerable.Range(0, seen.Count).Where(s => matching.ParentOf[s] >= 0).ToLookup(s => matching.ParentOf[s]);
    private readonly ILookup<int, int> _absorbed = Enumerable.Range(0, known.Count).Where(k => matching.MergedInto[k] >= 0).ToLookup(k => matching.MergedInto[k]);

    /// <summary>A network that none was before.</summary>
    public NetworkChange Born(int s)
    {
        var network = seen[s];
        var links = new List<ChangeLink>();
        var sentences = new List<string>();
        var parent = matching.ParentOf[s];
        if (parent >= 0)
        {
            links.Add(new ChangeLink(ChangeRelation.SplitFrom, known[parent].Id, matching.Common(parent, s)));
            sentences.Add(ChangeWords.SplitOff(known[parent], matching.Common(parent, s), network.Members.Count));
        }
        else
        {
            sentences.Add(ChangeWords.Born(network));
            foreach (var hint in matching.Hints[s].Where(hint => hint.Objects.Count > 0).Take(MostTold))
            {
                links.Add(new ChangeLink(ChangeRelation.SharesWith, known[hint.Known].Id, hint.Objects.Max(shared => shared.Now.Members)));
                sentences.AddRange(ChangeWords.Evidence(hint with { Ever = 0 }, known[hint.Known], network));
            }
        }

        AddOrigins(links, sentences, network.Members.Select(member => member.Account), parent);
        return new NetworkChange
        {
            Kind = ChangeKind.Born,
            Network = names[s],
            Score = network.Score,
            ScoreBefore = null,
            Size = network.Members.Count,
            SizeBefore = 0,
            Joined = [],
            Left = [],
            NewKinds = [],
            Links = Ordered(links),
            Sentences = sentences,
        };
    }

    /// <summary>A network that goes on or returned.</summary>
    public NetworkChange Found(int s, KnownNetwork before)
    {
        var (network, number) = (seen[s], matching.KnownOf[s]);
        var were = before.Members.Select(member => member.Account).ToHashSet();
        var are = network.Members.Select(member => member.Account).ToHashSet();
        Entity[] joined = [.. network.Members.Select(member => member.Account).Where(account => !were.Contains(account))];
        Entity[] left = [.. before.Members.Select(member => member.Account).Where(account => !are.Contains(account))];
        var links = Links(s, number, left);
        var kind = KindOf(s, before, joined.Length + left.Length > 0, links);
        var newKinds = network.Kinds.Except(before.Kinds).ToArray();
        var sentences = Headline(kind, s, before, links);
        if (kind is not ChangeKind.Unchanged && joined.Length > 0)
            sentences.Add(ChangeWords.Joined(joined));
        AddOrigins(links, sentences, joined, number, _absorbed[s]);
        if (kind is not (ChangeKind.Unchanged or ChangeKind.Returned) && left.Length > 0)
            sentences.Add(ChangeWords.Left(left));
        sentences.AddRange(links.Where(link => link.Relation == ChangeRelation.WentTo).Take(MostTold).Select(ChangeWords.WentTo));
        sentences.AddRange(links.Where(link => link.Relation == ChangeRelation.Absorbed).Select(ChangeWords.Absorbed));
        if (newKinds.Length > 0)
            sentences.Add(ChangeWords.NewKinds(newKinds));
        if (ChangeWords.Score(before.Score) != ChangeWords.Score(network.Score))
            sentences.Add(ChangeWords.ScoreMoved(before.Score, network.Score));
        if (kind is not ChangeKind.Unchanged && IsQuiet(network, before))
            sentences.Add(ChangeWords.NowQuiet(Last(network, before)));
        return new NetworkChange
        {
            Kind = kind,
            Network = before.Id,
            Score = network.Score,
            ScoreBefore = before.Score,
            Size = network.Members.Count,
            SizeBefore = before.Members.Count,
            Joined = joined,
            Left = left,
            NewKinds = newKinds,
            Links = Ordered(links),
            Sentences = sentences,
        };
    }

    /// <summary>A living network that is not found any more.</summary>
    public NetworkChange Gone(int k)
    {
        var network = known[k];
        Entity[] left = [.. network.Members.Select(member => member.Account)];
        var destinations = _migration.Destinations(left, names);
        var into = matching.MergedInto[k];
        var links = destinations.Take(MostLinks)
            .Select(to => new ChangeLink(to.Seen == into ? ChangeRelation.MergedInto : ChangeRelation.WentTo, names[to.Seen], to.Accounts)).ToList();
        if (into >= 0 && links.TrueForAll(link => link.Relation != ChangeRelation.MergedInto))
            links.Add(new ChangeLink(ChangeRelation.MergedInto, names[into], matching.Common(k, into)));
        var sentences = new List<string>
        {
            into >= 0
                ? ChangeWords.Merged(names[into], matching.Common(k, into), network.Members.Count)
                : ChangeWords.Died(network, destinations.Sum(to => to.Accounts)),
        };
        sentences.AddRange(links.Where(link => link.Relation == ChangeRelation.WentTo).Take(MostTold).Select(ChangeWords.WentTo));
        return new NetworkChange
        {
            Kind = into >= 0 ? ChangeKind.Merged : ChangeKind.Died,
            Network = network.Id,
            Score = null,
            ScoreBefore = network.Score,
            Size = 0,
            SizeBefore = network.Members.Count,
            Joined = [],
            Left = left,
            NewKinds = [],
            Links = Ordered(links),
            Sentences = sentences,
        };
    }

    private ChangeKind KindOf(int s, KnownNetwork before, bool moved, List<ChangeLink> links)
    {
        if (matching.RecognitionOf[s] is not null)
            return ChangeKind.Returned;
        if (links.Exists(link => link.Relation == ChangeRelation.SplitInto))
            return ChangeKind.Split;
        if (before.State == NetworkState.Dormant && !IsQuiet(seen[s], before))
            return ChangeKind.Returned;
        if (seen[s].Members.Count != before.Members.Count)
            return seen[s].Members.Count > before.Members.Count ? ChangeKind.Grown : ChangeKind.Shrunk;
        return moved ? ChangeKind.Changed : ChangeKind.Unchanged;
    }

    private List<string> Headline(ChangeKind kind, int s, KnownNetwork before, List<ChangeLink> links)
    {
        var network = seen[s];
        switch (kind)
        {
            case ChangeKind.Split:
                var staying = before.Members.Count(member => IsIn(network, member.Account));
                return [ChangeWords.Split(staying, before.Members.Count, links.Where(link => link.Relation == ChangeRelation.SplitInto))];
            case ChangeKind.Returned when matching.RecognitionOf[s] is { } recognition:
                var sentences = new List<string> { ChangeWords.Returned(before, network, recognition.Ever) };
                if (matching.ParentOf[s] >= 0)
                    sentences.Add(ChangeWords.Apart(known[matching.ParentOf[s]].Id));
                sentences.AddRange(ChangeWords.Evidence(recognition, before, network));
                return sentences;
            case ChangeKind.Returned:
                return [ChangeWords.Woke(before)];
            case ChangeKind.Unchanged:
                return [ChangeWords.Unchanged(network.Members.Count, IsQuiet(network, before), Last(network, before))];
            default:
                return [ChangeWords.Size(before.Members.Count, network.Members.Count)];
        }
    }

    private List<ChangeLink> Links(int s, int number, Entity[] left)
    {
        var links = new List<ChangeLink>();
        if (matching.ParentOf[s] >= 0)
            links.Add(new ChangeLink(ChangeRelation.SplitFrom, known[matching.ParentOf[s]].Id, matching.Common(matching.ParentOf[s], s)));
        links.AddRange(_absorbed[s].Select(k => new ChangeLink(ChangeRelation.Absorbed, known[k].Id, matching.Common(k, s))));
        var parts = _parts[number].ToHashSet();
        links.AddRange(parts.Select(part => new ChangeLink(ChangeRelation.SplitInto, names[part], matching.Common(number, part))));
        links.AddRange(_migration.Destinations(left, names).Where(to => !parts.Contains(to.Seen)).Take(MostLinks)
            .Select(to => new ChangeLink(ChangeRelation.WentTo, names[to.Seen], to.Accounts)));
        return [.. Ordered(links)];
    }

    private void AddOrigins(List<ChangeLink> links, List<string> sentences, IEnumerable<Entity> joined, int itself, IEnumerable<int>? absorbed = null)
    {
        var told = absorbed?.ToHashSet() ?? [];
        var origins = _migration.Origins(joined, itself).Where(from => !told.Contains(from.Known)).Take(MostLinks).ToArray();
        links.AddRange(origins.Select(from => new ChangeLink(ChangeRelation.CameFrom, known[from.Known].Id, from.Accounts)));
        sentences.AddRange(origins.Take(MostTold).Select(from => ChangeWords.CameFrom(known[from.Known], from.Accounts)));
    }

    private bool IsQuiet(SightedNetwork network, KnownNetwork before) => NextNetwork.IsQuiet(Last(network, before), through);

    private static DateTimeOffset Last(SightedNetwork network, KnownNetwork before) => network.Last > before.Last ? network.Last : before.Last;

    // Members are in ordinal order.
    private static bool IsIn(SightedNetwork network, Entity account)
    {
        var (low, high) = (0, network.Members.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = network.Members[middle].Account.CompareTo(account);
            if (order == 0)
                return true;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private static IReadOnlyList<ChangeLink> Ordered(IEnumerable<ChangeLink> links) =>
        [.. links.OrderBy(link => link.Relation).ThenByDescending(link => link.Accounts).ThenBy(link => link.Network)];
}
