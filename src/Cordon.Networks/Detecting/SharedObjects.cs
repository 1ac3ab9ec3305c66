using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>The objects that tie a network, by how many members they tie.</summary>
internal static class SharedObjects
{
    private const int Most = 50;

    public static IReadOnlyList<SharedObject> Of(TieGraph graph, IReadOnlyList<FusedTie> ties)
    {
        var uses = new Dictionary<(TieKind Kind, int Object), Use>();
        foreach (var tie in ties)
        {
            foreach (var part in tie.Parts)
            {
                if (TieKinds.FamilyOf(part.Kind) == TieFamily.Direct)
                    continue;
                foreach (var evidence in part.Evidence)
                {
                    if (!uses.TryGetValue((part.Kind, evidence.Object), out var use))
                        uses.Add((part.Kind, evidence.Object), use = new Use(evidence));
                    use.Add(tie, graph.TimeOf(evidence.EventA), graph.TimeOf(evidence.EventB));
                }
            }
        }

        return
        [
            .. uses.Select(u => new SharedObject(
                    graph.ObjectOf(u.Value.Evidence), u.Key.Kind, u.Value.Members.Count, u.Value.Evidence.Fan, EventTable.TimeAt(u.Value.First), EventTable.TimeAt(u.Value.Last)))
                .OrderByDescending(o => o.Members).ThenBy(o => o.Fan).ThenBy(o => o.Kind).ThenBy(o => o.Object)
                .Take(Most),
        ];
    }

    private sealed class Use(EvidenceDraft evidence)
    {
        public EvidenceDraft Evidence => evidence;

        public HashSet<int> Members { get; } = [];

        public long First { get; private set; } = long.MaxValue;

        public long Last { get; private set; } = long.MinValue;

        public void Add(FusedTie tie, long timeA, long timeB)
        {
            Members.Add(tie.A);
            Members.Add(tie.B);
            First = Math.Min(First, Math.Min(timeA, timeB));
            Last = Math.Max(Last, Math.Max(timeA, timeB));
        }
    }
}
