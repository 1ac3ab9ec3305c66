namespace Cordon.Signals.Counters;

/// <summary>An item of a distinct counter that stands by itself.</summary>
/// <param name="Hash">64 bits of its key.</param>
/// <param name="Newest">When it was last seen, in microseconds since 1970.</param>
internal readonly record struct SeenItem(ulong Hash, long Newest)
{
    /// <summary>Bytes of one.</summary>
    public const int Bytes = 16;
}
