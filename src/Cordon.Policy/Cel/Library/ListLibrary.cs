using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Library;

/// <summary>The list and set extensions.</summary>
internal static class ListLibrary
{
    private const int MostElements = 100_000;
    private const int MostFlattened = 64;

    public static void Declare(LibraryBuilder library)
    {
        var a = CelType.Parameter("A");
        var (list, i, b) = (CelType.List(a), CelType.Int, CelType.Bool);
        library
            .Method("slice", list, Slice, list, i, i)
            .Method("flatten", CelType.List(CelType.Dyn), x => Flatten(x[0].AsList(), 1), CelType.List(CelType.Dyn))
            .Method("flatten", CelType.List(CelType.Dyn), x => Flatten(x[0].AsList(), x[1].AsInt()), CelType.List(CelType.Dyn), i)
            .Method("distinct", list, x => Distinct(x[0].AsList()), list)
            .Method("reverse", list, x => Reverse(x[0].AsList()), list)
            .Method("sort", list, x => Sort(x[0].AsList(), x[0].AsList()), list)
            .Method("first", CelType.Optional(a), x => At(x[0].AsList(), 0), list)
            .Method("last", CelType.Optional(a), x => At(x[0].AsList(), x[0].AsList().Count - 1), list)
            .Method("@sortBy", list, x => Sort(x[0].AsList(), x[1].AsList()), list, CelType.List(CelType.Parameter("B")))
            .Function("lists.range", CelType.List(i), Range, i)
            .Function("sets.contains", b, x => CelValue.Of(All(x[1].AsList(), Members(x[0].AsList()).Contains)), list, list)
            .Function("sets.intersects", b, x => CelValue.Of(Any(x[1].AsList(), Members(x[0].AsList()).Contains)), list, list)
            .Function("sets.equivalent", b, x => CelValue.Of(All(x[1].AsList(), Members(x[0].AsList()).Contains) && All(x[0].AsList(), Members(x[1].AsList()).Contains)), list, list);
    }

    private static HashSet<CelValue> Members(CelList list)
    {
        var members = new HashSet<CelValue>(list.Count);
        for (var i = 0; i < list.Count; i++)
            members.Add(list[i]);
        return members;
    }

    private static bool All(CelList list, Predicate<CelValue> condition) => !Any(list, v => !condition(v));

    private static bool Any(CelList list, Predicate<CelValue> condition)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (condition(list[i]))
                return true;
        }

        return false;
    }

    private static CelValue Slice(ReadOnlySpan<CelValue> a)
    {
        var (list, from, to) = (a[0].AsList(), a[1].AsInt(), a[2].AsInt());
        if (from < 0 || to > list.Count || from > to)
            return CelValue.Error($"index out of range: slice({from}, {to}) of a list of {list.Count}");
        var part = new CelValue[to - from];
        for (var i = 0; i < part.Length; i++)
            part[i] = list[(int)from + i];
        return CelValue.Of(part);
    }

    private static CelValue Flatten(CelList list, long depth)
    {
        if (depth < 0)
            return CelValue.Error($"flatten needs a depth of at least 0, not {depth}");
        var flat = new List<CelValue>();
        return Flatten(list, Math.Min(depth, MostFlattened), flat) ? CelValue.Of(flat.ToArray()) : TooMany("flatten");
    }

    private static bool Flatten(CelList list, long depth, List<CelValue> flat)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (flat.Count >= MostElements)
                return false;
            if (depth > 0 && list[i].Reference is CelList inner)
            {
                if (!Flatten(inner, depth - 1, flat))
                    return false;
            }
            else
            {
                flat.Add(list[i]);
            }
        }

        return true;
    }

    private static CelValue TooMany(string function) => CelValue.Error($"{function} makes lists of at most {MostElements} elements");

    private static CelValue Distinct(CelList list)
    {
        var seen = new HashSet<CelValue>();
        var distinct = new List<CelValue>();
        for (var i = 0; i < list.Count; i++)
        {
            if (seen.Add(list[i]))
                distinct.Add(list[i]);
        }

        return CelValue.Of(distinct.ToArray());
    }

    private static CelValue Reverse(CelList list)
    {
        var reversed = new CelValue[list.Count];
        for (var i = 0; i < reversed.Length; i++)
            reversed[i] = list[list.Count - 1 - i];
        return CelValue.Of(reversed);
    }

    private static CelValue At(CelList list, int index) => CelValue.Of(index >= 0 && index < list.Count ? CelOptional.Of(list[index]) : CelOptional.None);

    /// <summary>The elements in the order of their keys; equal keys keep their order.</summary>
    private static CelValue Sort(CelList list, CelList keys)
    {
        var order = new (CelValue Key, CelValue Value)[list.Count];
        for (var i = 0; i < order.Length; i++)
        {
            if (keys[i].Kind != keys[0].Kind || CelOrder.Compare(keys[i], keys[i]) is null)
                return CelValue.Error($"a list is sorted by values of one type that has an order, and one is {CelText.Described(keys[i])}");
            order[i] = (keys[i], list[i]);
        }

        return CelValue.Of([.. order.OrderBy(o => o.Key, Comparer<CelValue>.Create(Compare)).Select(o => o.Value)]);
    }

    // NaN comes first, so that the order is total.
    private static int Compare(CelValue left, CelValue right) =>
        left.Kind == CelKind.Double ? left.AsDouble().CompareTo(right.AsDouble()) : CelOrder.Compare(left, right)!.Value;

    private static CelValue Range(ReadOnlySpan<CelValue> a)
    {
        var count = a[0].AsInt();
        if (count > MostElements)
            return TooMany("lists.range");
        return CelValue.Of([.. Enumerable.Range(0, (int)Math.Max(0, count)).Select(i => CelValue.Of((long)i))]);
    }
}
