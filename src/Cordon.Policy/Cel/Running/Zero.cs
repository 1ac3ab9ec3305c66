namespace Cordon.Policy.Cel.Running;

/// <summary>Values that stand for nothing: null, false, 0, empty texts, lists and maps, the absent optional.</summary>
internal static class Zero
{
    public static bool Is(CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.UInt or CelKind.Duration => value.Bits == 0,
        CelKind.Double => value.AsDouble() == 0,
        CelKind.Timestamp => value == CelValue.Of(DateTimeOffset.UnixEpoch),
        CelKind.String => value.AsString().Length == 0,
        CelKind.Bytes => value.AsBytes().Length == 0,
        CelKind.List => value.AsList().Count == 0,
        CelKind.Map => value.AsMap().Count == 0,
        CelKind.Optional => !value.AsOptional().HasValue,
        _ => false,
    };
}
