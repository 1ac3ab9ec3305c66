namespace Cordon.Policy.Cel.Library;

/// <summary>Declares functions whose result depends on nothing but their arguments. The cost grows with texts and collections.</summary>
internal sealed class LibraryBuilder(CelEnvironmentBuilder environment)
{
    /// <summary>Declares <c>f(…)</c>.</summary>
    public LibraryBuilder Function(string name, CelType result, Func<ReadOnlySpan<CelValue>, CelValue> implementation, params CelType[] parameters) =>
        Add(name, result, implementation, parameters, isMember: false);

    /// <summary>Declares <c>x.f(…)</c>.</summary>
    public LibraryBuilder Method(string name, CelType result, Func<ReadOnlySpan<CelValue>, CelValue> implementation, params CelType[] parameters) =>
        Add(name, result, implementation, parameters, isMember: true);

    private LibraryBuilder Add(string name, CelType result, Func<ReadOnlySpan<CelValue>, CelValue> implementation, CelType[] parameters, bool isMember)
    {
        environment.Function(name, new CelOverload(parameters, result, (args, _) => implementation(args))
        {
            IsMember = isMember,
            IsPure = true,
            CostGrowsWithSize = parameters.Append(result).Any(Grows),
        });
        return this;
    }

    private static bool Grows(CelType type) =>
        type.TypeKind is CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Dyn or CelTypeKind.Parameter;
}
