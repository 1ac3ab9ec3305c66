using Cordon.Events;
using Cordon.Networks.Graph;
using Cordon.Networks.History;
using Cordon.Networks.Results;

namespace Cordon.Networks.Ties;

/// <summary>
/// All kinds of ties together: one tie per pair of accounts, its weight the noisy-or of its parts. Accounts are numbered in ordinal order of
/// their names, so the order of the input does not matter from here on.
/// </summary>
internal sealed class TieGraph
{
    private readonly EventTable _table;
    // By account number: its node, or −1.
    private readonly int[] _nodes;

    private readonly Answers _answers;
    private readonly int[] _numbers;

    private TieGraph(EventTable table, int[] numbers, int[] nodes, List<FusedTie> ties, Answers answers)
    {
        _table = table;
        _nodes = nodes;
        _answers = answers;
        _numbers = numbers;
        Refusals =
        [
            .. answers.Refusals.Where(r => nodes[r.By] >= 0 && nodes[r.Of] >= 0)
                .Select(r => r with { By = nodes[r.By], Of = nodes[r.Of] })
                .OrderBy(r => r.By).ThenBy(r => r.Of),
        ];
        Ties = ties;
        Graph = WeightedGraph.Build(numbers.Length, [.. ties.Select(t => new Tie(t.A, t.B, (float)t.Weight))]);
        Accounts = Array.ConvertAll(numbers, table.AccountOf);
    }

    /// <summary>By node, ascending.</summary>
    public IReadOnlyList<Entity> Accounts { get; }

    public WeightedGraph Graph { get; }

    /// <summary>By A, then B.</summary>
    public IReadOnlyList<FusedTie> Ties { get; }

    /// <summary>The negative ties between nodes, by the node that refused and then the refused one; never counted in <see cref="Graph"/>.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>By node: its account number in the event table.</summary>
    public ReadOnlySpan<int> AccountNumbers => _numbers;

    /// <summary>How the people that a node approached answered it, whether they have ties or not.</summary>
    public AccountAnswers AnswersTo(int node) => _answers.To(_numbers[node]);

    /// <summary>The node of an account number of the table, or −1 when it has no tie.</summary>
    public int NodeOf(int accountNumber) => _nodes[accountNumber];

    /// <summary>Whether the account has a tie.</summary>
    public bool Contains(Entity account) => _table.Accounts.Find(account.Text) is >= 0 and var number && _nodes[number] >= 0;

    /// <summary>The object of a piece of evidence.</summary>
    public Entity ObjectOf(EvidenceDraft evidence) =>
        evidence.Object < 0 ? _table.AccountOf(-1 - evidence.Object) : _table.ObjectOf(evidence.Object);

    /// <summary>The time of an event, in microseconds since 1970.</summary>
    public long TimeOf(int e) => _table.TimeOf(e);

    /// <summary>The ties of a node, by the other end.</summary>
    public IEnumerable<FusedTie> TiesOf(int node)
    {
        foreach (var neighbour in Graph.NeighboursOf(node).ToArray())
            yield return Between(node, neighbour)!;
    }

    /// <summary>The tie between two nodes.</summary>
    public FusedTie? Between(int one, int other)
    {
        var wanted = AccountPair.Of(one, other);
        int low = 0, high = Ties.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = AccountPair.Of(Ties[middle].A, Ties[middle].B);
            if (found == wanted)
                return Ties[middle];
            if (found < wanted)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    /// <summary>
    /// Fuses the layers. Where one end refused the other, their dealings with each other tie them no more: it is a negative tie. What
    /// else they share still does, or a ring could hide by blocking itself.
    /// </summary>
    public static TieGraph Fuse(EventTable table, IReadOnlyList<TieLayer> layers, Answers answers)
    {
        var refused = answers.Refusals.Select(r => AccountPair.Of(r.By, r.Of)).ToHashSet();
        var drafts = layers
            .SelectMany(l => TieKinds.FamilyOf(l.Kind) == TieFamily.Direct ? l.Ties.Where(t => !refused.Contains(AccountPair.Of(t.A, t.B))) : l.Ties)
            .ToArray();
        var tied = new bool[table.AccountCount];
        foreach (var draft in drafts)
            tied[draft.A] = tied[draft.B] = true;
        var numbers = Enumerable.Range(0, tied.Length).Where(account => tied[account]).ToArray();
        var names = Array.ConvertAll(numbers, table.Accounts.NameOf);
        Array.Sort(names, numbers, StringComparer.Ordinal);
        var nodes = new int[tied.Length];
        Array.Fill(nodes, -1);
        for (var node = 0; node < numbers.Length; node++)
            nodes[numbers[node]] = node;
        var keys = Array.ConvertAll(drafts, d => AccountPair.Of(nodes[d.A], nodes[d.B]));
        // A pair has at most one draft of each kind; the kind orders a tie's parts.
        Array.Sort(keys, drafts, Comparer<ulong>.Default);
        var ties = new List<FusedTie>();
        for (int start = 0, end; start < drafts.Length; start = end)
        {
            end = start + 1;
            while (end < drafts.Length && keys[end] == keys[start])
                end++;
            var parts = drafts[start..end];
            Array.Sort(parts, (x, y) => x.Kind.CompareTo(y.Kind));
            var (a, b) = (AccountPair.Lower(keys[start]), AccountPair.Higher(keys[start]));
            ties.Add(new FusedTie(a, b, FusedTie.WeightOf(parts), parts, Swapped: numbers[a] != parts[0].A));
        }

        return new TieGraph(table, numbers, nodes, ties, answers);
    }

    /// <summary>The tie in the words of the result.</summary>
    public AccountTie Describe(FusedTie tie) =>
        new(Accounts[tie.A], Accounts[tie.B], tie.Weight, [.. tie.Parts.Select(p => Describe(p, tie.Swapped))]);

    private TiePart Describe(TieDraft part, bool swapped) => new()
    {
        Kind = part.Kind,
        Weight = part.Weight,
        Count = part.Count,
        Shared = part.Shared,
        Surprise = part.Surprise,
        Expected = part.Expected < 0 ? null : part.Expected,
        Joint = part.IsJoint ? part.Joint : null,
        Window = part.Window < 0 ? null : TimeSpan.FromMicroseconds(part.Window),
        MedianGap = part.MedianGap < 0 ? null : TimeSpan.FromMicroseconds(part.MedianGap),
        FirstByA = swapped ? part.FirstByB : part.FirstByA,
        Evidence = [.. part.Evidence.Take(TiePart.EvidenceKept).Select(e => Describe(e, swapped))],
    };

    private TieEvidence Describe(EvidenceDraft evidence, bool swapped)
    {
        var (a, b) = swapped ? (evidence.EventB, evidence.EventA) : (evidence.EventA, evidence.EventB);
        var (timeA, timeB) = (_table.TimeOf(a), _table.TimeOf(b));
        return new TieEvidence(
            ObjectOf(evidence),
            evidence.Fan,
            EventTable.TimeAt(Math.Min(timeA, timeB)),
            TimeSpan.FromMicroseconds(Math.Abs(timeA - timeB)),
            _table.IdOf(a),
            _table.IdOf(b),
            _table.IsWithdrawn(a) || _table.IsWithdrawn(b));
    }
}

/// <summary>One tie of the graph, between nodes <paramref name="A"/> &lt; <paramref name="B"/>.</summary>
/// <param name="A">One node.</param>
/// <param name="B">The other node.</param>
/// <param name="Weight">In (0,1).</param>
/// <param name="Parts">In the order of kinds.</param>
/// <param name="Swapped">True when the parts' A is this tie's B.</param>
internal sealed record FusedTie(int A, int B, double Weight, TieDraft[] Parts, bool Swapped)
{
    /// <summary>The kind that weighs most.</summary>
    public TieKind MainKind => Parts.MaxBy(p => p.Weight)!.Kind;

    /// <summary>Whether the tie is nothing but dealings that ordinary friends have too.</summary>
    public bool IsOnlyDirect => Array.TrueForAll(Parts, p => TieKinds.FamilyOf(p.Kind) == TieFamily.Direct);

    /// <summary>Whether the two act together on something.</summary>
    public bool CoActs => Array.Exists(Parts, p => TieKinds.FamilyOf(p.Kind) == TieFamily.CoAction);

    /// <summary>
    /// The tie if there were no such kind; null when nothing would stand. Joint parts stand only as long as there are enough of them.
    /// </summary>
    /// <param name="kind">The kind left out.</param>
    /// <param name="repeat">How many units two accounts must co-act on.</param>
    public FusedTie? Without(TieKind kind, int repeat)
    {
        if (!Array.Exists(Parts, p => p.Kind == kind))
            return this;
        var parts = Array.FindAll(Parts, p => p.Kind != kind);
        var joint = Array.FindAll(parts, p => p.IsJoint);
        if (joint.Length < 2 || joint.Sum(p => p.Count) < JointTest.Least(repeat))
            parts = Array.FindAll(parts, p => !p.IsJoint);
        return Array.TrueForAll(parts, p => p.IsSupport) ? null : this with { Weight = WeightOf(parts), Parts = parts };
    }

    /// <summary>The noisy-or of the parts.</summary>
    public static double WeightOf(TieDraft[] parts)
    {
        double doubt = 1;
        foreach (var part in parts)
            doubt *= 1 - part.Weight;
        return 1 - doubt;
    }

    /// <summary>The end that is not this one.</summary>
    public int Other(int node) => node == A ? B : A;

    /// <summary>How many co-actions of a part the given end was first in; for direct kinds, its acts.</summary>
    public int FirstBy(int node, TieDraft part) => (node == A) != Swapped ? part.FirstByA : part.FirstByB;
}
