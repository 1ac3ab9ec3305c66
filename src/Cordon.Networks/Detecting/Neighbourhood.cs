using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// The part of the tie graph around one group: its accounts, possibly those that share something with them, the ties among all of these and
/// the evidence of these ties, each numbered from 0. The group comes first, ascending; so a copy of the evidence can be weighed again
/// without touching the graph.
/// </summary>
internal sealed class Neighbourhood
{
    // What a neighbourhood holds beside its group, at most: this many accounts, or twice the group.
    private const int MostBeside = 200;

    private readonly int[] _starts;
    private readonly int[] _arcs;
    private readonly int[] _partStarts;
    private readonly int[] _evidenceStarts;
    private readonly int[] _units;
    private readonly int[] _uses;

    private Neighbourhood(TieIndex index, int[] nodes, int group, Func<FusedTie, FusedTie?> seen)
    {
        Nodes = nodes;
        Group = group;
        var local = new Dictionary<int, int>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            local.Add(nodes[i], i);
        Beyond = new double[nodes.Length];
        var ties = new List<FusedTie>();
        var ends = new List<(int A, int B)>();
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var tie in index.TiesOf(nodes[i]))
            {
                if (seen(index.Graph.Ties[tie]) is not { } fused)
                    continue;
                if (!local.TryGetValue(fused.Other(nodes[i]), out var other))
                {
                    Beyond[i] += fused.Weight;
                }
                else if (i < other)
                {
                    ties.Add(fused);
                    ends.Add((i, other));
                }
            }
        }

        Ties = [.. ties];
        Ends = [.. ends];
        (_starts, _arcs) = Rows();
        _partStarts = new int[Ties.Length + 1];
        for (var tie = 0; tie < Ties.Length; tie++)
            _partStarts[tie + 1] = _partStarts[tie] + Ties[tie].Parts.Length;
        Parts = [.. Ties.SelectMany(t => t.Parts)];
        _evidenceStarts = new int[Parts.Length + 1];
        for (var part = 0; part < Parts.Length; part++)
            _evidenceStarts[part + 1] = _evidenceStarts[part] + Parts[part].Evidence.Length;
        _units = new int[_evidenceStarts[^1]];
        _uses = new int[_evidenceStarts[^1]];
        NumberEvidence(index.Graph);
    }

    /// <summary>The nodes, the group's first.</summary>
    public int[] Nodes { get; }

    /// <summary>How many of the nodes are the group.</summary>
    public int Group { get; }

    /// <summary>By node: the weight of its ties to accounts that are not here.</summary>
    public double[] Beyond { get; }

    /// <summary>The ties among the nodes.</summary>
    public FusedTie[] Ties { get; }

    /// <summary>The nodes of each tie, by their numbers here, the lower first.</summary>
    public (int A, int B)[] Ends { get; }

    /// <summary>The parts of all ties.</summary>
    public TieDraft[] Parts { get; }

    /// <summary>Distinct units of evidence: one object within one period, one artifact, or the dealings of one pair.</summary>
    public int Units { get; private set; }

    /// <summary>The kind of each unit.</summary>
    public List<TieKind> UnitKinds { get; } = [];

    /// <summary>Accounts that touched each object that ties, in all.</summary>
    public List<int> UseFans { get; } = [];

    /// <summary>Pieces of evidence in all.</summary>
    public int EvidenceCount => _units.Length;

    /// <param name="index">The graph.</param>
    /// <param name="group">Nodes, ascending.</param>
    public static Neighbourhood Of(TieIndex index, IReadOnlyList<int> group) => new(index, [.. group], group.Count, tie => tie);

    /// <summary>The same if there were no ties of a kind.</summary>
    /// <param name="index">The graph.</param>
    /// <param name="group">Nodes, ascending.</param>
    /// <param name="kind">The kind left out.</param>
    /// <param name="repeat">How many units two accounts must co-act on.</param>
    public static Neighbourhood Without(TieIndex index, IReadOnlyList<int> group, TieKind kind, int repeat) =>
        new(index, [.. group], group.Count, tie => tie.Without(kind, repeat));

    /// <summary>
    /// The group with those around it that share something with it, the most strongly tied first, and then what these share things
    /// with, so that an account with ties both ways can also fall elsewhere. Bounded: at most 200 accounts, or twice the group.
    /// </summary>
    public static Neighbourhood Around(TieIndex index, IReadOnlyList<int> group)
    {
        var known = group.ToHashSet();
        var nodes = group.ToList();
        var room = Math.Max(MostBeside, 2 * group.Count);
        IReadOnlyList<int> edge = group;
        for (var hop = 0; hop < 2 && room > 0; hop++)
        {
            var weights = new SortedDictionary<int, double>();
            foreach (var node in edge)
            {
                foreach (var tie in index.TiesOf(node))
                {
                    var fused = index.Graph.Ties[tie];
                    var other = fused.Other(node);
                    if (!fused.IsOnlyDirect && !known.Contains(other))
                        weights[other] = weights.GetValueOrDefault(other) + fused.Weight;
                }
            }

            edge = [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(room).Select(w => w.Key)];
            room -= edge.Count;
            nodes.AddRange(edge);
            known.UnionWith(edge);
        }

        return new Neighbourhood(index, [.. nodes], group.Count, tie => tie);
    }

    /// <summary>The ties of a node, by their numbers here.</summary>
    public ReadOnlySpan<int> TiesOf(int node) => _arcs.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>The end of a tie that is not this one.</summary>
    public int Other(int tie, int node) => Ends[tie].A == node ? Ends[tie].B : Ends[tie].A;

    /// <summary>The parts of a tie, from and to, by their numbers here.</summary>
    public (int From, int To) PartsOf(int tie) => (_partStarts[tie], _partStarts[tie + 1]);

    /// <summary>The unit of each piece of evidence of a part.</summary>
    public ReadOnlySpan<int> UnitsOf(int part) => _units.AsSpan(_evidenceStarts[part], _evidenceStarts[part + 1] - _evidenceStarts[part]);

    /// <summary>The object of each piece of evidence of a part; −1 for direct kinds.</summary>
    public ReadOnlySpan<int> UsesOf(int part) => _uses.AsSpan(_evidenceStarts[part], _evidenceStarts[part + 1] - _evidenceStarts[part]);

    /// <summary>
    /// Adds to a digest all that drawing the evidence anew depends on. What nodes, objects and events are called plays no part in it, nor how surprising a tie is.
    /// </summary>
    public void AppendTo(IncrementalHash hash)
    {
        ResamplingMemory.Append(hash, [Nodes.Length, Group, Ties.Length, Parts.Length, EvidenceCount, Units, UseFans.Count]);
        ResamplingMemory.Append<double>(hash, Beyond);
        ResamplingMemory.Append<(int, int)>(hash, Ends);
        ResamplingMemory.Append<int>(hash, _partStarts);
        ResamplingMemory.Append<int>(hash, _evidenceStarts);
        ResamplingMemory.Append<int>(hash, _units);
        ResamplingMemory.Append<int>(hash, _uses);
        ResamplingMemory.Append<int>(hash, CollectionsMarshal.AsSpan(UseFans));
        ResamplingMemory.Append<TieKind>(hash, CollectionsMarshal.AsSpan(UnitKinds));
        foreach (var tie in Ties)
            ResamplingMemory.Append(hash, [tie.Weight]);
        foreach (var part in Parts)
            ResamplingMemory.Append(hash, [part.Weight, (double)part.Kind, part.Count, part.Shared, part.IsJoint ? 1 : 0]);
    }

    private (int[] Starts, int[] Arcs) Rows()
    {
        var starts = new int[Nodes.Length + 1];
        foreach (var (a, b) in Ends)
        {
            starts[a + 1]++;
            starts[b + 1]++;
        }

        for (var i = 0; i < Nodes.Length; i++)
            starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, Nodes.Length).ToArray();
        var arcs = new int[Ends.Length * 2];
        for (var tie = 0; tie < Ends.Length; tie++)
        {
            arcs[next[Ends[tie].A]++] = tie;
            arcs[next[Ends[tie].B]++] = tie;
        }

        return (starts, arcs);
    }

    // Ties and their evidence are in an order that does not depend on the order of the events, so neither do these numbers.
    private void NumberEvidence(TieGraph graph)
    {
        var units = new Dictionary<(TieKind Kind, int Object, long When), int>();
        var uses = new Dictionary<(TieKind Kind, int Object), int>();
        for (int part = 0, at = 0; part < Parts.Length; part++)
        {
            var kind = Parts[part].Kind;
            var family = TieKinds.FamilyOf(kind);
            if (family == TieFamily.Direct)
            {
                for (var unit = AddUnit(kind); at < _evidenceStarts[part + 1]; at++)
                    (_units[at], _uses[at]) = (unit, -1);
                continue;
            }

            var length = CoActionScale.PeriodOf(Math.Max(0, Parts[part].Window));
            foreach (var evidence in Parts[part].Evidence)
            {
                var when = family == TieFamily.CoAction ? Math.Min(graph.TimeOf(evidence.EventA), graph.TimeOf(evidence.EventB)) / length : 0;
                if (!units.TryGetValue((kind, evidence.Object, when), out var unit))
                    units.Add((kind, evidence.Object, when), unit = AddUnit(kind));
                if (!uses.TryGetValue((kind, evidence.Object), out var use))
                {
                    uses.Add((kind, evidence.Object), use = UseFans.Count);
                    UseFans.Add(evidence.Fan);
                }

                (_units[at], _uses[at]) = (unit, use);
                at++;
            }
        }
    }

    private int AddUnit(TieKind kind)
    {
        UnitKinds.Add(kind);
        return Units++;
    }
}
