using Cordon.Events;
using Cordon.Proving.Plans;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Probes;

/// <summary>
/// Takes random walks over recommendations: each by a new viewer, so that walks are independent given their seeds. After each look it takes one of the things
/// shown, each as likely as the other.
/// </summary>
internal sealed class Walker(ProbeDesk desk, PlannedWalks plan, AuditSubjects subjects, long randomSeed)
{
    public async Task<IReadOnlyList<Walk>> Run(CancellationToken cancellation)
    {
        var walks = new List<Walk>();
        for (var seed = 0; seed < plan.Seeds.Count; seed++)
        {
            for (var number = 0; number < plan.Count && !desk.IsOver; number++)
            {
                if (await One(plan.Seeds[seed], seed, number, cancellation) is { } walk)
                    walks.Add(walk);
            }
        }

        return walks;
    }

    private async Task<Walk?> One(Entity seed, int seedNumber, int number, CancellationToken cancellation)
    {
        var viewer = Entity.Of(EntityTypes.Account, $"probe-{randomSeed}-walk-{seedNumber}-{number}");
        var draws = Draws.Of(randomSeed, $"walk {seed.Text} {number}");
        await desk.Do(viewer, EventKinds.Register, null, ViewerClasses.Of(plan.Age), cancellation);
        var at = seed;
        await Take(viewer, at, cancellation);
        var (steps, things) = (0, 0);
        while (steps < plan.Steps)
        {
            var text = plan.Surface == Surface.RelatedTags ? at.Id.ToString() : "";
            // A walk that was not answered is left out: nobody knows what it would have met.
            if (await desk.Show(new SurfaceRequest(viewer, plan.Surface, text, plan.K), cancellation) is not { } shown)
                return null;
            steps++;
            things += shown.Count;
            if (shown.Any(thing => subjects.IsFlagged(thing)))
                return new Walk(seed, number, steps, Hit: true, things);
            if (shown.Count == 0)
                break;
            at = shown[draws.Next(shown.Count)].Item;
            await Take(viewer, at, cancellation);
        }

        return new Walk(seed, number, steps, Hit: false, things);
    }

    private ValueTask Take(Entity viewer, Entity thing, CancellationToken cancellation) =>
        thing.Is(EntityTypes.Account) ? desk.Do(viewer, EventKinds.Follow, thing, "", cancellation)
        : thing.Is(EntityTypes.Post) ? desk.Do(viewer, EventKinds.Like, thing, "", cancellation)
        : desk.Do(viewer, "view", thing, "", cancellation);
}
