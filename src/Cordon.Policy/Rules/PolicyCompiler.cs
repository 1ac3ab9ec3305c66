using Cordon.Policy.Compiling;

namespace Cordon.Policy.Rules;

/// <summary>Checks the files of a policy and makes of them what an engine evaluates.</summary>
public static class PolicyCompiler
{
    /// <summary>Checks and compiles. The same files give the same policy and the same problems.</summary>
    public static PolicyCompilation Compile(PolicySource source) => new Compilation(source).Run();
}
