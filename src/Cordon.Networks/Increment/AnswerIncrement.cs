using System.Runtime.InteropServices;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// How approaches were answered, kept as events arrive. Only the pairs that dealt with each other, or took a refusal back, are settled again; all are
/// counted again when an account that was approached turns out to be a child's.
/// </summary>
/// <remarks>Memory: 8 bytes a dealing, 72 a pair and 24 an account.</remarks>
internal sealed class AnswerIncrement(EventTable table)
{
    private readonly Comparer<int> _order = Answers.Order(table);
    private readonly Dictionary<ulong, int> _numbers = [];

    // By pair: its last dealing, and what came of it. The dealings of a pair hang together, each with the one before it, or −1.
    private readonly ChunkedList<ulong> _pairs = new();
    private readonly ChunkedList<int> _last = new();
    private readonly ChunkedList<Outcome> _outcomes = new();
    private readonly ChunkedList<(int Event, int Before)> _dealings = new();

    // By account, as many as there are: the answers to it, and in how many pairs it is the approached one.
    private AccountAnswers[] _answers = [];
    private int[] _approached = [];
    private readonly HashSet<int> _refusing = [];
    private int _eventsDone;
    private int _withdrawnDone;
    private int _childrenDone;

    /// <summary>Takes what came since the last update, and gives the answers to all.</summary>
    public Answers Update()
    {
        Array.Resize(ref _answers, table.AccountCount);
        Array.Resize(ref _approached, table.AccountCount);
        CountChildren();
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
        foreach (var number in touched)
            SettleAgain(number);
        return Answers.From([.. _answers], [.. _refusing.Select(number => _outcomes[number].Settled.Refusal(table.IsChild(_outcomes[number].Settled.Approached)))]);
    }

    // What is settled was counted with what was known of the approached account then.
    private void CountChildren()
    {
        var changes = false;
        for (; _childrenDone < table.ChildAccounts.Count; _childrenDone++)
            changes |= _approached[table.ChildAccounts[_childrenDone]] > 0;
        if (!changes)
            return;
        _answers.AsSpan().Clear();
        for (var number = 0; number < _outcomes.Count; number++)
        {
            if (_outcomes[number].IsSettled)
                Count(number, 1);
        }
    }

    private void SettleAgain(int number)
    {
        var dealings = new List<int>();
        for (var dealing = _last[number]; dealing >= 0; dealing = _dealings[dealing].Before)
        {
            if (!Answers.IsVoid(table, _dealings[dealing].Event))
                dealings.Add(_dealings[dealing].Event);
        }

        if (_outcomes[number].IsSettled)
        {
            _approached[_outcomes[number].Settled.Approached]--;
            _refusing.Remove(number);
            Count(number, -1);
        }

        _outcomes[number] = Answers.Settle(table, _pairs[number], CollectionsMarshal.AsSpan(dealings), _order) is { } settled ? new Outcome(true, settled) : default;
        if (!_outcomes[number].IsSettled)
            return;
        _approached[_outcomes[number].Settled.Approached]++;
        if (_outcomes[number].Settled.Refusals > 0)
            _refusing.Add(number);
        Count(number, 1);
    }

    private void Count(int number, int sign)
    {
        var settled = _outcomes[number].Settled;
        Answers.Count(ref _answers[settled.Approacher], settled, table.IsChild(settled.Approached), sign);
    }

    private int NumberOf(ulong pair)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, pair, out var exists);
        if (exists)
            return number;
        number = _pairs.Count;
        _pairs.Add(pair);
        _last.Add(-1);
        _outcomes.Add(default);
        return number;
    }

    private readonly record struct Outcome(bool IsSettled, Answers.Settled Settled);
}
