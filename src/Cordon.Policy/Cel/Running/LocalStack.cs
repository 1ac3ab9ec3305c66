namespace Cordon.Policy.Cel.Running;

/// <summary>
/// Room for the variables of macros, one stack a thread, so that an evaluation allocates none. A nested evaluation (from a host's function)
/// takes the room above.
/// </summary>
internal static class LocalStack
{
    [ThreadStatic]
    private static CelValue[]? t_values;

    [ThreadStatic]
    private static int t_top;

    /// <summary>Takes room; give it back with <see cref="Leave"/>.</summary>
    public static CelValue[] Enter(int count, out int start)
    {
        start = t_top;
        // Frames below keep the array that they were given, so nothing is copied when it grows.
        if (t_values is null || t_values.Length < start + count)
            t_values = new CelValue[Math.Max(64, (start + count) * 2)];
        t_top = start + count;
        return t_values;
    }

    /// <summary>Gives room back and forgets what it held.</summary>
    public static void Leave(CelValue[] values, int start, int count)
    {
        Array.Clear(values, start, count);
        t_top = start;
    }
}
