using System.Runtime.InteropServices;
using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// The actions of one kind, by object and time, cut into units. A unit is what happened on one object within one period; the first
/// action after a unit's end begins the next, so a burst is not cut by midnight. A unit ends where nothing happens for longer than the widest
/// window, so that no two actions within it are cut apart, or when it has lasted a quarter longer than the period.
/// </summary>
internal sealed class CoActionLayer
{
    private const int MaxSteps = 1024;
    private const int MaxNeighbours = 64;

    // On a ladder of windows: as many neighbours an action has in the mean, at most, in the widest window in which its unit is looked at.
    private const int MostNeighbours = 16;
    private readonly EventTable _table;
    private readonly long[] _windows;
    private readonly TieKind _kind;

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
    private readonly byte[] _rungs;

    /// <param name="table">The events.</param>
    /// <param name="kind">A co-action kind.</param>
    /// <param name="scale">How time is cut.</param>
    /// <param name="objects">By action: its object. Ascending.</param>
    /// <param name="events">By action: its event; within an object in <see cref="Order"/>, from the start of a unit on.</param>
    public CoActionLayer(EventTable table, TieKind kind, CoActionScale scale, int[] objects, int[] events)
    {
        _table = table;
        _windows = scale.Windows;
        _kind = kind;
        _events = events;
        _times = Array.ConvertAll(events, table.TimeOf);
        _accounts = Array.ConvertAll(events, table.ActorOf);
        _units = new int[events.Length];
        var starts = new List<int>();
        var unitObjects = new List<int>();
        for (var i = 0; i < events.Length; i++)
        {
            if (i == 0 || objects[i] != objects[i - 1] || scale.EndsUnit(_times[i] - _times[starts[^1]], _times[i] - _times[i - 1]))
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
        _rungs = new byte[UnitCount];
        for (var unit = 0; unit < UnitCount; unit++)
            _rungs[unit] = (byte)WidestRung(unit, scale);
    }

    /// <summary>Takes the actions of one kind from the table.</summary>
    public static CoActionLayer From(EventTable table, TieKind kind, CoActionScale scale)
    {
        var (objects, events) = ActionsOf(table, kind);
        return new CoActionLayer(table, kind, scale, objects, events);
    }

    public int ActionCount => _events.Length;

    public int UnitCount { get; }

    public long ObjectCount { get; private set; }

    /// <summary>Accounts that touched the unit.</summary>
    public int FanOf(int unit) => _fans[unit];

    /// <summary>Accounts that touched the unit's object at any time.</summary>
    public int ObjectFanOf(int unit) => _objectFans[unit];

    /// <summary>The number of the unit's object as evidence names it: −1 − account where the object is an account.</summary>
    public int ObjectOf(int unit) => _kind == TieKind.Target ? -1 - _objects[unit] : _objects[unit];

    public string ObjectNameOf(int unit) => (_kind == TieKind.Target ? _table.Accounts : _table.Objects).NameOf(_objects[unit]);

    /// <summary>The widest window in which the unit is looked at. Popular ones are looked at only where their actions have few neighbours.</summary>
    public int RungOf(int unit) => _rungs[unit];

    /// <summary>The first action of the unit; of the unit after the last one, the end of all actions.</summary>
    public int StartOf(int unit) => _starts[unit];

    public int UnitOf(int action) => _units[action];

    public int AccountOf(int action) => _accounts[action];

    public int EventOf(int action) => _events[action];

    /// <summary>
    /// The distinct pairs of accounts that acted within the unit's widest window of each other, ascending, and for each the narrowest window that
    /// holds it. Each action is paired with the nearest 64 other accounts before it, among the 1,024 actions before it;
    /// <paramref name="capped"/> tells that there were more.
    /// </summary>
    public void PairsIn(int unit, List<ulong> pairs, List<byte> rungs, out bool capped)
    {
        pairs.Clear();
        rungs.Clear();
        capped = false;
        var widest = _windows[_rungs[unit]];
        Span<int> neighbours = stackalloc int[MaxNeighbours];
        for (var i = _starts[unit] + 1; i < _starts[unit + 1]; i++)
        {
            var found = 0;
            byte rung = 0;
            for (var j = i - 1; j >= _starts[unit] && _times[i] - _times[j] <= widest; j--)
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

                while (_times[i] - _times[j] > _windows[rung])
                    rung++;
                neighbours[found++] = _accounts[j];
                pairs.Add(AccountPair.Of(_accounts[i], _accounts[j]));
                rungs.Add(rung);
            }
        }

        Deduplicate(pairs, rungs);
    }

    /// <summary>
    /// How many distinct pairs of accounts met on the unit within each window; where there were too many to list, the pairs of actions, which are no
    /// fewer. Lists the pairs as <see cref="PairsIn"/> does.
    /// </summary>
    public void CountMet(int unit, List<ulong> pairs, List<byte> rungs, Span<int> met)
    {
        PairsIn(unit, pairs, rungs, out var capped);
        met.Clear();
        foreach (var rung in rungs)
            met[rung]++;
        for (var rung = 1; rung < met.Length; rung++)
            met[rung] += met[rung - 1];
        double most = FanOf(unit) * (FanOf(unit) - 1.0) / 2;
        for (var rung = 0; capped && rung < met.Length; rung++)
            met[rung] = (int)Math.Min(most, Math.Max(met[rung], ActionPairsIn(unit, _windows[Math.Min(rung, RungOf(unit))])));
    }

    /// <summary>How many pairs of actions of the unit lie within a window, the same account's included.</summary>
    private long ActionPairsIn(int unit, long window)
    {
        long pairs = 0;
        var j = _starts[unit];
        for (var i = _starts[unit]; i < _starts[unit + 1]; i++)
        {
            while (_times[i] - _times[j] > window)
                j++;
            pairs += i - j;
        }

        return pairs;
    }

    // Whether two actions of one unit within its window are a co-action of two accounts.
    private bool Meet(int action, int other) =>
        _accounts[action] != _accounts[other] && !(_kind == TieKind.Domain && SameLink(_table, _events[action], _events[other]));

    private int WidestRung(int unit, CoActionScale scale)
    {
        var rung = _windows.Length - 1;
        if (_fans[unit] < 2 || _fans[unit] > scale.HubFan)
            return 0;
        long most = MostNeighbours * (long)(_starts[unit + 1] - _starts[unit]);
        while (rung > 0 && ActionPairsIn(unit, _windows[rung]) > most)
            rung--;
        return rung;
    }

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

    /// <summary>Whether two posts are of one link. They also share its domain; that is the link's evidence, not a second one.</summary>
    public static bool SameLink(EventTable table, int one, int other)
    {
        foreach (var o in table.ObjectsOf(one))
        {
            if (table.TypeOf(o) != ObjectType.Link)
                continue;
            foreach (var p in table.ObjectsOf(other))
            {
                if (o == p)
                    return true;
            }
        }

        return false;
    }

    private static void Deduplicate(List<ulong> pairs, List<byte> rungs)
    {
        CollectionsMarshal.AsSpan(pairs).Sort(CollectionsMarshal.AsSpan(rungs));
        var kept = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && pairs[i] == pairs[kept - 1])
            {
                rungs[kept - 1] = Math.Min(rungs[kept - 1], rungs[i]);
                continue;
            }

            (pairs[kept], rungs[kept]) = (pairs[i], rungs[i]);
            kept++;
        }

        CollectionsMarshal.SetCount(pairs, kept);
        CollectionsMarshal.SetCount(rungs, kept);
    }

    private static (int[] Objects, int[] Events) ActionsOf(EventTable table, TieKind kind)
    {
        var counts = new int[(kind == TieKind.Target ? table.AccountCount : table.Objects.Count) + 1];
        foreach (var (o, _) in Actions(table, kind))
            counts[o + 1]++;
        for (var o = 0; o < counts.Length - 1; o++)
            counts[o + 1] += counts[o];
        var events = new int[counts[^1]];
        var objects = new int[counts[^1]];
        foreach (var (o, e) in Actions(table, kind))
        {
            objects[counts[o]] = o;
            events[counts[o]++] = e;
        }

        SortWithinObjects(table, objects, events);
        return (objects, events);
    }

    /// <summary>The actions of a kind among the events from a number on, by event.</summary>
    public static IEnumerable<(int Object, int Event)> Actions(EventTable table, TieKind kind, int from = 0)
    {
        var type = TieKinds.ObjectTypeOf(kind);
        for (var e = from; e < table.Count; e++)
        {
            if (!Acts(table, kind, e))
                continue;
            if (kind == TieKind.Target)
            {
                if (table.TargetOf(e) is >= 0 and var target && target != table.ActorOf(e))
                    yield return (target, e);
                continue;
            }

            var objects = table.ObjectsOf(e);
            for (var place = objects.Start; place < objects.End; place++)
            {
                if (table.TypeOf(table.ObjectAt(place)) == type)
                    yield return (table.ObjectAt(place), e);
            }
        }
    }

    // A post is shared by passing it on or liking it; publishing it is not sharing.
    private static bool Acts(EventTable table, TieKind kind, int e) => kind switch
    {
        TieKind.Post => table.KindOf(e) is EventKind.Repost or EventKind.Like,
        TieKind.Target => table.KindOf(e) is EventKind.Follow or EventKind.Message,
        _ => table.KindOf(e) is not (EventKind.Message or EventKind.Delete),
    };

    /// <summary>The order of the events on one object: by time, then account, then event.</summary>
    public static Comparer<int> Order(EventTable table) => Comparer<int>.Create((x, y) =>
    {
        var time = table.TimeOf(x).CompareTo(table.TimeOf(y));
        if (time != 0)
            return time;
        var account = table.ActorOf(x).CompareTo(table.ActorOf(y));
        return account != 0 ? account : x.CompareTo(y);
    });

    private static void SortWithinObjects(EventTable table, int[] objects, int[] events)
    {
        var byTime = Order(table);
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
