using Cordon.Events;
using Cordon.Proving.Living;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Cli.Grounds;

/// <summary>Counts what accounts that carry a label are suggested: others that carry one, and children. With the guard both stay at 0.</summary>
/// <param name="labelled">The accounts that carry a label.</param>
/// <param name="children">The accounts whose events say that they are children's.</param>
internal sealed class LabelledPairs(IReadOnlySet<string> labelled, IReadOnlySet<string> children) : IShownSink
{
    /// <summary>Accounts suggested to labelled ones.</summary>
    public long Suggested { get; private set; }

    /// <summary>Labelled accounts among them.</summary>
    public long Labelled { get; private set; }

    /// <summary>Children among them.</summary>
    public long Children { get; private set; }

    public bool Wants(Entity viewer) => labelled.Contains(viewer.Text);

    public void Take(DateTimeOffset time, ViewerClass kind, SurfaceRequest request, IReadOnlyList<ShownThing> shown)
    {
        if (request.Surface != Surface.People)
            return;
        Suggested += shown.Count;
        Labelled += shown.Count(s => labelled.Contains(s.Item.Text));
        Children += shown.Count(s => children.Contains(s.Item.Text));
    }
}
