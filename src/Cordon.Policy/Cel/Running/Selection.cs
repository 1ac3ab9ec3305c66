using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>Reads fields and elements of values.</summary>
internal static class Selection
{
    /// <summary><c>x.f</c>; of an optional, an optional.</summary>
    public static CelValue Of(Node node, CelValue value, string field) => value.Reference switch
    {
        CelMap map => map.TryGet(CelValue.Of(field), out var found) ? found : NoKey(node, CelValue.Of(field)),
        CelObject host => host.Type.Field(field) is { } declared ? host.Read(declared) : node.Fail($"no such field: '{field}'"),
        CelOptional => Optionally(node, value, field),
        _ => node.Fail($"{CelText.Described(value)} has no fields; '{field}' was read"),
    };

    /// <summary><c>x.?f</c>.</summary>
    public static CelValue Optionally(Node node, CelValue value, string field)
    {
        if (value.Reference is CelOptional optional)
        {
            if (!optional.HasValue)
                return value;
            value = optional.Value;
        }

        return value.Reference switch
        {
            CelMap map => Present(map.TryGet(CelValue.Of(field), out var found), found),
            CelObject host when host.Type.Field(field) is { } declared && host.Read(declared) is var read => Present(!Zero.Is(read), read),
            CelOptional => Optionally(node, value, field),
            _ => node.Fail($"no such key: '{field}' in {CelText.Described(value)}"),
        };
    }

    /// <summary><c>x[i]</c>; of an optional, an optional.</summary>
    public static CelValue At(Node node, CelValue value, CelValue key)
    {
        switch (value.Reference)
        {
            case CelList list:
                if (!Whole(key, out var index))
                    return node.Fail($"a list is indexed with an int, not with {CelText.Described(key)}");
                return index >= 0 && index < list.Count ? list[(int)index] : node.Fail($"index {index} is outside of a list of {list.Count}");
            case CelMap map:
                return map.TryGet(key, out var found) ? found : NoKey(node, key);
            case CelOptional:
                return OptionallyAt(node, value, key);
            default:
                return node.Fail($"{CelText.Described(value)} cannot be indexed");
        }
    }

    /// <summary><c>x[?i]</c>.</summary>
    public static CelValue OptionallyAt(Node node, CelValue value, CelValue key)
    {
        switch (value.Reference)
        {
            case CelOptional optional:
                return optional.HasValue ? OptionallyAt(node, optional.Value, key) : value;
            case CelList list:
                if (!Whole(key, out var index))
                    return node.Fail($"a list is indexed with an int, not with {CelText.Described(key)}");
                var inside = index >= 0 && index < list.Count;
                return Present(inside, inside ? list[(int)index] : default);
            case CelMap map:
                return Present(map.TryGet(key, out var found), found);
            default:
                return node.Fail($"{CelText.Described(value)} cannot be indexed");
        }
    }

    private static CelValue NoKey(Node node, CelValue key) => node.Fail($"no such key: {CelText.Of(key, 60)}");

    private static CelValue Present(bool there, CelValue value) => CelValue.Of(there ? CelOptional.Of(value) : CelOptional.None);

    private static bool Whole(CelValue key, out long index)
    {
        index = key.Bits;
        return key.Kind switch
        {
            CelKind.Int => true,
            CelKind.UInt => index >= 0,
            CelKind.Double => CelNumbers.ToWhole(key.AsDouble(), out index),
            _ => false,
        };
    }
}
