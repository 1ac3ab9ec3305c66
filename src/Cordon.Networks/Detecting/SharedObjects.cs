using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>The objects that tie a network, by how many members they tie.</summary>
internal static class SharedObjects
{
    private const int Most = 50;

    public static IReadOnlyList<SharedObject> Of(TieGraph graph, IReadOnlyList<FusedTie> ties) =>
    [
        .. ObjectUse.In(ties).Select(use => Describe(graph, use))
            .OrderByDescending(o => o.Members).ThenBy(o => o.Fan).ThenBy(o => o.Kind).ThenBy(o => o.Object)
            .Take(Most),
    ];

    private static SharedObject Describe(TieGraph graph, ObjectUse use)
    {
        var first = use.Evidence.Min(e => Math.Min(graph.TimeOf(e.EventA), graph.TimeOf(e.EventB)));
        var last = use.Evidence.Max(e => Math.Max(graph.TimeOf(e.EventA), graph.TimeOf(e.EventB)));
        return new SharedObject(graph.ObjectOf(use.Evidence[0]), use.Kind, use.Members.Count, use.Fan, EventTable.TimeAt(first), EventTable.TimeAt(last));
    }
}
