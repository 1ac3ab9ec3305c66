using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>Parts of the actions of several objects, each from the start of a unit to the end of one.</summary>
internal sealed class ActionRanges
{
    /// <summary>By place: the object.</summary>
    public List<int> Objects { get; } = [];

    /// <summary>By place: the action; within an object in the order of its actions.</summary>
    public List<int> Actions { get; } = [];

    public void Clear()
    {
        Objects.Clear();
        Actions.Clear();
    }

    /// <summary>Adds a part. The objects come in ascending order.</summary>
    public void Add(int o, ReadOnlySpan<int> actions)
    {
        Actions.AddRange(actions);
        for (var i = 0; i < actions.Length; i++)
            Objects.Add(o);
    }

    /// <summary>The parts, cut into units.</summary>
    public CoActionLayer Layer(EventTable table, TieKind kind, CoActionScale scale, CoActionIncrement actions)
    {
        var events = new int[Actions.Count];
        for (var i = 0; i < events.Length; i++)
            events[i] = actions.EventOf(Actions[i]);
        return new CoActionLayer(table, kind, scale, [.. Objects], events);
    }
}
