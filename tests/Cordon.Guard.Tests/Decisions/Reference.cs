using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Tests.Decisions;

/// <summary>The rules of the pair as a list of sentences; the first that holds decides.</summary>
internal static class Reference
{
    public static Decision Decide(Dictionary<ulong, EntityState> known, ulong viewer, AgeClass viewerAge, Candidate candidate, SurfacePolicy surface)
    {
        var me = known.GetValueOrDefault(viewer);
        var parts = new List<EntityState> { known.GetValueOrDefault(candidate.Key) };
        if (candidate.Author != GuardKeys.None)
            parts.Add(known.GetValueOrDefault(candidate.Author));
        bool Mine(EntityTraits trait) => (me.Traits & trait) != 0;
        bool Its(EntityTraits trait) => parts.Exists(p => (p.Traits & trait) != 0);
        bool IsSuspect(EntityState s) => (s.Traits & EntityTraits.Suspect) != 0 && (s.Traits & EntityTraits.Cleared) == 0;
        AgeClass Age(bool child, bool adult, AgeClass told) => child || told == AgeClass.Child ? AgeClass.Child : adult || told == AgeClass.Adult ? AgeClass.Adult : surface.UnknownAge;
        var iAmChild = Age(Mine(EntityTraits.Child), Mine(EntityTraits.Adult), viewerAge) == AgeClass.Child;
        var itIsChild = Age(Its(EntityTraits.Child), Its(EntityTraits.Adult), candidate.Age) == AgeClass.Child;
        var network = parts[^1].Network != 0 ? parts[^1].Network : parts[0].Network;
        (bool Holds, GuardVerdict Verdict, GuardReason Reason)[] rules =
        [
            (Its(EntityTraits.Hidden), GuardVerdict.Hide, GuardReason.Hidden),
            (Mine(EntityTraits.Flagged) && Its(EntityTraits.Flagged), GuardVerdict.Hide, GuardReason.FlaggedToFlagged),
            (Mine(EntityTraits.Flagged) && itIsChild, GuardVerdict.Hide, GuardReason.FlaggedToChild),
            (iAmChild && Its(EntityTraits.Flagged), GuardVerdict.Hide, GuardReason.ChildToFlagged),
            (me.Network > 0 && me.Network == network, surface.SameNetwork, GuardReason.SameNetwork),
            (Its(EntityTraits.Held), surface.Held, GuardReason.Held),
            (parts.Exists(IsSuspect), surface.Suspect, GuardReason.UnderSuspicion),
            (IsSuspect(me) && itIsChild, surface.Suspect, GuardReason.SuspectAndChild),
            (Its(EntityTraits.Flagged), surface.Flagged, GuardReason.Flagged),
            (itIsChild, surface.Children, GuardReason.ChildNotSuggested),
            (parts[0].Risk >= surface.HoldRisk * 255, GuardVerdict.Hold, GuardReason.TagRisk),
            (parts[0].Risk >= surface.DemoteRisk * 255, GuardVerdict.Demote, GuardReason.TagRisk),
        ];
        foreach (var (holds, verdict, reason) in rules)
        {
            if (holds && verdict != GuardVerdict.Allow)
                return new Decision(verdict, reason, verdict == GuardVerdict.Demote ? surface.Demotion : 0);
        }

        return new Decision(GuardVerdict.Allow, GuardReason.None, 1);
    }
}
