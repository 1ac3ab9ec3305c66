using Cordon.Proving.Plans;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Audits;

/// <summary>What suggestions leak, and where random walks lead.</summary>
public static partial class Measuring
{
    private static IEnumerable<MetricSample> Leaks(AuditPlan plan, AuditSubjects subjects, ProbeRecord record)
    {
        if (plan.Suggestions is not { } planned)
            yield break;
        foreach (var (surface, typed) in new[] { (Surface.Autocomplete, planned.Autocomplete), (Surface.RelatedTags, planned.RelatedTags) })
        {
            var looks = record.Suggested.Where(l => l.Surface == surface).ToList();
            if (looks.Count == 0)
                continue;
            yield return new MetricSample
            {
                Id = $"leaks.{SurfaceNames.Of(surface)}",
                Title = $"Share of {typed.Count} {(surface == Surface.Autocomplete ? "typed beginnings" : "tags")} for which {SurfaceNames.InWords(surface)} suggests what it should not",
                Kind = MetricKind.Proportion,
                Unit = "text",
                IsMain = true,
                Looks = looks.Count,
                Units =
                [
                    // A text leaks when it leaks to anybody: answers to one text hang together.
                    .. looks.GroupBy(l => l.Text).OrderBy(g => g.Key, StringComparer.Ordinal)
                        .Select(g => new MetricUnit(g.Key, 0, g.Any(l => l.Shown.Any(t => LeaksBy(subjects, planned.Leaks, t))) ? 1 : 0, 1)),
                ],
                Baseline = 0,
                BaselineWords = "no suggestions",
            };
        }
    }

    private static bool LeaksBy(AuditSubjects subjects, IReadOnlyList<string> leaks, ShownThing thing)
    {
        if (subjects.IsFlagged(thing))
            return true;
        var text = Spaced(thing.Item.Id);
        return leaks.Any(leak => text.Contains(Spaced(leak), StringComparison.Ordinal));
    }

    // Letters and digits in lower case, all else as one space; a word is found whole.
    private static string Spaced(ReadOnlySpan<char> text)
    {
        var spaced = new System.Text.StringBuilder(" ", text.Length + 2);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                spaced.Append(char.ToLowerInvariant(c));
            else if (spaced[^1] != ' ')
                spaced.Append(' ');
        }

        return (spaced[^1] == ' ' ? spaced : spaced.Append(' ')).ToString();
    }

    private static IEnumerable<MetricSample> Walks(AuditSubjects subjects, IReadOnlyList<Walk> walks, List<Look> controls)
    {
        if (walks.Count == 0)
            yield break;
        var mean = (double)walks.Sum(w => (long)w.Things) / walks.Count;
        var share = Share(controls, l => Flagged(subjects, l), l => l.Shown.Count);
        yield return new MetricSample
        {
            Id = "walk_hits",
            Title = "Share of random walks that meet something flagged",
            Kind = MetricKind.Proportion,
            Unit = "walk",
            IsMain = true,
            Units = [.. Keyed(walks, w => (w.Hit ? 1 : 0, 1))],
            Baseline = share is { } p ? 1 - Math.Pow(1 - p, mean) : null,
            BaselineWords = share is null ? "" : "as many things drawn from the control",
        };
        yield return new MetricSample
        {
            Id = "walk_steps",
            Title = "Looks until a random walk first meets something flagged, median; walks that did not are taken as longer",
            Kind = MetricKind.Median,
            Unit = "walk",
            Worse = Worse.Down,
            Units = [.. Keyed(walks, w => (w.Steps, w.Hit ? 1 : 0))],
        };
    }

    private static IEnumerable<MetricUnit> Keyed(IReadOnlyList<Walk> walks, Func<Walk, (long Count, long Of)> of) =>
        walks.Select(w => (Key: $"{w.Seed.Text} {w.Number}", Values: of(w))).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new MetricUnit(w.Key, 0, w.Values.Count, w.Values.Of));

    /// <summary>How soon what is labelled is no longer shown, and how soon its network is shown again.</summary>
    private static IEnumerable<MetricSample> Times(AuditSubjects subjects, ProbeRecord record)
    {
        var rounds = record.Looks.GroupBy(l => l.Round).OrderBy(g => g.Key).Select(g => (Time: g.Min(l => l.Time), Shown: Groups(subjects, g))).ToList();
        if (rounds.Count < 2)
            yield break;
        var groups = subjects.Flagged.Where(f => f.Value.Since is not null)
            .GroupBy(f => f.Value.Group.Length > 0 ? f.Value.Group : f.Key.Text)
            .Select(g => (Name: g.Key, Since: g.Min(f => f.Value.Since!.Value)))
            .OrderBy(g => g.Name, StringComparer.Ordinal);
        var (suppressed, returned) = (new List<MetricUnit>(), new List<MetricUnit>());
        foreach (var (name, since) in groups)
        {
            // What was never shown cannot be seen to vanish; neither can what vanished before the first look.
            if (rounds[^1].Time < since || !rounds.Exists(r => r.Shown.Contains(name)))
                continue;
            var clean = rounds.FindIndex(r => r.Time >= since && !r.Shown.Contains(name));
            var last = rounds[^1].Time;
            if (rounds[0].Time < since || rounds[0].Shown.Contains(name))
                suppressed.Add(clean >= 0 ? new MetricUnit(name, 0, Seconds(rounds[clean].Time - since), 1) : new MetricUnit(name, 0, Seconds(last - since), 0));
            if (clean < 0)
                continue;
            var again = rounds.FindIndex(clean, r => r.Shown.Contains(name));
            returned.Add(again >= 0
                ? new MetricUnit(name, 0, Seconds(rounds[again].Time - rounds[clean].Time), 1)
                : new MetricUnit(name, 0, Seconds(last - rounds[clean].Time), 0));
        }

        yield return Time("suppression_seconds", "Seconds from a label to the first round in which nothing of the labelled network is shown, median", Worse.Up, suppressed);
        yield return Time("reemergence_seconds", "Seconds from then until something of the network is shown again, median; those not seen again are taken as longer", Worse.Down, returned);
    }

    private static MetricSample Time(string id, string title, Worse worse, List<MetricUnit> units) => new()
    {
        Id = id,
        Title = title,
        Kind = MetricKind.Median,
        Unit = "network",
        Worse = worse,
        IsMain = true,
        Units = units,
    };

    private static HashSet<string> Groups(AuditSubjects subjects, IEnumerable<Look> looks)
    {
        var groups = new HashSet<string>();
        foreach (var thing in looks.SelectMany(l => l.Shown))
        {
            foreach (var entity in new[] { thing.Item, thing.Author ?? default })
            {
                if (!entity.IsNone && subjects.Flagged.TryGetValue(entity, out var flagged))
                    groups.Add(flagged.Group.Length > 0 ? flagged.Group : entity.Text);
            }
        }

        return groups;
    }

    private static long Seconds(TimeSpan time) => Math.Max(0, (long)Math.Ceiling(time.TotalSeconds));
}
