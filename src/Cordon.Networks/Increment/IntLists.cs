using Cordon.Networks.History;

namespace Cordon.Networks.Increment;

/// <summary>
/// Many small lists of numbers in one array. A list that outgrows its place moves to the end with half as much room again; when more than half
/// of the array is left behind, it is packed. 12 bytes a list and 4 to 12 a number.
/// </summary>
internal sealed class IntLists
{
    private readonly ChunkedList<Place> _places = new();
    private int[] _items = new int[1024];
    private int _end;
    private int _left;

    public int Count => _places.Count;

    /// <summary>Begins an empty list and gives its number.</summary>
    public int Add()
    {
        _places.Add(default);
        return _places.Count - 1;
    }

    /// <summary>A list; valid until the next <see cref="Set"/>.</summary>
    public ReadOnlySpan<int> Of(int list) => _items.AsSpan(_places[list].Start, _places[list].Length);

    /// <summary>Replaces the content of a list.</summary>
    /// <exception cref="OverflowException">All lists together outgrow 2³⁰ numbers.</exception>
    public void Set(int list, ReadOnlySpan<int> items)
    {
        ref var place = ref _places[list];
        if (items.Length > place.Room)
        {
            _left += place.Room;
            // Most lists never grow: the first place is exact.
            var room = place.Room == 0 ? items.Length : checked(items.Length + (items.Length / 2));
            place = new Place(0, 0, 0);
            Reserve(room);
            place = new Place(_end, 0, room);
            _end += room;
        }

        items.CopyTo(_items.AsSpan(place.Start));
        place = place with { Length = items.Length };
    }

    private void Reserve(int room)
    {
        if (checked(_end + room) <= _items.Length)
            return;
        var items = _left > _end / 2 ? new int[_items.Length] : new int[checked(Math.Max(_items.Length * 2, _end + room))];
        var end = 0;
        for (var list = 0; list < _places.Count; list++)
        {
            ref var place = ref _places[list];
            _items.AsSpan(place.Start, place.Length).CopyTo(items.AsSpan(end));
            place = place with { Start = end };
            end += place.Room;
        }

        (_items, _end, _left) = (items, end, 0);
        if (_end + room > _items.Length)
            Array.Resize(ref _items, checked(Math.Max(_items.Length * 2, _end + room)));
    }

    private readonly record struct Place(int Start, int Length, int Room);
}
