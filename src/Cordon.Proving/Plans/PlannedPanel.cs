using Cordon.Proving.Probes;

namespace Cordon.Proving.Plans;

/// <summary>Accounts that exist, and as which the audit looks but never acts: how many of each class are drawn.</summary>
/// <param name="Child">Children, from 0 to 100,000.</param>
/// <param name="Adult">Adults.</param>
/// <param name="Unknown">Accounts of unknown age.</param>
/// <param name="Flagged">Flagged accounts.</param>
public sealed record PlannedPanel(int Child, int Adult, int Unknown, int Flagged)
{
    /// <summary>How many of a class.</summary>
    public int Of(ViewerClass viewer) => viewer switch
    {
        ViewerClass.Child => Child,
        ViewerClass.Adult => Adult,
        ViewerClass.Unknown => Unknown,
        _ => Flagged,
    };
}
