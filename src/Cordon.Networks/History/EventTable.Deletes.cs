namespace Cordon.Networks.History;

/// <summary>What deletes withdraw, as they and what they name arrive in any order.</summary>
public sealed partial class EventTable
{
    private readonly DeleteList _deletes = new();

    // By object and actor: the deletes by this actor that name the object.
    private readonly Dictionary<(int Object, int Actor), List<int>> _aimed = [];

    // In the order in which they were withdrawn.
    private readonly List<int> _withdrawnEvents = [];

    // By event: the one before by the same actor, or −1; and by account: its last. Made when a delete first comes after what it names.
    private readonly ChunkedList<int> _before = new();
    private readonly ChunkedList<int> _lastBy = new();

    // How much of each list the deletes were applied to.
    private int _eventsDone;
    private int _objectsDone;
    private int _deletesDone;

    /// <summary>
    /// Applies the deletes seen so far. Called after the last event of a history; where more events follow, after each part of them.
    /// </summary>
    public void Complete()
    {
        var aims = new HashSet<int>();
        for (var delete = _deletesDone; delete < _deletes.Count; delete++)
        {
            var named = _deletes.TargetOf(delete, _ids, Objects, out var isEvent);
            if (named >= 0 && isEvent)
                Withdraw(named, delete);
            else if (named >= 0)
                Aim(named, delete, aims);
        }

        FindNamedBefore(aims);
        if (_aimed.Count > 0)
        {
            for (var e = _eventsDone; e < Count; e++)
                WithdrawByObject(e);
        }

        // What was there before is looked through again only where it is of somebody who now deletes an object.
        if (_eventsDone > 0 && aims.Count > 0)
            WithdrawOf(aims);
        (_eventsDone, _objectsDone, _deletesDone) = (Count, Objects.Count, _deletes.Count);
    }

    /// <summary>How many events are withdrawn, in the order in which they were: <see cref="WithdrawnAt"/>.</summary>
    internal int WithdrawnCount => _withdrawnEvents.Count;

    internal int WithdrawnAt(int place) => _withdrawnEvents[place];

    // New events and objects that an earlier delete names.
    private void FindNamedBefore(HashSet<int> aims)
    {
        if (_deletesDone == 0)
            return;
        for (var o = _objectsDone; _deletes.ObjectNames > 0 && o < Objects.Count; o++)
        {
            foreach (var delete in _deletes.OfObject(Objects, o))
            {
                if (delete < _deletesDone)
                    Aim(o, delete, aims);
            }
        }

        for (var e = _eventsDone; _deletes.EventNames > 0 && e < Count; e++)
        {
            foreach (var delete in _deletes.OfEvent(_ids, e))
                Withdraw(e, delete);
        }
    }

    private void Aim(int o, int delete, HashSet<int> aims)
    {
        var actor = _actors[_deletes.EventOf(delete)];
        if (!_aimed.TryGetValue((o, actor), out var deletes))
            _aimed.Add((o, actor), deletes = new(1));
        deletes.Add(delete);
        aims.Add(actor);
    }

    private void WithdrawByObject(int e)
    {
        foreach (var o in ObjectsOf(e))
        {
            if (!_aimed.TryGetValue((o, _actors[e]), out var deletes))
                continue;
            foreach (var delete in deletes)
                Withdraw(e, delete);
        }
    }

    private void WithdrawOf(HashSet<int> actors)
    {
        for (var account = _lastBy.Count; account < AccountCount; account++)
            _lastBy.Add(-1);
        for (var e = _before.Count; e < Count; e++)
        {
            _before.Add(_lastBy[_actors[e]]);
            _lastBy[_actors[e]] = e;
        }

        foreach (var actor in actors)
        {
            for (var e = _lastBy[actor]; e >= 0; e = _before[e])
                WithdrawByObject(e);
        }
    }

    // Only the actor withdraws its own events, and only earlier ones: a forged delete erases nothing.
    private void Withdraw(int e, int delete)
    {
        var by = _deletes.EventOf(delete);
        if (e == by || _actors[e] != _actors[by] || _times[e] > _times[by] || _withdrawn[e] != 0)
            return;
        _withdrawn[e] = 1;
        _withdrawnEvents.Add(e);
        Withdrawn++;
    }
}
