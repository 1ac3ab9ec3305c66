using Cordon.Events;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Living;

/// <summary>Takes what surfaces showed as they show it.</summary>
public interface IShownSink
{
    /// <summary>Whether looks of this viewer are wanted; a panel of some viewers is enough for most questions.</summary>
    bool Wants(Entity viewer);

    /// <summary>Takes one look.</summary>
    /// <param name="time">When.</param>
    /// <param name="kind">Who looked, by the truth.</param>
    /// <param name="request">At what.</param>
    /// <param name="shown">What was shown, the first first.</param>
    void Take(DateTimeOffset time, ViewerClass kind, SurfaceRequest request, IReadOnlyList<ShownThing> shown);
}
