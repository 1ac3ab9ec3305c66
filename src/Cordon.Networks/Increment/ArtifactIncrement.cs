using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>The uses of one kind of artifact, kept as events arrive: 16 bytes a use and 8 an artifact.</summary>
internal sealed class ArtifactIncrement(EventTable table, TieKind kind)
{
    private ArtifactUses? _uses;
    private int _eventsDone;

    /// <summary>Takes the events that came since the last update, and gives all uses, ready to be tested.</summary>
    public ArtifactTies Update()
    {
        var added = ArtifactUses.From(table, kind, _eventsDone);
        _uses = _uses is null ? added : added.Uses.Length == 0 ? _uses : _uses.With(table, added);
        _eventsDone = table.Count;
        return ArtifactTies.Of(table, kind, _uses);
    }
}
