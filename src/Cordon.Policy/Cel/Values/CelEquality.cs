namespace Cordon.Policy.Cel.Values;

/// <summary>CEL's equality, and hashes that agree with it.</summary>
internal static class CelEquality
{
    /// <summary>Whether two values are equal.</summary>
    public static bool AreEqual(CelValue left, CelValue right)
    {
        var budget = long.MaxValue;
        return AreEqual(left, right, ref budget);
    }

    /// <summary>Whether two values are equal; takes from the budget for each element compared and gives up, with false, when it is spent.</summary>
    public static bool AreEqual(CelValue left, CelValue right, ref long budget)
    {
        var kind = left.Kind;
        if (kind != right.Kind)
            return CelNumbers.IsNumber(kind) && CelNumbers.IsNumber(right.Kind) && CelNumbers.Compare(left, right) == 0;
        switch (kind)
        {
            case CelKind.Null:
                return true;
            case CelKind.Bool or CelKind.Int or CelKind.UInt or CelKind.Duration:
                return left.Bits == right.Bits;
            case CelKind.Double:
                return left.AsDouble() == right.AsDouble();
            case CelKind.String:
                return (string)left.Reference! == (string)right.Reference!;
            case CelKind.Timestamp:
                return left.Bits == right.Bits && ReferenceEquals(left.Reference, right.Reference);
            case CelKind.Bytes:
                budget -= left.AsBytes().Length >> 4;
                return left.AsBytes().SequenceEqual(right.AsBytes());
            case CelKind.List:
                return ListsEqual(left.AsList(), right.AsList(), ref budget);
            case CelKind.Map:
                return MapsEqual(left.AsMap(), right.AsMap(), ref budget);
            case CelKind.Type:
                return left.AsType().Name == right.AsType().Name;
            case CelKind.Optional:
                var (one, other) = (left.AsOptional(), right.AsOptional());
                return one.HasValue == other.HasValue && (!one.HasValue || AreEqual(one.Value, other.Value, ref budget));
            case CelKind.Struct:
                return ReferenceEquals(left.AsObject().Type, right.AsObject().Type) && left.AsObject().Host.Equals(right.AsObject().Host);
            default:
                return left.Reference!.Equals(right.Reference);
        }
    }

    /// <summary>A hash; equal values have equal hashes. It differs from process to process: it must not reach a result.</summary>
    public static int Hash(CelValue value) => value.Kind switch
    {
        CelKind.Int or CelKind.UInt => value.Bits.GetHashCode(),
        CelKind.Double => CelNumbers.ToWhole(value.AsDouble(), out var whole) ? whole.GetHashCode() : value.Bits.GetHashCode(),
        CelKind.String => ((string)value.Reference!).GetHashCode(StringComparison.Ordinal),
        CelKind.Null => 0,
        CelKind.List => HashOfList(value.AsList()),
        CelKind.Map => value.AsMap().Count + 37,
        CelKind.Optional => value.AsOptional().HasValue ? 59 : 61,
        CelKind.Bytes => value.AsBytes().Length + 71,
        CelKind.Type => value.AsType().Name.GetHashCode(StringComparison.Ordinal),
        CelKind.Struct => value.AsObject().Host.GetHashCode(),
        CelKind.Opaque or CelKind.Error => value.Reference!.GetHashCode(),
        _ => value.Bits.GetHashCode(),
    };

    /// <summary>Looks at the first elements that are not collections themselves, so that it is fast and bounded.</summary>
    private static int HashOfList(CelList list)
    {
        var hash = list.Count;
        for (var i = 0; i < Math.Min(list.Count, 8); i++)
        {
            var element = list[i];
            hash = (hash * 31) + (element.Kind is CelKind.List or CelKind.Map or CelKind.Optional ? 1 : Hash(element));
        }

        return hash;
    }

    private static bool ListsEqual(CelList left, CelList right, ref long budget)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (--budget < 0 || !AreEqual(left[i], right[i], ref budget))
                return false;
        }

        return true;
    }

    private static bool MapsEqual(CelMap left, CelMap right, ref long budget)
    {
        if (left.Count != right.Count)
            return false;
        foreach (var (key, value) in left.Entries)
        {
            if (--budget < 0 || !right.TryGet(key, out var other) || !AreEqual(value, other, ref budget))
                return false;
        }

        return true;
    }
}
