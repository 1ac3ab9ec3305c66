namespace Cordon.Policy.Cel.Running;

/// <summary>An overload made ready to be chosen by the kinds of values.</summary>
internal sealed class PlannedOverload
{
    private const CelKind Any = (CelKind)(-1);

    private readonly CelKind[] _kinds;

    public PlannedOverload(CelOverload overload)
    {
        Overload = overload;
        _kinds = [.. overload.Parameters.Select(KindOf)];
        Call = overload.Implementation ?? (static (_, _) => CelValue.Error("the function is declared without an implementation"));
    }

    public CelOverload Overload { get; }

    public CelFunction Call { get; }

    public bool Takes(ReadOnlySpan<CelValue> values)
    {
        if (values.Length != _kinds.Length)
            return false;
        for (var i = 0; i < values.Length; i++)
        {
            var kind = _kinds[i];
            if (kind == Any)
                continue;
            if (values[i].Kind != kind || (kind is CelKind.Opaque or CelKind.Struct && values[i].RuntimeType.Name != Overload.Parameters[i].Name))
                return false;
        }

        return true;
    }

    private static CelKind KindOf(CelType type) => type.TypeKind switch
    {
        CelTypeKind.Null => CelKind.Null,
        CelTypeKind.Bool => CelKind.Bool,
        CelTypeKind.Int => CelKind.Int,
        CelTypeKind.UInt => CelKind.UInt,
        CelTypeKind.Double => CelKind.Double,
        CelTypeKind.String => CelKind.String,
        CelTypeKind.Bytes => CelKind.Bytes,
        CelTypeKind.Timestamp => CelKind.Timestamp,
        CelTypeKind.Duration => CelKind.Duration,
        CelTypeKind.List => CelKind.List,
        CelTypeKind.Map => CelKind.Map,
        CelTypeKind.Type => CelKind.Type,
        CelTypeKind.Struct => CelKind.Struct,
        CelTypeKind.Opaque => type.IsOptional ? CelKind.Optional : CelKind.Opaque,
        _ => Any,
    };
}
