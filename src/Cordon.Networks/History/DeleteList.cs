namespace Cordon.Networks.History;

/// <summary>
/// The deletes of a history by what they name: events by their id, or objects. A delete stays, since what it names can come after it: about 40 bytes
/// each beside the name.
/// </summary>
internal sealed class DeleteList
{
    private const string EventPrefix = "event:";
    private readonly NameTable _eventNames = new(1 << 18);
    private readonly NameTable _objectNames = new(1 << 18);
    private readonly List<Delete> _deletes = [];

    // By name: its last delete, or −1; the others hang on it.
    private readonly List<int> _lastOfEvent = [];
    private readonly List<int> _lastOfObject = [];

    public int Count => _deletes.Count;

    public int ObjectNames => _objectNames.Count;

    public int EventNames => _eventNames.Count;

    /// <summary>Adds a delete event with the name of what it deletes.</summary>
    public void Add(int number, string target)
    {
        var ofEvent = target.StartsWith(EventPrefix, StringComparison.Ordinal);
        var lasts = ofEvent ? _lastOfEvent : _lastOfObject;
        var name = ofEvent ? _eventNames.Add(target.AsSpan(EventPrefix.Length), out var added) : _objectNames.Add(target, out added);
        if (added)
            lasts.Add(-1);
        _deletes.Add(new Delete(number, name, ofEvent, lasts[name]));
        lasts[name] = _deletes.Count - 1;
    }

    /// <summary>The event of a delete.</summary>
    public int EventOf(int delete) => _deletes[delete].Event;

    /// <summary>The number of what a delete names among the events or objects, or −1 when it is not there yet.</summary>
    public int TargetOf(int delete, NameTable ids, NameTable objects, out bool isEvent)
    {
        var (_, name, ofEvent, _) = _deletes[delete];
        isEvent = ofEvent;
        return ofEvent ? ids.Find(_eventNames, name) : objects.Find(_objectNames, name);
    }

    /// <summary>The deletes of an event, latest first.</summary>
    public IEnumerable<int> OfEvent(NameTable ids, int e) => From(_eventNames.Find(ids, e), _lastOfEvent);

    /// <summary>The deletes of an object, latest first.</summary>
    public IEnumerable<int> OfObject(NameTable objects, int o) => From(_objectNames.Find(objects, o), _lastOfObject);

    private IEnumerable<int> From(int name, List<int> lasts)
    {
        for (var delete = name < 0 ? -1 : lasts[name]; delete >= 0; delete = _deletes[delete].Earlier)
            yield return delete;
    }

    private readonly record struct Delete(int Event, int Name, bool OfEvent, int Earlier);
}
