using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Cordon.Guard.Snapshots;

/// <summary>
/// Turns names into the 64-bit keys that snapshots hold: SipHash-1-3 (Aumasson, Bernstein 2012) under a secret, so that nobody who chooses names can aim one at the
/// key of another. Of 10 million names, another one has the key of any by chance with a probability of 10⁷ ÷ 2⁶⁴.
/// </summary>
/// <param name="first">The first half of the secret.</param>
/// <param name="second">The second half.</param>
public sealed class GuardKeys(ulong first, ulong second)
{
    private const int Short = 96;

    /// <summary>The key of nothing; no name has it.</summary>
    public const ulong None = 0;

    /// <summary>The key of a name, given as UTF-8.</summary>
    public ulong Of(ReadOnlySpan<byte> utf8)
    {
        var v0 = first ^ 0x736f6d6570736575UL;
        var v1 = second ^ 0x646f72616e646f6dUL;
        var v2 = first ^ 0x6c7967656e657261UL;
        var v3 = second ^ 0x7465646279746573UL;
        var last = (ulong)utf8.Length << 56;
        while (utf8.Length >= 8)
        {
            Take(BinaryPrimitives.ReadUInt64LittleEndian(utf8), ref v0, ref v1, ref v2, ref v3);
            utf8 = utf8[8..];
        }

        for (var i = 0; i < utf8.Length; i++)
            last |= (ulong)utf8[i] << (8 * i);
        Take(last, ref v0, ref v1, ref v2, ref v3);
        v2 ^= 0xFF;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        var key = v0 ^ v1 ^ v2 ^ v3;
        return key == None ? 1 : key;
    }

    /// <summary>The key of a name: the same as that of its UTF-8.</summary>
    public ulong Of(ReadOnlySpan<char> name)
    {
        if (name.Length > Short)
            return OfLong(name);
        Span<byte> utf8 = stackalloc byte[Short * 3];
        Utf8.FromUtf16(name, utf8, out _, out var written);
        return Of(utf8[..written]);
    }

    private ulong OfLong(ReadOnlySpan<char> name)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(name.Length * 3);
        Utf8.FromUtf16(name, utf8, out _, out var written);
        var key = Of(utf8.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(utf8);
        return key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
