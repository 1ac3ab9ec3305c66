namespace Cordon.Events;

/// <summary>
/// A small random generator with the same sequence everywhere and for ever: SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.
/// </summary>
/// <param name="seed">Any value; the same seed gives the same sequence.</param>
public sealed class SeededRandom(ulong seed)
{
    /// <summary>What the state grows by at each draw: 2⁶⁴ over the golden ratio.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15UL;

    private ulong _state = seed;

    /// <summary>SplitMix64's output function: a bijection of 64 bits that leaves no visible pattern.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(_state += Step);

    /// <summary>A whole number in [0, bound), for a bound above 0.</summary>
    public int Next(int bound) => (int)(((UInt128)NextBits() * (uint)bound) >> 64);

    /// <summary>A number in [0, 1), 53 random bits.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>The numbers from 0 to <paramref name="count"/> − 1 in a random order.</summary>
    public int[] Order(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>Puts the items in a random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
