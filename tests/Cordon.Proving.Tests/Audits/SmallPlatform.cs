using Cordon.Events;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Tests.Audits;

/// <summary>A platform whose every answer a test writes down, so that each metric can be computed by hand.</summary>
internal sealed class SmallPlatform : IPlatformSurfaces
{
    private readonly Dictionary<(string Viewer, Surface Surface, string Text), ShownThing[]> _shown = [];

    /// <summary>What it shows where nothing else is written.</summary>
    public Func<SurfaceRequest, IReadOnlyList<ShownThing>> Otherwise { get; set; } = _ => [];

    /// <summary>Every act, in order.</summary>
    public List<ProbeAct> Acts { get; } = [];

    /// <summary>Every look, in order.</summary>
    public List<SurfaceRequest> Looks { get; } = [];

    /// <summary>Kinds of acts that it refuses.</summary>
    public HashSet<string> Refuses { get; } = [];

    /// <summary>Looks that fail, by their number.</summary>
    public Func<int, bool> Fails { get; set; } = _ => false;

    public SmallPlatform Put(string viewer, Surface surface, string text, params string[] items)
    {
        _shown[(viewer, surface, text)] = [.. items.Select(Thing)];
        return this;
    }

    /// <summary><c>post:p1 by account:a1</c>, or an item alone.</summary>
    public static ShownThing Thing(string written)
    {
        var parts = written.Split(" by ");
        return new ShownThing(Entity.Parse(parts[0]), parts.Length > 1 ? Entity.Parse(parts[1]) : null, 0);
    }

    public ValueTask<IReadOnlyList<ShownThing>> Show(SurfaceRequest request, CancellationToken cancellation)
    {
        Looks.Add(request);
        if (Fails(Looks.Count))
            throw new IOException("down");
        return new(_shown.TryGetValue((request.Viewer.Text, request.Surface, request.Text), out var things) ? things : Otherwise(request));
    }

    public ValueTask<bool> Act(ProbeAct act, CancellationToken cancellation)
    {
        Acts.Add(act);
        return new(!Refuses.Contains(act.Kind));
    }
}
