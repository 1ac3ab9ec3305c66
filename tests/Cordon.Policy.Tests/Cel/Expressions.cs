using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

/// <summary>Short ways to compile and evaluate in tests.</summary>
internal static class Expressions
{
    /// <summary>Compiles and evaluates an expression without variables.</summary>
    public static CelValue Evaluate(string source) => Compile(CelEnvironment.Standard, source).Evaluate(CelActivation.Empty);

    /// <summary>The program of an expression; fails with its problems when there are any.</summary>
    public static CelProgram Compile(CelEnvironment environment, string source)
    {
        var compilation = environment.Compile(source);
        Assert.True(compilation.Succeeded, compilation.Render());
        return compilation.Program;
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cordon.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Cordon.slnx above the tests");
    }
}
