using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// The actions of one kind, by object and time, cut into units. A unit is what happened on one object within one period; the first
/// action after a unit's end begins the next, so a burst is not cut by midnight.
/// </summary>
internal sealed class CoActionLayer
{
    private const int MaxSteps = 1024;
    private const int MaxNeighbours = 64;
    private readonly EventTable _table;
    private readonly long _window;
    private readonly bool _skipSameLink;

    // By action, ordered by object, then time, then account, then event.
    private readonly long[] _times;
    private readonly int[] _accounts;
    private readonly int[] _events;
    private readonly int[] _units;

    // By unit; one more start than units.
    private readonly int[] _starts;
    private readonly int[] _objects;
    private readonly int[] _fans;
    private readonly int[] _objectFans;

    private CoActionLayer(EventTable table, TieKind kind, TieOptions options, int[] objects, int[] events)
    {
        _table = table;
        _window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;
        _skipSameLink = kind == TieKind.Domain;
        _events = events;
        _times = Array.ConvertAll(events, table.TimeOf);
        _accounts = Array.ConvertAll(events, table.ActorOf);
        _units = new int[events.Length];
        var starts = new List<int>();
        var unitObjects = new List<int>();
        var period = options.Period.Ticks / TimeSpan.TicksPerMicrosecond;
        for (var i = 0; i < events.Length; i++)
        {
            if (i == 0 || objects[i] != objects[i - 1] || _times[i] - _times[starts[^1]] >= period)
            {
                starts.Add(i);
                unitObjects.Add(objects[i]);
            }

            _units[i] = starts.Count - 1;
        }

        UnitCount = starts.Count;
        starts.Add(events.Length);
        _starts = [.. starts];
        _objects = [.. unitObjects];
        _fans = new int[UnitCount];
        _objectFans = new int[UnitCount];
        CountFans();
    }

    /// <summary>Takes the actions of one kind from the table.</summary>
    public static CoActionLayer From(EventTable table, TieKind kind, TieOptions options)
    {
        var (objects, events) = ActionsOf(table, kind);
        return new CoActionLayer(table, kind, options, objects, events);
    }

    public int ActionCount => _events.Length;

    public int UnitCount { get; }

    public long ObjectCount { get; private set; }

    /// <summary>Accounts that touched the unit.</summary>
    public int FanOf(int unit) => _fans[unit];

    /// <summary>Accounts that touched the unit's object at any time.</summary>
    public int ObjectFanOf(int unit) => _objectFans[unit];

    public int ObjectOf(int unit) => _objects[unit];

    public string ObjectNameOf(int unit) => _table.Objects.NameOf(_objects[unit]);

    public int UnitOf(int action) => _units[action];

    public int AccountOf(int action) => _accounts[action];

    public int EventOf(int action) => _events[action];

    public long TimeOf(int action) => _times[action];

    /// <summary>
    /// The distinct pairs of accounts that acted within the window of each other in the unit, ascending. Each action is paired with the
    /// nearest 64 other accounts before it, among the 1,024 actions before it; <paramref name="capped"/> tells that there were more.
    /// </summary>
    public void PairsIn(int unit, List<ulong> pairs, out bool capped)
    {
        pairs.Clear();
        capped = false;
        Span<int> neighbours = stackalloc int[MaxNeighbours];
        for (var i = _starts[unit] + 1; i < _starts[unit + 1]; i++)
        {
            var found = 0;
            for (var j = i - 1; j >= _starts[unit] && _times[i] - _times[j] <= _window; j--)
            {
                if (i - j > MaxSteps)
                {
                    capped = true;
                    break;
                }

                if (!Meet(i, j) || neighbours[..found].Contains(_accounts[j]))
                    continue;
                if (found == MaxNeighbours)
                {
                    capped = true;
                    break;
                }

                neighbours[found++] = _accounts[j];
                pairs.Add(AccountPair.Of(_accounts[i], _accounts[j]));
            }
        }

        pairs.Sort();
        Deduplicate(pairs);
    }

    /// <summary>How many pairs of actions of the unit lie within the window, the same account's included.</summary>
    public long ActionPairsIn(int unit)
    {
        long pairs = 0;
        var j = _starts[unit];
        for (var i = _starts[unit]; i < _starts[unit + 1]; i++)
        {
            while (_times[i] - _times[j] > _window)
                j++;
            pairs += i - j;
        }

        return pairs;
    }

    /// <summary>True when two actions of one unit are a co-action of two accounts.</summary>
    public bool Meet(int action, int other) =>
        _accounts[action] != _accounts[other]
        && Math.Abs(_times[action] - _times[other]) <= _window
        && !(_skipSameLink && SameLink(_events[action], _events[other]));

    private void CountFans()
    {
        var ofUnit = new HashSet<int>();
        var ofObject = new HashSet<int>();
        for (int first = 0, unit = 0; unit < UnitCount; unit++)
        {
            ofUnit.Clear();
            for (var i = _starts[unit]; i < _starts[unit + 1]; i++)
                ofUnit.Add(_accounts[i]);
            ofObject.UnionWith(ofUnit);
            _fans[unit] = ofUnit.Count;
            if (unit + 1 < UnitCount && _objects[unit + 1] == _objects[unit])
                continue;
            _objectFans.AsSpan(first, unit + 1 - first).Fill(ofObject.Count);
            ofObject.Clear();
            first = unit + 1;
            ObjectCount++;
        }
    }

    // Two posts of one link also share its domain; that is the link's evidence, not a second one.
    private bool SameLink(int one, int other)
    {
        foreach (var o in _table.ObjectsOf(one))
        {
            if (_table.TypeOf(o) != ObjectType.Link)
                continue;
            foreach (var p in _table.ObjectsOf(other))
            {
                if (o == p)
                    return true;
            }
        }

        return false;
    }

    private static void Deduplicate(List<ulong> sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[kept - 1])
                sorted[kept++] = sorted[i];
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
    }

    private static (int[] Objects, int[] Events) ActionsOf(EventTable table, TieKind kind)
    {
        var type = TieKinds.ObjectTypeOf(kind);
        var counts = new int[table.Objects.Count + 1];
        for (var e = 0; e < table.Count; e++)
        {
            if (!Acts(table, kind, e))
                continue;
            foreach (var o in table.ObjectsOf(e))
            {
                if (table.TypeOf(o) == type)
                    counts[o + 1]++;
            }
        }

        for (var o = 0; o < counts.Length - 1; o++)
            counts[o + 1] += counts[o];
        var events = new int[counts[^1]];
        var objects = new int[counts[^1]];
        for (var e = 0; e < table.Count; e++)
        {
            if (!Acts(table, kind, e))
                continue;
            foreach (var o in table.ObjectsOf(e))
            {
                if (table.TypeOf(o) != type)
                    continue;
                objects[counts[o]] = o;
                events[counts[o]++] = e;
            }
        }

        SortWithinObjects(table, objects, events);
        return (objects, events);
    }

    // A post is shared by passing it on or liking it; publishing it is not sharing.
    private static bool Acts(EventTable table, TieKind kind, int e) =>
        kind == TieKind.Post
            ? table.KindOf(e) is EventKind.Repost or EventKind.Like
            : table.KindOf(e) is not (EventKind.Message or EventKind.Delete);

    private static void SortWithinObjects(EventTable table, int[] objects, int[] events)
    {
        var byTime = Comparer<int>.Create((x, y) =>
        {
            var time = table.TimeOf(x).CompareTo(table.TimeOf(y));
            if (time != 0)
                return time;
            var account = table.ActorOf(x).CompareTo(table.ActorOf(y));
            return account != 0 ? account : x.CompareTo(y);
        });
        for (int start = 0, end; start < events.Length; start = end)
        {
            var sorted = true;
            for (end = start + 1; end < events.Length && objects[end] == objects[start]; end++)
                sorted &= byTime.Compare(events[end - 1], events[end]) <= 0;
            if (!sorted)
                events.AsSpan(start, end - start).Sort(byTime);
        }
    }
}
