using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>A network whose members may return.</summary>
public sealed record WatchedNetwork
{
    /// <summary>Its name.</summary>
    public required Entity Id { get; init; }

    /// <summary>Who was in it.</summary>
    public required IReadOnlyList<Entity> Members { get; init; }

    /// <summary>What is known to be its own; more is learnt from its members' events.</summary>
    public IReadOnlyList<KnownArtifact> Artifacts { get; init; } = [];

    /// <summary>When it was dismantled: accounts registered since then may be its return. Null while it stands: then the watch only learns.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The network as a detection remembers it.</summary>
    /// <param name="known">The network.</param>
    /// <param name="since">When it was dismantled.</param>
    public static WatchedNetwork Of(KnownNetwork known, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new WatchedNetwork
        {
            Id = known.Id,
            Members = [.. known.Members.Concat(known.Former).Select(m => m.Account)],
            Artifacts = [.. known.Objects.Select(o => new KnownArtifact(o.Object, o.Members, o.Fan))],
            Since = since,
        };
    }
}
