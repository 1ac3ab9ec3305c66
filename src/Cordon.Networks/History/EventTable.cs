using Cordon.Events;

namespace Cordon.Networks.History;

/// <summary>
/// The events of a history in columns, each distinct event once: who did what with which objects, and when. Texts are not kept, and
/// of the attributes only which accounts are a child's: one byte an account.
/// </summary>
/// <remarks>
/// Memory is about 110 bytes an event with short ids, at most 2³¹ events and 2³¹ event–object pairs. A delete marks the events it names
/// and hides none of them: a withdrawn follow no longer stands, but a deleted post was still posted.
/// </remarks>
public sealed partial class EventTable
{
    private readonly NameTable _ids = new();
    private readonly ChunkedList<long> _times = new();
    private readonly ChunkedList<byte> _kinds = new();
    private readonly ChunkedList<int> _actors = new();
    private readonly ChunkedList<int> _targets = new();
    private readonly ChunkedList<int> _firstObjects = new();
    private readonly ChunkedList<int> _objects = new();
    private readonly ChunkedList<byte> _withdrawn = new();
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    // One per account: 1 when any of its events says that it is a child's.
    private readonly ChunkedList<byte> _children = new();
    private readonly List<int> _childAccounts = [];

    internal NameTable Accounts { get; } = new();

    internal NameTable Objects { get; } = new();

    // One per object name: which kind of thing it is.
    internal ChunkedList<byte> ObjectTypes { get; } = new();

    /// <summary>Distinct events.</summary>
    public int Count => _times.Count;

    /// <summary>Events that were not added because their idempotency key was there before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Events that a later delete by the same actor withdrew.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>Distinct accounts, as actor or target.</summary>
    public int AccountCount => Accounts.Count;

    /// <summary>Adds an event; false when its key was there before.</summary>
    public bool Add(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var number = _ids.Add(e.Id, out var added);
        if (!added)
        {
            Duplicates++;
            return false;
        }

        var actor = AddAccount(e.Actor.Text);
        if (e.Attributes.TryGetValue(EventAttributes.ActorAge, out var age) && age == EventAttributes.Child && _children[actor] == 0)
        {
            _children[actor] = 1;
            _childAccounts.Add(actor);
        }

        var time = Microseconds(e.Time);
        (_first, _last) = (Math.Min(_first, time), Math.Max(_last, time));
        _times.Add(time);
        _kinds.Add((byte)EventKindCodes.Of(e.Kind));
        _actors.Add(actor);
        _targets.Add(e.Target.Is(EntityTypes.Account) ? AddAccount(e.Target.Text) : -1);
        _withdrawn.Add(0);
        _firstObjects.Add(_objects.Count);
        foreach (var o in e.Objects)
        {
            var type = ObjectTypeCodes.Of(o.Type);
            if (type == ObjectType.Other)
                continue;
            var name = Objects.Add(o.Text, out var isNew);
            if (isNew)
                ObjectTypes.Add((byte)type);
            _objects.Add(name);
            if (type == ObjectType.Account)
                AddAccount(o.Text);
        }

        if (e.Kind == EventKinds.Delete && !e.Target.IsNone)
            _deletes.Add(number, e.Target.Text);
        return true;
    }

    private int AddAccount(string name)
    {
        var account = Accounts.Add(name, out var added);
        if (added)
            _children.Add(0);
        return account;
    }

    /// <summary>The times of the first and last event; null when there are none.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Period() => Count == 0 ? (null, null) : (TimeAt(_first), TimeAt(_last));

    internal string IdOf(int e) => _ids.NameOf(e);

    internal long TimeOf(int e) => _times[e];

    internal EventKind KindOf(int e) => (EventKind)_kinds[e];

    internal int ActorOf(int e) => _actors[e];

    internal int TargetOf(int e) => _targets[e];

    internal bool IsWithdrawn(int e) => _withdrawn[e] != 0;

    /// <summary>Whether any event of the account says that it is a child's.</summary>
    internal bool IsChild(int account) => _children[account] != 0;

    /// <summary>The accounts of children, in the order in which they became known as such.</summary>
    internal IReadOnlyList<int> ChildAccounts => _childAccounts;

    internal ObjectRange ObjectsOf(int e) =>
        new(_objects, _firstObjects[e], e + 1 < _firstObjects.Count ? _firstObjects[e + 1] : _objects.Count);

    /// <summary>The object at a place of an <see cref="ObjectRange"/>.</summary>
    internal int ObjectAt(int place) => _objects[place];

    internal ObjectType TypeOf(int o) => (ObjectType)ObjectTypes[o];

    internal Entity AccountOf(int account) => Entity.Parse(Accounts.NameOf(account));

    internal Entity ObjectOf(int o) => Entity.Parse(Objects.NameOf(o));

    internal static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTimeOffset TimeAt(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The object numbers of one event.</summary>
    internal readonly struct ObjectRange(ChunkedList<int> objects, int start, int end)
    {
        public int Start => start;

        public int End => end;

        public Enumerator GetEnumerator() => new(objects, start, end);

        public struct Enumerator(ChunkedList<int> objects, int start, int end)
        {
            private int _at = start - 1;

            public readonly int Current => objects[_at];

            public bool MoveNext() => ++_at < end;
        }
    }
}
