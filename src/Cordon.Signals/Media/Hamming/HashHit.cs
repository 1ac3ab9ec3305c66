using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>A stored hash near a query.</summary>
/// <param name="Distance">In how many bits they differ.</param>
/// <param name="Id">The number it was stored under.</param>
/// <param name="Hash">The stored hash.</param>
public readonly record struct HashHit(int Distance, uint Id, PdqHash Hash) : IComparable<HashHit>
{
    /// <summary>Nearest first, then by id and hash: an order of its own, whatever order they are stored in.</summary>
    public int CompareTo(HashHit other)
    {
        var order = Distance != other.Distance ? Distance.CompareTo(other.Distance) : Id.CompareTo(other.Id);
        return order != 0 ? order : Hash.CompareTo(other.Hash);
    }

    /// <summary>Whether the left one comes first.</summary>
    public static bool operator <(HashHit left, HashHit right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes first or is the same.</summary>
    public static bool operator <=(HashHit left, HashHit right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one comes last.</summary>
    public static bool operator >(HashHit left, HashHit right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one comes last or is the same.</summary>
    public static bool operator >=(HashHit left, HashHit right) => left.CompareTo(right) >= 0;
}
