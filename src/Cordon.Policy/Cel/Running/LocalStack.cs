namespace Cordon.Policy.Cel.Running;

/// <summary>
/// Room for the variables of macros, one stack a thread, so that an evaluation allocates none. A nested evaluation (from a host's function)
/// takes the room above.
/// </summary>
internal static class LocalStack
{
    [ThreadStatic]
    private static CelValue[]? _values;

    [ThreadStatic]
    private static int _top;

    /// <summary>Takes room; give it back with <see cref="Leave"/>.</summary>
    public static CelValue[] Enter(int count, out int start)
    {
        start = _top;
        // Frames below keep the array that they were given, so nothing is copied when it grows.
        if (_values is null || _values.Length < start + count)
            _values = new CelValue[Math.Max(64, (start + count) * 2)];
        _top = start + count;
        return _values;
    }

    /// <summary>Gives room back and forgets what it held.</summary>
    public static void Leave(CelValue[] values, int start, int count)
    {
        Array.Clear(values, start, count);
        _top = start;
    }
}
