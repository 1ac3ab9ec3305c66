using Cordon.Policy.Cel.Running;

namespace Cordon.Policy.Cel.Library;

/// <summary>Optional values. <c>or</c> and <c>orValue</c> are declared here and evaluated by a node of their own, which leaves out the right side.</summary>
internal static class OptionalLibrary
{
    public static void Declare(LibraryBuilder library)
    {
        var a = CelType.Parameter("A");
        var optional = CelType.Optional(a);
        library
            .Function("optional.none", optional, _ => CelValue.Of(CelOptional.None))
            .Function("optional.of", optional, x => CelValue.Of(CelOptional.Of(x[0])), a)
            .Function("optional.ofNonZeroValue", optional, x => CelValue.Of(Zero.Is(x[0]) ? CelOptional.None : CelOptional.Of(x[0])), a)
            .Function("optional.unwrap", CelType.List(a), Unwrap, CelType.List(optional))
            .Method("unwrapOpt", CelType.List(a), Unwrap, CelType.List(optional))
            .Method("hasValue", CelType.Bool, x => CelValue.Of(x[0].AsOptional().HasValue), optional)
            .Method("value", a, x => x[0].AsOptional() is { HasValue: true } some ? some.Value : CelValue.Error("optional.none() has no value; ask with hasValue() or write orValue(x)"), optional)
            .Method("or", optional, x => x[0].AsOptional().HasValue ? x[0] : x[1], optional, optional)
            .Method("orValue", a, x => x[0].AsOptional() is { HasValue: true } some ? some.Value : x[1], optional, a);
    }

    private static CelValue Unwrap(ReadOnlySpan<CelValue> a)
    {
        var list = a[0].AsList();
        var values = new List<CelValue>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Reference is not CelOptional one)
                return CelValue.Error("no such overload: only a list of optionals can be unwrapped");
            if (one.HasValue)
                values.Add(one.Value);
        }

        return CelValue.Of(values.ToArray());
    }
}
