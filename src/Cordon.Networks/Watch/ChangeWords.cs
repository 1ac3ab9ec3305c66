using Cordon.Events;
using Cordon.Networks.Markup;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>The sentences of a change.</summary>
internal static class ChangeWords
{
    /// <summary>Accounts that a sentence names.</summary>
    public const int MostNames = 5;

    private const int MostObjects = 3;

    /// <summary>The word for a kind of change, in data files and in the terminal: <c>born</c>.</summary>
    public static string Of(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The words for a relation in data files: <c>split_from</c>.</summary>
    public static string Of(ChangeRelation relation) => relation switch
    {
        ChangeRelation.SplitFrom => "split_from",
        ChangeRelation.SplitInto => "split_into",
        ChangeRelation.MergedInto => "merged_into",
        ChangeRelation.Absorbed => "absorbed",
        ChangeRelation.CameFrom => "came_from",
        ChangeRelation.WentTo => "went_to",
        _ => "shares_with",
    };

    /// <summary>A known network with where it stood: <c>network:…, dead since 2026-03-02</c>.</summary>
    public static string Standing(KnownNetwork network) => network.State switch
    {
        NetworkState.Dead => $"{network.Id.Text}, dead since {Day(network.Last)}",
        NetworkState.Merged => $"{network.Id.Text}, merged into another on {Day(network.Since ?? network.Last)}",
        NetworkState.Dormant => $"{network.Id.Text}, quiet since {Day(network.Last)}",
        _ => $"{network.Id.Text}, last seen acting on {Day(network.Last)}",
    };

    public static string Born(SightedNetwork seen) =>
        $"Found for the first time: {Accounts(seen.Members.Count)}, tied by {Kinds(seen.Kinds)}, score {Score(seen.Score)}";

    public static string SplitOff(KnownNetwork parent, int common, int size) =>
        $"Split off from {parent.Id.Text}: {common} of its {Accounts(size)} were in it";

    public static string Split(int stay, int before, IEnumerable<ChangeLink> parts) =>
        $"Split: of {Accounts(before)} {stay} {(stay == 1 ? "goes" : "go")} on, {string.Join(" and ", parts.Select(part => $"{part.Accounts} {IsAre(part.Accounts)} in {part.Network.Text}"))}";

    public static string Merged(Entity into, int common, int size) => $"Merged into {into.Text}: {common} of its {Accounts(size)} {IsAre(common)} in it";

    public static string Absorbed(ChangeLink other) => $"{other.Network.Text} merged into it with {Accounts(other.Accounts)}";

    public static string Died(KnownNetwork known, int elsewhere) =>
        $"No longer found: its {Accounts(known.Members.Count)} last acted together on {Day(known.Last)}{(elsewhere == 0 ? "; none of them is in a network now" : "")}";

    public static string Woke(KnownNetwork known) => $"Its members act together again, after nothing since {Day(known.Last)}";

    public static string Returned(KnownNetwork known, SightedNetwork seen, int old) => known.IsLiving
        ? $"Goes on under other accounts: {Accounts(seen.Members.Count)}, {(old == 0 ? "none" : $"{old}")} of them known from before"
        : $"Returned: {Accounts(seen.Members.Count)}, {(old == 0 ? "none" : $"{old}")} of them known from before";

    public static string Apart(Entity from) => $"Came apart from {from.Text}, with which it had merged";

    /// <summary>What speaks for a sighted network being, or having to do with, a known one; the first sentence says which and where it stood.</summary>
    public static IEnumerable<string> Evidence(Recognition recognition, KnownNetwork known, SightedNetwork seen)
    {
        var of = Standing(known);
        if (recognition.Ever > 0)
        {
            yield return $"{recognition.Ever} of {Accounts(seen.Members.Count)} {WasWere(recognition.Ever)} in {of}";
            of = "it";
        }

        // The best of each kind: a link, a device and a contact say more than three links.
        var told = recognition.Objects.DistinctBy(shared => shared.Now.Kind).Concat(recognition.Objects).Distinct().Take(MostObjects);
        foreach (var (_, now, _) in told)
        {
            var verb = TieKinds.FamilyOf(now.Kind) == TieFamily.CoAction ? "share" : "use";
            yield return $"{now.Members} of {Accounts(seen.Members.Count)} {verb} {Shown.Brief(now.Object.Text)}, {Article(TieKinds.NameOf(now.Kind, plural: false))} of {of} ({Accounts(now.Fan)} in all)";
            of = "it";
        }

        var more = recognition.Objects.Count - MostObjects;
        if (more > 0)
            yield return $"{more} more {(more == 1 ? "object" : "objects")} of it {IsAre(more)} shared";
    }

    public static string Size(int before, int now) => now == before
        ? $"Still {Accounts(now)}, but not the same"
        : $"{(now > before ? "Grew" : "Shrank")} from {before} to {Accounts(now)}";

    public static string Unchanged(int size, bool quiet, DateTimeOffset last) => quiet
        ? $"The same {Accounts(size)}, which have not acted together since {Day(last)}"
        : $"The same {Accounts(size)}";

    public static string Joined(IReadOnlyList<Entity> accounts) => $"{accounts.Count} joined: {Names(accounts)}";

    public static string Left(IReadOnlyList<Entity> accounts) => $"{accounts.Count} left: {Names(accounts)}";

    public static string CameFrom(KnownNetwork other, int accounts) => $"{accounts} of them {WasWere(accounts)} in {Standing(other)}";

    public static string WentTo(ChangeLink other) => $"{other.Accounts} {IsAre(other.Accounts)} in {other.Network.Text} now";

    public static string NewKinds(IReadOnlyList<TieKind> kinds) => $"New kinds of ties: {Kinds(kinds)}";

    public static string ScoreMoved(double before, double now) => $"Its score {(now > before ? "rose" : "fell")} from {Score(before)} to {Score(now)}";

    public static string NowQuiet(DateTimeOffset last) => $"Its members have not acted together since {Day(last)}";

    public static string Day(DateTimeOffset time) => Figures.Day(time);

    public static string Score(double score) => Figures.Fixed(score, "0.00");

    public static string Accounts(int count) => Figures.Count(count, "account", "accounts");

    private static string Kinds(IReadOnlyList<TieKind> kinds) => kinds.Count == 0 ? "nothing that was kept" : string.Join(", ", kinds.Select(Words.Phrase));

    private static string Names(IReadOnlyList<Entity> accounts)
    {
        var named = string.Join(", ", accounts.Take(MostNames).Select(account => Shown.Brief(Figures.Name(account))));
        return accounts.Count <= MostNames ? named : $"{named} and {Figures.Grouped(accounts.Count - MostNames)} more";
    }

    private static string Article(string noun) => $"{(noun[0] is 'a' or 'i' ? "an" : "a")} {noun}";

    private static string IsAre(int count) => count == 1 ? "is" : "are";

    private static string WasWere(int count) => count == 1 ? "was" : "were";
}
