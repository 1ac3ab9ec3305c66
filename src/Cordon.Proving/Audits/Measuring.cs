using Cordon.Proving.Plans;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Audits;

/// <summary>
/// Measures what an audit saw. A thing counts as flagged when it or who is behind it is. Pure: the same record gives the same figures, to the last digit.
/// </summary>
public static partial class Measuring
{
    private const string Unflagged = "unflagged";

    /// <summary>Measures a record.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="subjects">Who is flagged, and how old accounts are.</param>
    /// <param name="record">What was seen.</param>
    /// <param name="target">What was audited, in words.</param>
    public static AuditResult Of(AuditPlan plan, AuditSubjects subjects, ProbeRecord record, string target)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(record);
        var control = plan.Control?.Surface;
        var looks = record.Looks.Where(l => l.Surface != control).ToList();
        var controls = record.Looks.Where(l => l.Surface == control).ToList();
        var samples = new List<MetricSample>();
        samples.AddRange(Exposure(plan, subjects, looks, controls));
        samples.AddRange(Recommendations(subjects, looks));
        samples.AddRange(Leaks(plan, subjects, record));
        samples.AddRange(Walks(subjects, record.Walks, controls));
        samples.AddRange(Times(subjects, record));
        samples.AddRange(Reach(subjects, looks));
        return new AuditResult
        {
            Name = plan.Name,
            Target = target,
            RandomSeed = plan.RandomSeed,
            Confidence = plan.Confidence,
            Resamples = plan.Resamples,
            Began = record.Began,
            Ended = record.Ended,
            Requests = record.Requests,
            Failed = record.Failed,
            Refused = record.Refused,
            Looks = record.Looks.Count + record.Suggested.Count,
            IsWhole = record.IsWhole,
            Viewers = ViewerClasses.All.ToDictionary(ViewerClasses.Of, c => record.Viewers.Count(v => v.Class == c)),
            Metrics = [.. samples.OrderByDescending(s => s.IsMain).Select(s => Estimating.Of(s, plan.RandomSeed, plan.Confidence, plan.Resamples))],
            InnocentShown = InnocentShown(subjects, looks),
            Notes = record.Notes,
        };
    }

    private static IEnumerable<MetricSample> Exposure(AuditPlan plan, AuditSubjects subjects, List<Look> looks, List<Look> controls)
    {
        foreach (var (name, words, isOf) in Classes(looks))
        {
            var seen = looks.Where(l => isOf(l.Viewer)).ToList();
            var control = controls.Where(l => isOf(l.Viewer)).ToList();
            var isMain = name is Unflagged or "child" or "flagged";
            yield return PerThousand(subjects, seen, control, "all", "all surfaces", name, words, isMain);
            foreach (var surface in plan.Surfaces)
            {
                var there = seen.Where(l => l.Surface == surface.Surface).ToList();
                var place = SurfaceNames.InWords(surface.Surface);
                if (plan.Surfaces.Count > 1)
                    yield return PerThousand(subjects, there, control, SurfaceNames.Of(surface.Surface), place, name, words, isMain: false);
                yield return new MetricSample
                {
                    Id = $"exposure_at_k.{SurfaceNames.Of(surface.Surface)}.{name}",
                    Title = $"Looks of {words} at {place} with a flagged thing among the first {surface.K}",
                    Kind = MetricKind.Ratio,
                    Unit = "viewer",
                    Looks = there.Count,
                    Units = Units(there, l => (l.Shown.Any(t => subjects.IsFlagged(t)) ? 1 : 0, 1)),
                    Baseline = Share(control, l => l.Shown.Any(t => subjects.IsFlagged(t)) ? 1 : 0, _ => 1),
                    BaselineWords = control.Count == 0 ? "" : "the same of the control",
                };
                if (surface.Surface == Surface.Feed && controls.Count > 0)
                    yield return Amplification(subjects, there, control, plan.Control!.Surface, name, words);
            }
        }
    }

    private static MetricSample PerThousand(AuditSubjects subjects, List<Look> seen, List<Look> control, string id, string place, string name, string words, bool isMain) => new()
    {
        Id = $"exposure_per_1000.{id}.{name}",
        Title = $"Flagged things per 1,000 shown to {words}, {place}",
        Kind = MetricKind.Ratio,
        Scale = 1000,
        Unit = "viewer",
        IsMain = isMain,
        Looks = seen.Count,
        Units = Units(seen, l => (Flagged(subjects, l), l.Shown.Count)),
        Baseline = 1000 * Share(control, l => Flagged(subjects, l), l => l.Shown.Count),
        BaselineWords = control.Count == 0 ? "" : "the same of the control",
    };

    private static MetricSample Amplification(AuditSubjects subjects, List<Look> feed, List<Look> control, Surface baseline, string name, string words)
    {
        var units = Units(feed, l => (Flagged(subjects, l), l.Shown.Count));
        var controls = Units(control, l => (Flagged(subjects, l), l.Shown.Count)).ToDictionary(u => u.Key);
        return new MetricSample
        {
            Id = $"amplification.feed.{name}",
            Title = $"Amplification of flagged things in the feed of {words}, against {SurfaceNames.InWords(baseline)}",
            Kind = MetricKind.Amplification,
            Unit = "viewer",
            IsMain = name == Unflagged,
            Units = [.. units.Select(u => u with { ControlCount = controls.GetValueOrDefault(u.Key).Count, ControlOf = controls.GetValueOrDefault(u.Key).Of })],
            Baseline = 0,
            BaselineWords = "a feed like the control",
        };
    }

    private static IEnumerable<MetricSample> Reach(AuditSubjects subjects, List<Look> looks)
    {
        var seen = looks.Where(l => l.Viewer.Class != ViewerClass.Flagged).ToList();
        if (seen.Count == 0)
            yield break;
        yield return new MetricSample
        {
            Id = "innocent_reach",
            Title = "Things that are not flagged, per look of viewers who are not",
            Kind = MetricKind.Ratio,
            Unit = "viewer",
            Worse = Worse.Down,
            IsMain = true,
            Units = Units(seen, l => (l.Shown.Count - Flagged(subjects, l), 1)),
        };
        foreach (var group in subjects.Innocent.Values.Distinct().Order(StringComparer.Ordinal))
        {
            yield return new MetricSample
            {
                Id = $"listed_reach.{group}",
                Title = $"Things of the innocent group {group}, per 1,000 looks of viewers who are not flagged",
                Kind = MetricKind.Ratio,
                Scale = 1000,
                Unit = "viewer",
                Worse = Worse.Down,
                Looks = seen.Count,
                Units = Units(seen, l => (l.Shown.Count(t => GroupOf(subjects, t) == group), 1)),
            };
        }
    }

    private static SortedDictionary<string, long> InnocentShown(AuditSubjects subjects, List<Look> looks)
    {
        var shown = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var innocent in subjects.Innocent.Keys)
            shown[innocent.Text] = 0;
        foreach (var thing in looks.Where(l => l.Viewer.Class != ViewerClass.Flagged).SelectMany(l => l.Shown))
        {
            foreach (var entity in new[] { thing.Item, thing.Author ?? default })
            {
                if (!entity.IsNone && subjects.Innocent.ContainsKey(entity))
                    shown[entity.Text]++;
            }
        }

        return shown;
    }

    private static string? GroupOf(AuditSubjects subjects, ShownThing thing) =>
        subjects.Innocent.TryGetValue(thing.Item, out var group) || (thing.Author is { } author && subjects.Innocent.TryGetValue(author, out group)) ? group : null;

    /// <summary>The classes that viewers are told apart by, where there are viewers.</summary>
    private static IEnumerable<(string Name, string Words, Func<ProbeViewer, bool> IsOf)> Classes(List<Look> looks)
    {
        if (looks.Exists(l => l.Viewer.Class != ViewerClass.Flagged))
            yield return (Unflagged, "viewers who are not flagged", v => v.Class != ViewerClass.Flagged);
        foreach (var viewer in ViewerClasses.All.Where(c => looks.Exists(l => l.Viewer.Class == c)))
            yield return (ViewerClasses.Of(viewer), ViewerClasses.InWords(viewer), v => v.Class == viewer);
    }

    private static int Flagged(AuditSubjects subjects, Look look)
    {
        var flagged = 0;
        foreach (var thing in look.Shown)
            flagged += subjects.IsFlagged(thing) ? 1 : 0;
        return flagged;
    }

    /// <summary>The sums of each viewer, by its name.</summary>
    private static List<MetricUnit> Units(IEnumerable<Look> looks, Func<Look, (long Count, long Of)> of, byte stratum = 0) =>
    [
        .. looks.GroupBy(l => l.Viewer.Account).OrderBy(g => g.Key).Select(g =>
        {
            var sums = g.Select(of).Aggregate((Count: 0L, Of: 0L), (a, b) => (a.Count + b.Count, a.Of + b.Of));
            return new MetricUnit(g.Key.Text, stratum, sums.Count, sums.Of);
        }),
    ];

    private static double? Share(IEnumerable<Look> looks, Func<Look, long> count, Func<Look, long> of)
    {
        var (counted, all) = (0L, 0L);
        foreach (var look in looks)
            (counted, all) = (counted + count(look), all + of(look));
        return all == 0 ? null : (double)counted / all;
    }
}
