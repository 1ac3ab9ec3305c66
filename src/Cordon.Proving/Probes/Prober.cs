using Cordon.Events;
using Cordon.Proving.Plans;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Probes;

/// <summary>
/// Carries out a plan: opens the personas' accounts and primes them, draws the panel, looks at every surface as every viewer, looks up suggestions, and
/// walks. One request at a time, in an order that only the plan and its random seed decide. It looks as accounts of the panel and never acts as them.
/// </summary>
/// <param name="platform">Where it looks.</param>
/// <param name="plan">What it does.</param>
/// <param name="subjects">Who is flagged, and how old accounts are.</param>
/// <param name="clock">The time.</param>
public sealed class Prober(IPlatformSurfaces platform, AuditPlan plan, AuditSubjects subjects, TimeProvider clock)
{
    private readonly List<string> _notes = [];

    /// <summary>Lets time pass between two rounds, given the number of the round that ended, from 0; null waits as long as the plan says.</summary>
    public Func<int, CancellationToken, ValueTask>? BetweenRounds { get; init; }

    /// <summary>Carries out the plan.</summary>
    /// <exception cref="IOException">The platform does not answer at all.</exception>
    public async Task<ProbeRecord> Run(CancellationToken cancellation)
    {
        var desk = new ProbeDesk(platform, plan, clock);
        var began = desk.Now;
        var viewers = await Personas(desk, cancellation);
        viewers.AddRange(Panel());
        var looks = new List<Look>();
        var suggested = new List<Look>();
        for (var round = 0; round < plan.Rounds && !desk.IsOver; round++)
        {
            if (round > 0)
                await (BetweenRounds?.Invoke(round - 1, cancellation) ?? new ValueTask(Task.Delay(plan.RoundEvery, clock, cancellation)));
            await Round(desk, viewers, round, looks, cancellation);
            await Suggestions(desk, viewers, round, suggested, cancellation);
        }

        var walks = plan.Walks is { } planned ? await new Walker(desk, planned, subjects, plan.RandomSeed).Run(cancellation) : [];
        if (desk.IsOver)
            _notes.Add($"The audit reached its limit of {plan.MostRequests} requests or {plan.MostTime.TotalSeconds:0} seconds; the rest of the plan is not in the figures");
        if (desk.Failed > 0)
            _notes.Add($"The platform did not answer {desk.Failed} of {desk.Requests} requests: {string.Join("; ", desk.Reasons)}");
        if (desk.Refused > 0)
            _notes.Add($"The platform refused {desk.Refused} acts of personas, so these were primed by fewer");
        return new ProbeRecord
        {
            Viewers = viewers,
            Looks = looks,
            Suggested = suggested,
            Walks = walks,
            Began = began,
            Ended = desk.Now,
            Requests = desk.Requests,
            Failed = desk.Failed,
            Refused = desk.Refused,
            IsWhole = !desk.IsOver,
            Notes = _notes,
        };
    }

    private async Task<List<ProbeViewer>> Personas(ProbeDesk desk, CancellationToken cancellation)
    {
        var viewers = new List<ProbeViewer>();
        foreach (var persona in plan.Personas)
        {
            var draws = Draws.Of(plan.RandomSeed, $"persona {persona.Name}");
            for (var i = 0; i < persona.Viewers; i++)
            {
                var account = Entity.Of(EntityTypes.Account, $"probe-{plan.RandomSeed}-{persona.Name}-{i}");
                viewers.Add(new ProbeViewer(account, persona.Age, persona.Name));
                await desk.Do(account, EventKinds.Register, null, ViewerClasses.Of(persona.Age), cancellation);
                foreach (var query in Drawn(persona.Searches, persona.Share, draws))
                    await desk.Do(account, EventKinds.Search, null, query, cancellation);
                foreach (var (kind, targets) in new[] { (EventKinds.Follow, persona.Follows), (EventKinds.Like, persona.Likes), ("view", persona.Views) })
                {
                    foreach (var target in Drawn(targets, persona.Share, draws))
                        await desk.Do(account, kind, target, "", cancellation);
                }
            }
        }

        return viewers;
    }

    private static IEnumerable<T> Drawn<T>(IReadOnlyList<T> all, double share, SeededRandom draws)
    {
        if (share >= 1 || all.Count == 0)
            return all;
        var count = Math.Max(1, (int)Math.Round(share * all.Count));
        return [.. draws.Order(all.Count).Take(count).Order().Select(i => all[i])];
    }

    private IEnumerable<ProbeViewer> Panel()
    {
        // In ordinal order before the draw, so that the order in the files does not matter.
        var classes = subjects.Ages.Keys.Union(subjects.Flagged.Keys).Where(a => a.Is(EntityTypes.Account)).GroupBy(subjects.ClassOf).ToDictionary(g => g.Key, g => g.Order().ToArray());
        foreach (var viewer in ViewerClasses.All)
        {
            var wanted = plan.Panel.Of(viewer);
            var accounts = classes.GetValueOrDefault(viewer) ?? [];
            if (accounts.Length < wanted)
                _notes.Add($"The panel has {accounts.Length} {ViewerClasses.InWords(viewer)} instead of {wanted}: the files name no more");
            var order = Draws.Of(plan.RandomSeed, $"panel {ViewerClasses.Of(viewer)}").Order(accounts.Length);
            foreach (var at in order.Take(wanted))
                yield return new ProbeViewer(accounts[at], viewer, "panel");
        }
    }

    private async Task Round(ProbeDesk desk, List<ProbeViewer> viewers, int round, List<Look> looks, CancellationToken cancellation)
    {
        var surfaces = plan.Control is { } control ? [.. plan.Surfaces, control] : plan.Surfaces;
        foreach (var viewer in viewers)
        {
            foreach (var surface in surfaces)
            {
                foreach (var text in surface.Texts.Count == 0 ? [""] : surface.Texts)
                    await Look(desk, viewer, surface.Surface, text, surface.K, round, looks, cancellation);
            }
        }
    }

    private async Task Suggestions(ProbeDesk desk, List<ProbeViewer> viewers, int round, List<Look> suggested, CancellationToken cancellation)
    {
        if (plan.Suggestions is not { } planned)
            return;
        // One viewer of each class: what is suggested may differ by age, hardly by person.
        foreach (var viewer in viewers.DistinctBy(v => v.Class))
        {
            foreach (var text in planned.Autocomplete)
                await Look(desk, viewer, Surface.Autocomplete, text, planned.K, round, suggested, cancellation);
            foreach (var tag in planned.RelatedTags)
                await Look(desk, viewer, Surface.RelatedTags, tag, planned.K, round, suggested, cancellation);
        }
    }

    private static async Task Look(ProbeDesk desk, ProbeViewer viewer, Surface surface, string text, int k, int round, List<Look> looks, CancellationToken cancellation)
    {
        var time = desk.Now;
        if (await desk.Show(new SurfaceRequest(viewer.Account, surface, text, k), cancellation) is { } shown)
            looks.Add(new Look(viewer, surface, text, round, time, shown));
    }
}
