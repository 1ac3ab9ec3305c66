using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Which account used which artifact of one kind, how often, and when first; by artifact, then account. 16 bytes a use while it is made.
/// </summary>
internal sealed class ArtifactUses
{
    private ArtifactUses(List<int> artifacts, List<int> starts, Use[] uses, Dictionary<int, int> made)
    {
        Artifacts = artifacts;
        Starts = starts;
        Uses = uses;
        Made = made;
    }

    /// <summary>One account with one artifact.</summary>
    /// <param name="Account">Account number.</param>
    /// <param name="Times">Events of the account with the artifact.</param>
    /// <param name="First">The earliest of them.</param>
    public readonly record struct Use(int Account, int Times, int First);

    /// <summary>Artifact numbers, ascending.</summary>
    public List<int> Artifacts { get; }

    /// <summary>By artifact: where its uses start; one more than artifacts.</summary>
    public List<int> Starts { get; }

    public Use[] Uses { get; }

    /// <summary>By account: events with any artifact of the kind.</summary>
    public Dictionary<int, int> Made { get; }

    public ReadOnlySpan<Use> Of(int place) => Uses.AsSpan(Starts[place], Starts[place + 1] - Starts[place]);

    /// <summary>Gathers the uses in the events from a number on.</summary>
    public static ArtifactUses From(EventTable table, TieKind kind, int from = 0)
    {
        var type = TieKinds.ObjectTypeOf(kind);
        var keys = new ChunkedList<ulong>();
        var events = new ChunkedList<int>();
        var made = new Dictionary<int, int>();
        for (var e = from; e < table.Count; e++)
        {
            foreach (var o in table.ObjectsOf(e))
            {
                if (table.TypeOf(o) != type)
                    continue;
                var actor = table.ActorOf(e);
                keys.Add(((ulong)(uint)o << 32) | (uint)actor);
                events.Add(e);
                made[actor] = made.GetValueOrDefault(actor) + 1;
            }
        }

        return Grouped(table, keys.ToArray(), events.ToArray(), made);
    }

    /// <summary>These uses and those of other events of the same table, in the time of copying both. <see cref="Made"/> goes over to the result.</summary>
    public ArtifactUses With(EventTable table, ArtifactUses other)
    {
        var (artifacts, starts, uses) = (new List<int>(Artifacts.Count), new List<int>(Starts.Count), new List<Use>(Uses.Length + other.Uses.Length));
        for (int i = 0, j = 0; i < Artifacts.Count || j < other.Artifacts.Count;)
        {
            var artifact = Math.Min(i < Artifacts.Count ? Artifacts[i] : int.MaxValue, j < other.Artifacts.Count ? other.Artifacts[j] : int.MaxValue);
            artifacts.Add(artifact);
            starts.Add(uses.Count);
            var mine = i < Artifacts.Count && Artifacts[i] == artifact ? Of(i++) : [];
            var more = j < other.Artifacts.Count && other.Artifacts[j] == artifact ? other.Of(j++) : [];
            for (int m = 0, n = 0; m < mine.Length || n < more.Length;)
            {
                if (n == more.Length || (m < mine.Length && mine[m].Account < more[n].Account))
                    uses.Add(mine[m++]);
                else if (m == mine.Length || more[n].Account < mine[m].Account)
                    uses.Add(more[n++]);
                else
                    uses.Add(Both(table, mine[m++], more[n++]));
            }
        }

        starts.Add(uses.Count);
        foreach (var (account, times) in other.Made)
            Made[account] = Made.GetValueOrDefault(account) + times;
        return new ArtifactUses(artifacts, starts, [.. uses], Made);
    }

    private static ArtifactUses Grouped(EventTable table, ulong[] keys, int[] events, Dictionary<int, int> made)
    {
        Array.Sort(keys, events);
        var (artifacts, starts, uses) = (new List<int>(), new List<int>(), new List<Use>());
        for (int start = 0, end; start < keys.Length; start = end)
        {
            var first = events[start];
            for (end = start + 1; end < keys.Length && keys[end] == keys[start]; end++)
            {
                if (IsBefore(table, events[end], first))
                    first = events[end];
            }

            var artifact = (int)(keys[start] >> 32);
            if (artifacts.Count == 0 || artifacts[^1] != artifact)
            {
                artifacts.Add(artifact);
                starts.Add(uses.Count);
            }

            uses.Add(new Use((int)(uint)keys[start], end - start, first));
        }

        starts.Add(uses.Count);
        return new ArtifactUses(artifacts, starts, [.. uses], made);
    }

    private static Use Both(EventTable table, Use one, Use other) =>
        new(one.Account, one.Times + other.Times, IsBefore(table, other.First, one.First) ? other.First : one.First);

    private static bool IsBefore(EventTable table, int e, int other)
    {
        var time = table.TimeOf(e).CompareTo(table.TimeOf(other));
        return time < 0 || (time == 0 && string.CompareOrdinal(table.IdOf(e), table.IdOf(other)) < 0);
    }
}
