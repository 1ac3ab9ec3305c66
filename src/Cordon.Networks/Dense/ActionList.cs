using Cordon.Networks.Graph;
using Cordon.Networks.History;

namespace Cordon.Networks.Dense;

/// <summary>
/// Who did something with what, read from text: one <c>account,object</c> a line, as in <see cref="EdgeList"/>; a further column is a weight and
/// not used. Accounts and objects are named apart: the same word may stand for one of each.
/// </summary>
public sealed class ActionList
{
    private const int MostProblems = 20;
    private readonly NameTable _accounts = new();
    private readonly NameTable _objects = new();
    private readonly List<string> _problems = [];

    private ActionList()
    {
    }

    /// <summary>The actions; accounts and objects in order of first sight.</summary>
    public AccountObjectGraph Graph { get; private set; } = null!;

    /// <summary>Lines that are not actions, counted.</summary>
    public long Rejected { get; private set; }

    /// <summary>What is wrong with the first of them, with their line numbers, at most 20.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The name of an account.</summary>
    public string AccountOf(int account) => _accounts.NameOf(account);

    /// <summary>The name of an object.</summary>
    public string ObjectOf(int thing) => _objects.NameOf(thing);

    /// <summary>Reads to the end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="cancellation">Stops between lines.</param>
    public static ActionList Read(TextReader reader, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var list = new ActionList();
        var (accounts, objects) = (new List<int>(), new List<int>());
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if ((number & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (accounts.Count == 0 && list.Rejected == 0 && (EdgeLine.IsHeader(line, "account", "object") || EdgeLine.IsHeader(line, "source", "target")))
                continue;
            if (EdgeLine.TryParse(line, signed: true, out var account, out var thing, out _, out var problem))
            {
                accounts.Add(list._accounts.Add(account, out _));
                objects.Add(list._objects.Add(thing, out _));
            }
            else if (problem is not null)
            {
                list.Rejected++;
                if (list._problems.Count < MostProblems)
                    list._problems.Add($"line {number}: {problem}");
            }
        }

        list.Graph = AccountObjectGraph.Build(list._accounts.Count, list._objects.Count, [.. accounts], [.. objects]);
        return list;
    }
}
