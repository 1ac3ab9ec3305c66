using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Cordon.Signals.Media.Pdq;

/// <summary>
/// A PDQ hash: 256 bits. Bit 16·i + j is that of row i and column j of the transformed picture (Meta, "The TMK+PDQF video-hashing algorithm and the PDQ
/// image-hashing algorithm", 2019). In text, 64 hexadecimal digits, highest bit first.
/// </summary>
/// <param name="A">Bits 0 to 63.</param>
/// <param name="B">Bits 64 to 127.</param>
/// <param name="C">Bits 128 to 191.</param>
/// <param name="D">Bits 192 to 255.</param>
public readonly record struct PdqHash(ulong A, ulong B, ulong C, ulong D) : IComparable<PdqHash>
{
    /// <summary>How many bits a hash has.</summary>
    public const int Bits = 256;

    /// <summary>How many bytes a hash takes.</summary>
    public const int Bytes = 32;

    /// <summary>How many hexadecimal digits a hash has as text.</summary>
    public const int HexDigits = 64;

    /// <summary>Hashes at most this far apart are of the same picture, unless a bank says otherwise.</summary>
    public const int MatchDistance = 31;

    /// <summary>Below this quality a picture has too little structure for its hash to mean anything, unless a bank says otherwise.</summary>
    public const int QualityFloor = 50;

    /// <summary>Whether a bit, from 0 to 255, is set.</summary>
    public bool this[int bit] => ((Word(bit >> 6) >> (bit & 63)) & 1) != 0;

    /// <summary>Bits 64·<paramref name="index"/> to 64·<paramref name="index"/> + 63, for an index from 0 to 3.</summary>
    public ulong Word(int index) => index switch { 0 => A, 1 => B, 2 => C, _ => D };

    /// <summary>In how many bits two hashes differ (Hamming distance): 0 to 256.</summary>
    public int DistanceTo(PdqHash other) =>
        BitOperations.PopCount(A ^ other.A) + BitOperations.PopCount(B ^ other.B) + BitOperations.PopCount(C ^ other.C) + BitOperations.PopCount(D ^ other.D);

    /// <summary>The bits in which two hashes differ, ascending.</summary>
    public int[] DifferingBits(PdqHash other)
    {
        var bits = new int[DistanceTo(other)];
        var found = 0;
        for (var word = 0; word < 4; word++)
        {
            for (var left = Word(word) ^ other.Word(word); left != 0; left &= left - 1)
                bits[found++] = (word * 64) + BitOperations.TrailingZeroCount(left);
        }
        return bits;
    }

    /// <summary>The hash with one bit, from 0 to 255, turned over.</summary>
    public PdqHash Flip(int bit)
    {
        var mask = 1UL << (bit & 63);
        return (bit >> 6) switch
        {
            0 => this with { A = A ^ mask },
            1 => this with { B = B ^ mask },
            2 => this with { C = C ^ mask },
            _ => this with { D = D ^ mask },
        };
    }

    /// <summary>Reads 64 hexadecimal digits of either case.</summary>
    /// <param name="text">The digits and nothing else.</param>
    /// <param name="hash">The hash, when there is one.</param>
    /// <returns>Whether the text is a hash.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PdqHash hash)
    {
        hash = default;
        if (text.Length != HexDigits
            || !TryWord(text[..16], out var d) || !TryWord(text[16..32], out var c) || !TryWord(text[32..48], out var b) || !TryWord(text[48..], out var a))
            return false;
        hash = new PdqHash(a, b, c, d);
        return true;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">32 bytes, lowest bits first.</param>
    public static PdqHash Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));

    /// <summary>Writes the hash as 32 bytes, lowest bits first.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, A);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], B);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], C);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], D);
    }

    /// <inheritdoc/>
    public int CompareTo(PdqHash other)
    {
        var high = D != other.D ? D.CompareTo(other.D) : C.CompareTo(other.C);
        if (high != 0)
            return high;
        return B != other.B ? B.CompareTo(other.B) : A.CompareTo(other.A);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{D:x16}{C:x16}{B:x16}{A:x16}");

    /// <summary>Whether the left one comes first, taken as a number.</summary>
    public static bool operator <(PdqHash left, PdqHash right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes first or is the same.</summary>
    public static bool operator <=(PdqHash left, PdqHash right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one comes last, taken as a number.</summary>
    public static bool operator >(PdqHash left, PdqHash right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one comes last or is the same.</summary>
    public static bool operator >=(PdqHash left, PdqHash right) => left.CompareTo(right) >= 0;

    // NumberStyles.HexNumber would let white space through.
    private static bool TryWord(ReadOnlySpan<char> digits, out ulong word) => ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out word);
}
