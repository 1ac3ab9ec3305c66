using Cordon.Policy.Cel.Checking;
using Cordon.Policy.Cel.Library;
using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel;

/// <summary>What expressions may refer to: variables, struct types, functions and a container. Immutable; compile any number of expressions in it.</summary>
public sealed class CelEnvironment
{
    internal CelEnvironment(
        CelVariable[] variables, Dictionary<string, CelStruct> structs, Dictionary<string, CelOverload[]> functions, string container, CelLimits limits) =>
        (Variables, Structs, Functions, Container, Limits) = (variables, structs, functions, container, limits);

    /// <summary>The standard library and all extensions, without variables.</summary>
    public static CelEnvironment Standard { get; } = StandardLibrary.Environment();

    /// <summary>The variables in the order of their slots.</summary>
    public IReadOnlyList<CelVariable> Variables { get; }

    /// <summary>The struct types by name.</summary>
    public IReadOnlyDictionary<string, CelStruct> Structs { get; }

    /// <summary>The functions by qualified name.</summary>
    public IReadOnlyDictionary<string, CelOverload[]> Functions { get; }

    /// <summary>Where names are looked up first.</summary>
    public string Container { get; }

    /// <summary>The limits of compilation and evaluation.</summary>
    public CelLimits Limits { get; }

    /// <summary>A builder that starts with all that is declared here.</summary>
    public CelEnvironmentBuilder ToBuilder() => new(this);

    /// <summary>Compiles an expression.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="expected">The type that the expression must have; any when null.</param>
    public CelCompilation Compile(string source, CelType? expected = null) => Compile(source, expected, checks: true);

    /// <summary>Compiles an expression without checking types: what does not fit becomes an error when it is evaluated.</summary>
    public CelCompilation CompileUnchecked(string source) => Compile(source, expected: null, checks: false);

    private CelCompilation Compile(string source, CelType? expected, bool checks)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (expr, problem) = Parser.Read(source, Limits);
        if (expr is null)
            return new CelCompilation(source, null, [problem!]);
        var (problems, locals) = Checker.Run(expr, this, expected, checks);
        if (problems.Count > 0)
            return new CelCompilation(source, null, problems);
        return new CelCompilation(source, new CelProgram(source, expr, this, locals), []);
    }
}
