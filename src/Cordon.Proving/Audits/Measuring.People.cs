using Cordon.Events;
using Cordon.Proving.Plans;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Audits;

/// <summary>Who is suggested to whom.</summary>
public static partial class Measuring
{
    private static IEnumerable<MetricSample> Recommendations(AuditSubjects subjects, List<Look> looks)
    {
        var people = looks.Where(l => l.Surface == Surface.People).ToList();
        var flagged = people.Where(l => l.Viewer.Class == ViewerClass.Flagged).ToList();
        var adults = people.Where(l => l.Viewer.Class == ViewerClass.Adult).ToList();
        var accounts = subjects.Ages.Keys.Union(subjects.Flagged.Keys).Where(a => a.Is(EntityTypes.Account)).ToList();
        if (flagged.Count > 0)
        {
            var known = subjects.Ages.Values.Count(a => a != ViewerClass.Unknown);
            yield return new MetricSample
            {
                Id = "child_share.flagged",
                Title = "Share of children among accounts of known age suggested to flagged viewers",
                Kind = MetricKind.Ratio,
                Unit = "viewer",
                IsMain = true,
                Looks = flagged.Count,
                Units = Units(flagged, l => Children(subjects, l)),
                Baseline = known == 0 ? null : (double)subjects.Ages.Values.Count(a => a == ViewerClass.Child) / known,
                BaselineWords = known == 0 ? "" : "the share of children among all accounts",
            };
            yield return new MetricSample
            {
                Id = "flagged_pair_rate",
                Title = "Share of flagged accounts among those suggested to flagged viewers",
                Kind = MetricKind.Ratio,
                Unit = "viewer",
                IsMain = true,
                Looks = flagged.Count,
                Units = Units(flagged, l => (Flagged(subjects, l), l.Shown.Count)),
                Baseline = accounts.Count == 0 ? null : (double)accounts.Count(subjects.Flagged.ContainsKey) / accounts.Count,
                BaselineWords = accounts.Count == 0 ? "" : "the share of flagged ones among all accounts",
            };
        }

        if (adults.Count == 0)
            yield break;
        yield return new MetricSample
        {
            Id = "child_share.adult",
            Title = "Share of children among accounts of known age suggested to adults who are not flagged",
            Kind = MetricKind.Ratio,
            Unit = "viewer",
            Worse = Worse.Neither,
            Looks = adults.Count,
            Units = Units(adults, l => Children(subjects, l)),
        };
        if (flagged.Count == 0)
            yield break;
        yield return Lift("child_lift", "Share of children suggested to flagged viewers, over that suggested to other adults", flagged, adults, l => Children(subjects, l));
        yield return Lift("flagged_pair_lift", "Share of flagged accounts suggested to flagged viewers, over that suggested to other adults", flagged, adults, l => (Flagged(subjects, l), l.Shown.Count));
    }

    private static MetricSample Lift(string id, string title, List<Look> flagged, List<Look> adults, Func<Look, (long Count, long Of)> of) => new()
    {
        Id = id,
        Title = title,
        Kind = MetricKind.Lift,
        Unit = "viewer",
        IsMain = id == "child_lift",
        Units = [.. Units(flagged, of), .. Units(adults, of).Select(u => new MetricUnit(u.Key, 1, 0, 0, u.Count, u.Of))],
        Baseline = 1,
        BaselineWords = "the same to both",
    };

    // Accounts of unknown age are left out: to count them as adults would make the share look small.
    private static (long Count, long Of) Children(AuditSubjects subjects, Look look)
    {
        var (children, known) = (0L, 0L);
        foreach (var thing in look.Shown)
        {
            var age = subjects.Ages.GetValueOrDefault(thing.Item, ViewerClass.Unknown);
            children += age == ViewerClass.Child ? 1 : 0;
            known += age == ViewerClass.Unknown ? 0 : 1;
        }

        return (children, known);
    }
}
