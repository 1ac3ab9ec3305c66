using System.Runtime.InteropServices;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// How approaches were answered, kept as events arrive. Only the pairs that dealt with each other, or took a refusal back, are settled again.
/// </summary>
/// <remarks>Memory: 8 bytes a dealing and 72 a pair.</remarks>
internal sealed class AnswerIncrement(EventTable table)
{
    private readonly Comparer<int> _order = Answers.Order(table);
    private readonly Dictionary<ulong, int> _numbers = [];

    // By pair: its last dealing, and what came of it. The dealings of a pair hang together, each with the one before it, or −1.
    private readonly List<ulong> _pairs = [];
    private readonly ChunkedList<int> _last = new();
    private readonly List<Answers.Settled?> _settled = [];
    private readonly ChunkedList<(int Event, int Before)> _dealings = new();
    private int _eventsDone;
    private int _withdrawnDone;

    /// <summary>Takes what came since the last update, and gives the answers to all.</summary>
    public Answers Update()
    {
        var touched = new HashSet<int>();
        foreach (var (pair, e) in Answers.DealingsIn(table, _eventsDone))
        {
            var number = NumberOf(pair);
            _dealings.Add((e, _last[number]));
            _last[number] = _dealings.Count - 1;
            touched.Add(number);
        }

        for (var place = _withdrawnDone; place < table.WithdrawnCount; place++)
        {
            var e = table.WithdrawnAt(place);
            if (Answers.IsVoid(table, e) && table.TargetOf(e) >= 0 && _numbers.TryGetValue(AccountPair.Of(table.ActorOf(e), table.TargetOf(e)), out var number))
                touched.Add(number);
        }

        (_eventsDone, _withdrawnDone) = (table.Count, table.WithdrawnCount);
        var dealings = new List<int>();
        foreach (var number in touched)
        {
            dealings.Clear();
            for (var dealing = _last[number]; dealing >= 0; dealing = _dealings[dealing].Before)
            {
                if (!Answers.IsVoid(table, _dealings[dealing].Event))
                    dealings.Add(_dealings[dealing].Event);
            }

            _settled[number] = Answers.Settle(table, _pairs[number], CollectionsMarshal.AsSpan(dealings), _order);
        }

        return Answers.From(table, _settled.Where(s => s is not null).Select(s => s!.Value));
    }

    private int NumberOf(ulong pair)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, pair, out var exists);
        if (exists)
            return number;
        number = _pairs.Count;
        _pairs.Add(pair);
        _last.Add(-1);
        _settled.Add(null);
        return number;
    }
}
