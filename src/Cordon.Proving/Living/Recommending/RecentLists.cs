namespace Cordon.Proving.Living.Recommending;

/// <summary>For each key the numbers added last, at most so many. A list takes no memory before its first number.</summary>
/// <param name="keys">How many keys there are, from 0 on.</param>
/// <param name="bound">The longest list.</param>
internal sealed class RecentLists(int keys, int bound)
{
    private const int First = 4;

    // A list is an array whose first place counts all numbers ever added; the others are a ring once there are as many as the bound.
    private int[]?[] _lists = new int[]?[keys];

    public int Count(int key) => _lists[key] is { } list ? Math.Min(list[0], bound) : 0;

    /// <summary>How many numbers were added, forgotten ones included.</summary>
    public int Added(int key) => _lists[key] is { } list ? list[0] : 0;

    public void Add(int key, int value)
    {
        ref var list = ref _lists[key];
        list ??= new int[1 + Math.Min(First, bound)];
        var room = list.Length - 1;
        if (list[0] == room && room < bound)
        {
            Array.Resize(ref list, 1 + Math.Min(2 * room, bound));
            room = list.Length - 1;
        }

        list[1 + (list[0] % room)] = value;
        list[0]++;
    }

    /// <summary>The number added last but <paramref name="back"/>; 0 is the last one.</summary>
    public int Newest(int key, int back)
    {
        var list = _lists[key]!;
        return list[1 + ((list[0] - 1 - back) % (list.Length - 1))];
    }

    public bool Contains(int key, int value) => _lists[key] is { } list && list.AsSpan(1, Math.Min(list[0], list.Length - 1)).Contains(value);

    public void Clear(int key)
    {
        if (_lists[key] is { } list)
            list[0] = 0;
    }

    /// <summary>Makes room for more keys.</summary>
    public void Reach(int keys)
    {
        if (keys > _lists.Length)
            Array.Resize(ref _lists, Math.Max(keys, _lists.Length * 2));
    }
}
