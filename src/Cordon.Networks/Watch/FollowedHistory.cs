using Cordon.Events;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>What one detection did to a history.</summary>
/// <param name="History">The next history.</param>
/// <param name="Changes">What changed.</param>
/// <param name="LastingIds">The lasting name of each network of the detection, by its name there.</param>
public sealed record FollowedHistory(NetworkHistory History, NetworkChanges Changes, IReadOnlyDictionary<Entity, Entity> LastingIds)
{
    /// <summary>The detection under lasting names. Order and everything else stay.</summary>
    /// <param name="detection">The detection that was followed.</param>
    /// <exception cref="KeyNotFoundException">It has a network that was not followed.</exception>
    public Detection Rename(Detection detection)
    {
        ArgumentNullException.ThrowIfNull(detection);
        return detection with { Networks = [.. detection.Networks.Select(network => network with { Id = LastingIds[network.Id] })] };
    }
}
