using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// How strongly the evidence speaks for a coordinated network: the geometric mean of seven parts, so that a part near zero cannot be made up
/// for by the others.
/// </summary>
internal static class NetworkScore
{
    // A household shares devices and an address; with nothing else, a handful of such accounts is one.
    private const int Household = 6;

    public static double Of(IReadOnlyList<ScorePart> parts) =>
        Math.Exp(parts.Sum(p => Math.Log(Math.Max(p.Value, 1e-6))) / parts.Count);

    public static IReadOnlyList<ScorePart> Parts(IReadOnlyList<MemberTies> members, IReadOnlyList<FusedTie> ties)
    {
        var pairs = members.Count * (members.Count - 1) / 2.0;
        var inside = ties.Sum(t => t.Weight);
        var outside = members.Sum(m => m.OutsideWeight);
        var density = inside / pairs;
        var exclusive = inside + outside > 0 ? 2 * inside / ((2 * inside) + outside) : 0;
        return
        [
            new("ties", density / (density + 0.1), $"{ties.Count} of {pairs:0} pairs are tied; the mean tie weight over all pairs is {density:0.00}"),
            Repetition(ties),
            Synchrony(ties),
            Ownership(ties),
            Breadth(ties),
            new("size", 1 - Math.Pow(2, -(members.Count - 1) / 3.0), $"{members.Count} accounts"),
            new("exclusivity", exclusive, $"{exclusive:0%} of the members' tie weight is among themselves"),
        ];
    }

    private static ScorePart Repetition(IReadOnlyList<FusedTie> ties)
    {
        double acts = 0, tied = 0;
        foreach (var tie in ties)
        {
            var most = tie.Parts.Where(p => TieKinds.FamilyOf(p.Kind) != TieFamily.Direct).Select(p => p.Count).DefaultIfEmpty().Max();
            if (most == 0)
                continue;
            acts += most;
            tied++;
        }

        var mean = tied == 0 ? 0 : acts / tied;
        return new("repetition", mean / (mean + 2), $"a tied pair has {mean:0.0} shared objects or moments on average");
    }

    private static ScorePart Synchrony(IReadOnlyList<FusedTie> ties)
    {
        double within = 0, shared = 0;
        foreach (var part in ties.SelectMany(t => t.Parts).Where(p => TieKinds.FamilyOf(p.Kind) == TieFamily.CoAction))
        {
            within += part.Count;
            shared += part.Shared;
        }

        if (shared == 0)
            return new("synchrony", 0.05, "nothing was done together: families, clubs and lent phones share devices and contacts too");
        var share = within / shared;
        return new("synchrony", share * share, $"of what a tied pair shares on a day, {share:0%} is within the window");
    }

    // Fans and crowds share what many others share; a network shares what is its own.
    private static ScorePart Ownership(IReadOnlyList<FusedTie> ties)
    {
        var uses = ObjectUse.In(ties);
        var share = uses.Average(u => (double)u.Members.Count / u.Fan);
        return new("ownership", share, $"of the accounts that touched what ties the network, {share:0%} are members, on average over {uses.Count} objects");
    }

    private static ScorePart Breadth(IReadOnlyList<FusedTie> ties)
    {
        var kinds = ties.SelectMany(t => t.Parts).GroupBy(p => p.Kind)
            .Where(g => g.Count() * 5 >= ties.Count)
            .Select(g => g.Key).Order().ToArray();
        var together = kinds.Any(k => TieKinds.FamilyOf(k) == TieFamily.CoAction);
        var sharing = ties.Where(t => !t.IsOnlyDirect).SelectMany(t => new[] { t.A, t.B }).Distinct().Count();
        if (!together && sharing < Household)
            return new("breadth", 0.05, "nothing but shared devices, addresses or contacts among a handful: this may be one household");
        var strong = kinds.Count(k => TieKinds.FamilyOf(k) != TieFamily.Direct);
        var direct = kinds.Length > strong ? 0.5 : 0;
        return new("breadth", 1 - Math.Pow(0.4, strong + direct), $"tied by {kinds.Length} {(kinds.Length == 1 ? "kind" : "kinds")}: {string.Join(", ", kinds.Select(k => TieKinds.NameOf(k, plural: true)))}");
    }
}
