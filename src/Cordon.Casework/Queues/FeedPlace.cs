namespace Cordon.Casework.Queues;

/// <summary>How far what rules put before people was taken in: a record of the log, and the place among its effects.</summary>
/// <param name="Sequence">The record.</param>
/// <param name="Part">The place among its effects.</param>
public readonly record struct FeedPlace(long Sequence, int Part) : IComparable<FeedPlace>
{
    /// <inheritdoc/>
    public int CompareTo(FeedPlace other) => Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence) : Part.CompareTo(other.Part);

    /// <summary>Order of the log.</summary>
    public static bool operator <(FeedPlace left, FeedPlace right) => left.CompareTo(right) < 0;

    /// <summary>Order of the log.</summary>
    public static bool operator >(FeedPlace left, FeedPlace right) => left.CompareTo(right) > 0;

    /// <summary>Order of the log.</summary>
    public static bool operator <=(FeedPlace left, FeedPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Order of the log.</summary>
    public static bool operator >=(FeedPlace left, FeedPlace right) => left.CompareTo(right) >= 0;
}
