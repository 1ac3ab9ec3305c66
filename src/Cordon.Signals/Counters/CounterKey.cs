using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cordon.Signals.Counters;

/// <summary>
/// The 128-bit hash (XXH128, Collet) of what a counter counts by, or of a counted item; the text itself is not kept. Two texts share a key by chance with a
/// probability of 2⁻¹²⁸. The hash is not secret: who chooses texts freely and sets out to can craft two with one key.
/// </summary>
/// <param name="High">The upper 64 bits.</param>
/// <param name="Low">The lower 64 bits.</param>
public readonly record struct CounterKey(ulong High, ulong Low)
{
    // One domain for each shape of input, so that a text, a number and a pair never share a key by their bytes.
    private const long TextDomain = 0x7465_7874;
    private const long NumberDomain = 0x6E75_6D62;
    private const long PairDomain = 0x7061_6972;

    /// <summary>The key of a text, by its UTF-16 code units: no case folding, no normalisation.</summary>
    public static CounterKey Of(ReadOnlySpan<char> text) => From(MemoryMarshal.AsBytes(text), TextDomain);

    /// <summary>The key of a whole number; different from the key of its digits as a text.</summary>
    public static CounterKey Of(long number) => From(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)), NumberDomain);

    /// <summary>The key of several texts in this order. ("ab", "c") and ("a", "bc") differ. One text alone has the key of <see cref="Of(ReadOnlySpan{char})"/>.</summary>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static CounterKey OfParts(params ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("a key needs at least one part", nameof(parts));
        var key = Of(parts[0]);
        foreach (var part in parts[1..])
            key = key.Then(Of(part));
        return key;
    }

    /// <summary>The key of this key followed by another: <c>OfParts(a, b, c)</c> is <c>Of(a).Then(Of(b)).Then(Of(c))</c>.</summary>
    public CounterKey Then(CounterKey next)
    {
        ReadOnlySpan<ulong> words = [High, Low, next.High, next.Low];
        return From(MemoryMarshal.AsBytes(words), PairDomain);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static CounterKey From(ReadOnlySpan<byte> bytes, long domain)
    {
        var hash = XxHash128.HashToUInt128(bytes, domain);
        return new CounterKey((ulong)(hash >> 64), (ulong)hash);
    }
}
