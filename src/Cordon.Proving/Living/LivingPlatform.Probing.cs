using Cordon.Events;
using Cordon.Proving.Platform;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Living;

/// <content>The platform as probes meet it. Their looks are not counted in <see cref="Exposure"/>; their acts are events like anybody's.</content>
public sealed partial class LivingPlatform
{
    private readonly Dictionary<string, int> _probes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no such viewer, or the count is outside 1 to 1,000.</exception>
    public async ValueTask<IReadOnlyList<ShownThing>> Show(SurfaceRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Count is < 1 or > 1000)
            throw new ArgumentException($"{request.Count} things are outside 1 to 1000; try 20", nameof(request));
        var viewer = Find(request.Viewer);
        if (viewer < 0)
            throw new ArgumentException($"there is no account '{Cordon.Events.Shown.Brief(request.Viewer.Text)}' on this platform; register it first", nameof(request));
        var shown = await ShowTo(viewer, request.Surface, request.Text, request.Count, _now, isCounted: false, cancellation);
        return [.. shown.Select(AsShown)];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Act(ProbeAct act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var actor = Find(act.Actor);
        if (act.Kind == EventKinds.Register)
            return actor < 0 && Register(act);
        if (actor < 0 || _recommender.IsGone(actor))
            return false;
        var target = act.Target is { } account && account.Is(EntityTypes.Account) ? Find(account) : -1;
        var post = act.Target is { } item && item.Is(EntityTypes.Post) ? _recommender.Shelf.Find(Thing.Of(ThingType.Post, (ulong)_society.Names.Read(item.Text, ThingType.Post))) : -1;
        var e = new SimulatedEvent { Actor = actor, Time = _now };
        switch (act.Kind)
        {
            case EventKinds.Follow when target >= 0 && target != actor:
                e = Scripted.Follow(_society.LookAlikes.Supply, actor, target, _now);
                break;
            case EventKinds.Message when target >= 0 && target != actor:
                e = Scripted.To(SimulatedKind.Message, actor, target, _now);
                break;
            case EventKinds.Like or EventKinds.Repost when post >= 0:
                e.Kind = act.Kind == EventKinds.Like ? SimulatedKind.Like : SimulatedKind.Repost;
                e.Target = Thing.Account(_recommender.Shelf.Author(post));
                e.First = _recommender.Shelf.Post(post);
                break;
            case EventKinds.Search when _phrases.Number(act.Text) is > 0 and var query:
                (e.Kind, e.Phrase) = (SimulatedKind.Search, query);
                break;
            case "view":
                return true;
            default:
                return false;
        }

        var before = EventCount;
        await Happen(e, isPlanned: false, cancellation);
        return EventCount > before;
    }

    private bool Register(ProbeAct act)
    {
        var name = act.Actor.Text;
        if (!act.Actor.Is(EntityTypes.Account) || name.Length > Names.LongestBytes || name.Any(c => c is '"' or '\\' or < ' ' or > '~'))
            return false;
        var community = (int)(SeededRandom.Mix((ulong)_probes.Count) % (ulong)_people.Communities);
        var account = _people.Add(community, 0, 0, default, default, default, Population.Always);
        if (account < 0)
            return false;
        _people.SetAge(account, act.Text == "child", act.Text is "child" or "adult");
        _society.Names.Give(account, name);
        _probes.Add(name, account);
        Record(new SimulatedEvent { Kind = SimulatedKind.Register, Actor = account, Time = _now, First = _people.Device[account], Second = _people.Home[account] }, isPlanned: false);
        return true;
    }

    /// <summary>The number of an account; −1 where there is none of that name.</summary>
    private int Find(Entity entity)
    {
        if (_probes.TryGetValue(entity.Text, out var probe))
            return probe;
        var number = _society.Names.Read(entity.Text, ThingType.Account);
        return number >= 0 && number < _people.Total ? (int)number : -1;
    }
}
