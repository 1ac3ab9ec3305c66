using System.Runtime.InteropServices;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>What accounts did to each other by one kind of act, kept as events arrive.</summary>
/// <remarks>Memory: 56 bytes a pair that dealt with each other and 8 an account; 12 more a follow, which a later delete can end.</remarks>
internal sealed class DirectIncrement(EventTable table, TieKind kind, TieOptions options)
{
    private readonly bool _once = kind == TieKind.Follow;
    private readonly Dictionary<ulong, PairDealings> _dealings = [];

    // Only where acts can be taken back: the acts of a pair, the last first; each with the one before it, or −1.
    private readonly Dictionary<ulong, int> _lastActs = [];
    private readonly ChunkedList<(int Event, int Before)> _acts = new();
    private int[] _sent = [];
    private int[] _received = [];
    private int _all;
    private int _eventsDone;
    private int _withdrawnDone;

    /// <summary>Takes what came since the last update, and gives the ties of all.</summary>
    public TieLayer Update()
    {
        if (_sent.Length < table.AccountCount)
        {
            Array.Resize(ref _sent, Math.Max(table.AccountCount, _sent.Length * 2));
            Array.Resize(ref _received, _sent.Length);
        }

        foreach (var act in DirectAct.In(table, kind, _eventsDone))
        {
            ref var both = ref CollectionsMarshal.GetValueRefOrAddDefault(_dealings, act.Pair, out _);
            var more = both.With(table, act, _once);
            Count(act.Pair, both, more);
            both = more;
            if (_once)
                Keep(act);
        }

        if (_once)
            TakeBack();
        (_eventsDone, _withdrawnDone) = (table.Count, table.WithdrawnCount);
        var test = new DirectTest(kind, _sent.AsMemory(0, table.AccountCount), _received.AsMemory(0, table.AccountCount), _all);
        foreach (var (pair, both) in _dealings)
            test.Look(pair, both);
        return test.Keep(options);
    }

    private void Keep(DirectAct act)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastActs, act.Pair, out var exists);
        _acts.Add((act.Event, exists ? last : -1));
        last = _acts.Count - 1;
    }

    private void TakeBack()
    {
        for (var place = _withdrawnDone; place < table.WithdrawnCount; place++)
        {
            var e = table.WithdrawnAt(place);
            // An event of this update that is withdrawn already was never counted.
            if (e >= _eventsDone || table.TargetOf(e) < 0 || !_dealings.TryGetValue(AccountPair.Of(table.ActorOf(e), table.TargetOf(e)), out var both))
                continue;
            var pair = AccountPair.Of(table.ActorOf(e), table.TargetOf(e));
            var left = Standing(pair);
            Count(pair, both, left);
            if (left.Count == 0)
                _dealings.Remove(pair);
            else
                _dealings[pair] = left;
        }
    }

    private PairDealings Standing(ulong pair)
    {
        var left = default(PairDealings);
        for (var act = _lastActs[pair]; act >= 0; act = _acts[act].Before)
        {
            var e = _acts[act].Event;
            if (!table.IsWithdrawn(e))
                left = left.With(table, new DirectAct(table.ActorOf(e), table.TargetOf(e), e), _once);
        }

        return left;
    }

    private void Count(ulong pair, PairDealings before, PairDealings after)
    {
        var (fromA, fromB) = (after.FromA - before.FromA, after.FromB - before.FromB);
        _sent[AccountPair.Lower(pair)] += fromA;
        _received[AccountPair.Higher(pair)] += fromA;
        _sent[AccountPair.Higher(pair)] += fromB;
        _received[AccountPair.Lower(pair)] += fromB;
        _all += fromA + fromB;
    }
}
