using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// How strongly the evidence speaks for a coordinated network: the geometric mean of seven parts, so that a part near zero cannot be made up
/// for by the others.
/// </summary>
internal static class NetworkScore
{
    /// <summary>How many parts there are.</summary>
    public const int PartCount = 7;

    // A household shares devices and an address; with nothing else, a handful of such accounts is one.
    private const int Household = 6;

    private const double Least = 1e-6;

    /// <summary>The score, in [0,1].</summary>
    public static double Of(ScoreFigures figures)
    {
        Span<double> values = stackalloc double[PartCount];
        Values(figures, values);
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Log(Math.Max(value, Least));
        return Math.Exp(sum / PartCount);
    }

    /// <summary>The parts with what they mean in words.</summary>
    public static IReadOnlyList<ScorePart> Parts(ScoreFigures figures)
    {
        Span<double> values = stackalloc double[PartCount];
        Values(figures, values);
        var pairs = figures.Members * (figures.Members - 1) / 2.0;
        var kinds = figures.Kinds.Count;
        return
        [
            new("ties", values[0], $"{figures.Ties} of {pairs:0} pairs are tied; the mean tie weight over all pairs is {figures.Density:0.00}"),
            new("repetition", values[1], $"a tied pair has {figures.Repetition:0.0} shared objects or moments on average"),
            new("synchrony", values[2], figures.Together is { } together
                ? $"of what a tied pair shares on a day, {together:0%} is within the window"
                : "nothing was done together: families, clubs and lent phones share devices and contacts too"),
            new("ownership", values[3], $"of the accounts that touched what ties the network, {figures.Ownership:0%} are members, on average over {figures.Objects} objects"),
            new("breadth", values[4], IsHousehold(figures)
                ? "nothing but shared devices, addresses or contacts among a handful: this may be one household"
                : $"tied by {kinds} {(kinds == 1 ? "kind" : "kinds")}: {string.Join(", ", figures.Kinds.Select(k => TieKinds.NameOf(k, plural: true)))}"),
            new("size", values[5], $"{figures.Members} accounts"),
            new("exclusivity", values[6], $"{figures.Exclusivity:0%} of the members' tie weight is among themselves"),
        ];
    }

    private static void Values(ScoreFigures figures, Span<double> values)
    {
        values[0] = figures.Density / (figures.Density + 0.1);
        values[1] = figures.Repetition / (figures.Repetition + 2);
        values[2] = figures.Together is { } together ? together * together : 0.05;
        // Fans and crowds share what many others share; a network shares what is its own.
        values[3] = figures.Ownership;
        values[4] = Breadth(figures);
        values[5] = 1 - Math.Pow(2, -(figures.Members - 1) / 3.0);
        values[6] = figures.Exclusivity;
    }

    private static bool IsHousehold(ScoreFigures figures) =>
        figures.Sharing < Household && !figures.Kinds.Any(k => TieKinds.FamilyOf(k) == TieFamily.CoAction);

    private static double Breadth(ScoreFigures figures)
    {
        if (IsHousehold(figures))
            return 0.05;
        var strong = figures.Kinds.Count(k => TieKinds.FamilyOf(k) != TieFamily.Direct);
        return 1 - Math.Pow(0.4, strong + (figures.Kinds.Count > strong ? 0.5 : 0));
    }
}
