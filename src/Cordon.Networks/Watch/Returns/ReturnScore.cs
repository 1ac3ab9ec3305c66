using System.Globalization;
using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>The arithmetic of returns: naive Bayes over families of artifacts, each within a bound (Fellegi, Sunter 1969: linkage by log-likelihood ratios).</summary>
internal static class ReturnScore
{
    /// <summary>With fewer accounts than this seen, rarity cannot be told: it is taken as if there were so many.</summary>
    public const double FewestAccounts = 1000;

    /// <summary>
    /// By how much one artifact speaks for a return: ln(P/q), where q is the share of accounts from outside the network that use it, and P = k·m/n + (1 − k)·q for
    /// one that m of n members used and that is kept with probability k; times the share of its users that are the network's. 0 for what too many use.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="members">Members who used it, m.</param>
    /// <param name="size">Members of the network, n.</param>
    /// <param name="ours">Users that are members or were proposed as returned ones.</param>
    /// <param name="users">All users but the account itself.</param>
    /// <param name="accounts">Accounts of the platform.</param>
    public static double Weight(ArtifactKind kind, int members, int size, int ours, int users, double accounts)
    {
        var outside = Math.Max(0, users - ours);
        if (outside > kind.Hub)
            return 0;
        var q = (outside + 1) / (Math.Max(accounts, FewestAccounts) + 2);
        var p = (kind.Kept * members / Math.Max(size, members)) + ((1 - kind.Kept) * q);
        var ratio = Math.Log(p / q);
        if (ratio <= 0)
            return 0;
        var bounded = Math.Min(ratio, members > 1 ? kind.Most : kind.MostOfOne);
        return kind.IsOwned ? bounded * ours / (ours + outside) : bounded;
    }

    /// <summary>The score: the prior and what each family adds. Of a place, a contact and an arrival the best piece counts, of content and company all pieces within the bound.</summary>
    public static double Of(double prior, IEnumerable<ReturnEvidence> evidence)
    {
        Span<double> families = stackalloc double[ArtifactKinds.Families];
        foreach (var piece in evidence)
        {
            ref var family = ref families[(int)piece.Family];
            family = piece.Family is ArtifactFamily.Content or ArtifactFamily.Company ? family + piece.Weight : Math.Max(family, piece.Weight);
        }

        var odds = Math.Log(prior / (1 - prior));
        for (var family = 0; family < families.Length; family++)
            odds += Math.Min(families[family], ArtifactKinds.MostOf((ArtifactFamily)family));
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>The sentence of a piece of evidence.</summary>
    public static string Sentence(ArtifactKind kind, Entity thing, int members, int size, int users) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(kind.Family == ArtifactFamily.Company && kind.Word == "account" ? "turned to" : "uses")} {Shown.Brief(thing.Text)}, {Article(kind.Word)} that {members:N0} of {size:N0} members {(kind.Word == "account" ? "turned to" : "used")}, and about {users:N0} {(users == 1 ? "account" : "accounts")} in all");

    /// <summary>The sentence for dealing with the network itself.</summary>
    public static string Sentence(Entity account, bool isMember) =>
        isMember ? $"turned to {Shown.Brief(account.Text)}, a member" : $"turned to {Shown.Brief(account.Text)}, which is proposed as another return";

    private static string Article(string noun) => $"{(noun[0] is 'a' or 'i' ? "an" : "a")} {noun}";
}
