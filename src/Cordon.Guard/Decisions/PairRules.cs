using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Decisions;

/// <summary>
/// The rules of the pair. The first that decides wins, those that no surface can soften first: what is hidden; flagged with flagged; flagged with a child, both ways.
/// Then, as the surface has it: members of one network; what is kept back; suspicion; what is flagged; children; risky tags.
/// </summary>
internal static class PairRules
{
    /// <summary>Decides on one thing for one viewer.</summary>
    /// <param name="viewer">The viewer's state.</param>
    /// <param name="viewerAge">The viewer's age, as told.</param>
    /// <param name="other">The state of the thing and of whoever is behind it, as one.</param>
    /// <param name="otherAge">The age of whoever is behind it, as told.</param>
    /// <param name="surface">The surface.</param>
    public static Decision Decide(EntityState viewer, AgeClass viewerAge, EntityState other, AgeClass otherAge, SurfacePolicy surface)
    {
        var (mine, its) = (viewer.Traits, other.Traits);
        if ((its & EntityTraits.Hidden) != 0)
            return Of(GuardVerdict.Hide, GuardReason.Hidden, surface);
        var (isFlagged, isChild) = ((its & EntityTraits.Flagged) != 0, IsChild(its, otherAge, surface));
        var viewerIsChild = IsChild(mine, viewerAge, surface);
        if ((mine & EntityTraits.Flagged) != 0)
        {
            if (isFlagged)
                return Of(GuardVerdict.Hide, GuardReason.FlaggedToFlagged, surface);
            if (isChild)
                return Of(GuardVerdict.Hide, GuardReason.FlaggedToChild, surface);
        }

        if (isFlagged && viewerIsChild)
            return Of(GuardVerdict.Hide, GuardReason.ChildToFlagged, surface);
        if (viewer.Network != 0 && viewer.Network == other.Network && surface.SameNetwork != GuardVerdict.Allow)
            return Of(surface.SameNetwork, GuardReason.SameNetwork, surface);
        if ((its & EntityTraits.Held) != 0 && surface.Held != GuardVerdict.Allow)
            return Of(surface.Held, GuardReason.Held, surface);
        if (surface.Suspect != GuardVerdict.Allow)
        {
            if (IsSuspect(its))
                return Of(surface.Suspect, GuardReason.UnderSuspicion, surface);
            if (IsSuspect(mine) && isChild)
                return Of(surface.Suspect, GuardReason.SuspectAndChild, surface);
        }

        if (isFlagged && surface.Flagged != GuardVerdict.Allow)
            return Of(surface.Flagged, GuardReason.Flagged, surface);
        if (isChild && surface.Children != GuardVerdict.Allow)
            return Of(surface.Children, GuardReason.ChildNotSuggested, surface);
        if (other.Risk == 0)
            return Decision.Keep;
        var risk = other.Risk / 255.0;
        return risk >= surface.HoldRisk ? Of(GuardVerdict.Hold, GuardReason.TagRisk, surface)
            : risk >= surface.DemoteRisk ? Of(GuardVerdict.Demote, GuardReason.TagRisk, surface)
            : Decision.Keep;
    }

    private static Decision Of(GuardVerdict verdict, GuardReason reason, SurfacePolicy surface) => new(verdict, reason, verdict switch
    {
        GuardVerdict.Allow or GuardVerdict.Warn => 1,
        GuardVerdict.Demote => surface.Demotion,
        _ => 0,
    });

    private static bool IsSuspect(EntityTraits traits) => (traits & (EntityTraits.Suspect | EntityTraits.Cleared)) == EntityTraits.Suspect;

    // Of two sources that disagree, the one that says child is believed.
    private static bool IsChild(EntityTraits traits, AgeClass told, SurfacePolicy surface) =>
        (traits & EntityTraits.Child) != 0 || told == AgeClass.Child
        || (told == AgeClass.Unknown && (traits & EntityTraits.Adult) == 0 && surface.UnknownAge == AgeClass.Child);
}
