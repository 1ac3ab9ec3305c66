namespace Cordon.Policy.Cel.Values;

/// <summary>The order of values.</summary>
internal static class CelOrder
{
    /// <summary>-1, 0, 1, <see cref="CelNumbers.Unordered"/> for NaN, or null when the two have no order.</summary>
    public static int? Compare(CelValue left, CelValue right)
    {
        var kind = left.Kind;
        if (CelNumbers.IsNumber(kind) && CelNumbers.IsNumber(right.Kind))
            return CelNumbers.Compare(left, right);
        if (kind != right.Kind)
            return null;
        return kind switch
        {
            CelKind.Bool or CelKind.Duration => left.Bits.CompareTo(right.Bits),
            CelKind.String => Texts((string)left.Reference!, (string)right.Reference!),
            CelKind.Bytes => Math.Sign(left.AsBytes().SequenceCompareTo(right.AsBytes())),
            CelKind.Timestamp => left.Bits != right.Bits
                ? left.Bits.CompareTo(right.Bits)
                : ((CelTag)left.Reference!).Nanoseconds.CompareTo(((CelTag)right.Reference!).Nanoseconds),
            _ => null,
        };
    }

    /// <summary>The order of two texts by code points. In UTF-16 the halves of a pair sort below U+E000, where they stand for more than U+FFFF.</summary>
    public static int Texts(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
            return left.Length.CompareTo(right.Length);
        return Turned(left[at]).CompareTo(Turned(right[at]));
    }

    private static int Turned(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
