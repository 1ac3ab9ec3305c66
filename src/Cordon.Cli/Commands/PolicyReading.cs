using Cordon.Cli.Terminal;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;

namespace Cordon.Cli.Commands;

/// <summary>Reads policies from folders, for the commands that need one.</summary>
internal static class PolicyReading
{
    /// <summary>The files of a folder, checked.</summary>
    /// <exception cref="UsageException">The folder cannot be taken.</exception>
    public static PolicyCompilation Check(string folder)
    {
        try
        {
            return PolicyCompiler.Compile(PolicySource.Load(folder));
        }
        catch (PolicySourceException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <summary>The policy of a folder; its warnings are noted.</summary>
    /// <exception cref="UsageException">The folder cannot be taken, or the policy has errors, which the message tells.</exception>
    public static CompiledPolicy Read(Screen screen, string folder)
    {
        var compilation = Check(folder);
        if (!compilation.Succeeded)
        {
            var errors = compilation.Problems.Where(p => p.Severity == ProblemSeverity.Error).ToList();
            throw new UsageException(string.Join("\n", errors.Select(p => p.ToString())) + $"\nthe policy in {folder} has {Count(errors.Count, "error")}", ExitCode.NotPassed);
        }

        foreach (var problem in compilation.Problems)
            screen.Note(problem.ToString());
        return compilation.Policy;
    }

    public static string Count(long count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
}
