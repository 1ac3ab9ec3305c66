using Cordon.Networks.History;
using Cordon.Networks.Ranking;

namespace Cordon.Networks.Graph;

/// <summary>
/// A graph read from text: one tie a line, <c>source,target[,weight]</c>, separated by a comma or white space; further columns are not read;
/// empty lines and lines that start with <c>#</c> are comments; a first line whose columns are named <c>source</c> and <c>target</c> is a header.
/// Weights are above 0, or, in a signed list, not 0: below 0 the source distrusts the target.
/// </summary>
public sealed class EdgeList
{
    private const int MostProblems = 20;
    private readonly NameTable _names = new();
    private readonly bool _signed;

    private EdgeList(bool signed) => _signed = signed;

    /// <summary>The graph; nodes in order of first sight.</summary>
    public WeightedGraph Graph { get; private set; } = null!;

    /// <summary>Of a signed list who rated whom, in its direction; else null.</summary>
    public Ratings? Ratings { get; private set; }

    /// <summary>Lines that are not ties, counted.</summary>
    public long Rejected { get; private set; }

    /// <summary>What is wrong with the first of them, with their line numbers, at most 20.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Ties from an account to itself, which are left out.</summary>
    public long SelfTies { get; private set; }

    private readonly List<string> _problems = [];

    /// <summary>The account of a node.</summary>
    public string NameOf(int node) => _names.NameOf(node);

    /// <summary>The node of an account, or −1.</summary>
    public int Find(string account) => _names.Find(account);

    /// <summary>Reads to the end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="cancellation">Stops between lines.</param>
    public static EdgeList Read(TextReader reader, CancellationToken cancellation = default) => Read(reader, signed: false, cancellation);

    /// <summary>Reads to the end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="signed">Whether weights below 0 are ties.</param>
    /// <param name="cancellation">Stops between lines.</param>
    public static EdgeList Read(TextReader reader, bool signed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var list = new EdgeList(signed);
        var (sources, targets, weights) = (new List<int>(), new List<int>(), new List<float>());
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if ((number & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (list.Parse(line, first: sources.Count == 0 && list.Rejected == 0, out var tie, out var problem))
            {
                sources.Add(tie.A);
                targets.Add(tie.B);
                weights.Add(tie.Weight);
            }
            else if (problem is not null)
            {
                list.Reject(number, problem);
            }
        }

        list.Graph = WeightedGraph.Build(list._names.Count, sources.ToArray(), targets.ToArray(), weights.ToArray());
        if (signed)
            list.Ratings = new Ratings(list._names.Count, sources.Select((source, i) => new Rating(source, targets[i], weights[i])));
        return list;
    }

    private void Reject(long line, string problem)
    {
        Rejected++;
        if (_problems.Count < MostProblems)
            _problems.Add($"line {line}: {problem}");
    }

    private bool Parse(string line, bool first, out Tie tie, out string? problem)
    {
        tie = default;
        problem = null;
        if (first && EdgeLine.IsHeader(line, "source", "target"))
            return false;
        if (!EdgeLine.TryParse(line, _signed, out var source, out var target, out var weight, out problem))
            return false;
        var (a, b) = (_names.Add(source, out _), _names.Add(target, out _));
        if (a == b)
            SelfTies++;
        tie = new Tie(a, b, weight);
        return true;
    }
}
