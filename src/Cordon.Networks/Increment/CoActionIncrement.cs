using System.Runtime.InteropServices;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// The co-actions of one kind, kept as events arrive: every action by its object in order of time, and by its account. An update works again only on
/// the objects that got actions, from the first unit that changes to the last.
/// </summary>
/// <remarks>Memory: 16 bytes an action, 44 an object and 40 an account, beside what each scale keeps (<see cref="CoActionScaleIncrement"/>).</remarks>
internal sealed class CoActionIncrement : IJointKind
{
    private readonly EventTable _table;
    private readonly TieKind _kind;
    private readonly TieOptions _options;
    private readonly CoActionScaleIncrement[] _scales;
    private readonly Comparer<int> _byTime;
    private readonly Comparer<int> _byPlace;

    // By action.
    private readonly ChunkedList<int> _events = new();
    private readonly ChunkedList<int> _objects = new();

    // The actions of each object by time, then account, then event; and of each account by object, then time, then event.
    private readonly IntLists _ofObjects = new();
    private readonly IntLists _ofAccounts = new();
    private readonly Dictionary<int, int> _listOfObject = [];
    private readonly Dictionary<int, int> _listOfAccount = [];

    // By list of an object: accounts that touched it.
    private readonly ChunkedList<int> _fans = new();
    private int _eventsDone;

    public CoActionIncrement(EventTable table, TieKind kind, TieOptions options)
    {
        (_table, _kind, _options) = (table, kind, options);
        _scales = [.. CoActionScale.Of(kind, options).Select(scale => new CoActionScaleIncrement(table, kind, scale, options, this))];
        var order = CoActionLayer.Order(table);
        _byTime = Comparer<int>.Create((x, y) => order.Compare(_events[x], _events[y]));
        _byPlace = Comparer<int>.Create((x, y) => _objects[x] != _objects[y] ? _objects[x].CompareTo(_objects[y]) : order.Compare(_events[x], _events[y]));
    }

    /// <summary>The pairs whose <see cref="MetBy"/> the last update may have changed; some more than once.</summary>
    public IReadOnlyList<ulong> Recounted => _scales[0].Recounted;

    public long ObjectCount => _listOfObject.Count;

    public int EventOf(int action) => _events[action];

    public int FanOf(int o) => _fans[_listOfObject[o]];

    /// <summary>The actions of an account, by object, then time.</summary>
    public ReadOnlySpan<int> OfAccount(int account) => _ofAccounts.Of(_listOfAccount[account]);

    /// <summary>On how many units a pair met within the given window.</summary>
    public int MetBy(ulong pair) => _scales[0].MetBy(pair);

    /// <inheritdoc/>
    public KindEvidence? EvidenceOf(ulong pair) => _scales[0].EvidenceOf(pair);

    /// <summary>Takes the events that came since the last update, and gives the ties of all.</summary>
    public TieLayer Update(CancellationToken cancellation)
    {
        var added = new List<int>();
        foreach (var (o, e) in CoActionLayer.Actions(_table, _kind, _eventsDone))
        {
            added.Add(_events.Count);
            _events.Add(e);
            _objects.Add(o);
        }

        _eventsDone = _table.Count;
        foreach (var scale in _scales)
            scale.Begin(_events.Count);
        added.Sort(_byPlace);
        TakeByObject(CollectionsMarshal.AsSpan(added));
        added.Sort((x, y) => ActorOf(x) != ActorOf(y) ? ActorOf(x).CompareTo(ActorOf(y)) : _byPlace.Compare(x, y));
        TakeByAccount(CollectionsMarshal.AsSpan(added));
        return ScaleFindings.Keep(_kind, [.. _scales.Select(s => s.Update(cancellation))], _options);
    }

    private int ActorOf(int action) => _table.ActorOf(_events[action]);

    private void TakeByObject(ReadOnlySpan<int> added)
    {
        var merged = new List<int>();
        for (int start = 0, end; start < added.Length; start = end)
        {
            var o = _objects[added[start]];
            for (end = start + 1; end < added.Length && _objects[added[end]] == o;)
                end++;
            if (!_listOfObject.TryGetValue(o, out var list))
            {
                _listOfObject.Add(o, list = _ofObjects.Add());
                _fans.Add(0);
            }

            var more = added[start..end];
            _fans[list] += NewFans(o, more);
            var old = _ofObjects.Of(list);
            var (first, last) = Merge(old, more, merged, _byTime);
            var all = CollectionsMarshal.AsSpan(merged);
            foreach (var scale in _scales)
                scale.Take(o, old, all, first, last);
            _ofObjects.Set(list, all);
        }
    }

    private void TakeByAccount(ReadOnlySpan<int> added)
    {
        var merged = new List<int>();
        for (int start = 0, end; start < added.Length; start = end)
        {
            var account = ActorOf(added[start]);
            for (end = start + 1; end < added.Length && ActorOf(added[end]) == account;)
                end++;
            if (!_listOfAccount.TryGetValue(account, out var list))
                _listOfAccount.Add(account, list = _ofAccounts.Add());
            Merge(_ofAccounts.Of(list), added[start..end], merged, _byPlace);
            _ofAccounts.Set(list, CollectionsMarshal.AsSpan(merged));
        }
    }

    // How many of the accounts of new actions have not touched the object before; their own lists do not have the new actions yet.
    private int NewFans(int o, ReadOnlySpan<int> actions)
    {
        var accounts = new HashSet<int>(actions.Length);
        foreach (var action in actions)
        {
            var account = ActorOf(action);
            if (!_listOfAccount.TryGetValue(account, out var list) || !Touched(_ofAccounts.Of(list), o))
                accounts.Add(account);
        }

        return accounts.Count;
    }

    private bool Touched(ReadOnlySpan<int> actions, int o)
    {
        int low = 0, high = actions.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_objects[actions[middle]] < o)
                low = middle + 1;
            else
                high = middle;
        }

        return low < actions.Length && _objects[actions[low]] == o;
    }

    // Both in order. Gives the places of the first and last new action among all.
    private static (int First, int Last) Merge(ReadOnlySpan<int> old, ReadOnlySpan<int> more, List<int> merged, Comparer<int> order)
    {
        merged.Clear();
        merged.EnsureCapacity(old.Length + more.Length);
        int first = -1, last = -1;
        for (int i = 0, j = 0; i < old.Length || j < more.Length;)
        {
            if (j < more.Length && (i == old.Length || order.Compare(more[j], old[i]) < 0))
            {
                last = merged.Count;
                first = first < 0 ? last : first;
                merged.Add(more[j++]);
                continue;
            }

            // Between two new actions the old ones are copied at once; most are older than all new ones.
            var until = j == more.Length ? old.Length : Before(old, i + 1, more[j], order);
            merged.AddRange(old[i..until]);
            i = until;
        }

        return (first, last);
    }

    // The first old action from a place on that is not before the new one.
    private static int Before(ReadOnlySpan<int> old, int low, int action, Comparer<int> order)
    {
        var high = old.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (order.Compare(action, old[middle]) < 0)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
