using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Policy.Problems;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy check</c>: what is wrong with a policy.</summary>
internal static class PolicyCheckCommand
{
    private const string About = """
        Checks a policy and tells every problem with its place. Exit code 6 when there are errors; warnings alone pass.

        Example:
          cordon policy check policies/starter
        """;

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with the policy's files" }.OnlyPaths();
        var json = Options.Json();
        var command = new Command("check", About) { folder, json };
        command.SetAction(parsed => Run(screen, parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Screen screen, string folder, bool json)
    {
        var checkedPolicy = PolicyReading.Check(folder);
        var errors = checkedPolicy.Problems.Count(p => p.Severity == ProblemSeverity.Error);
        if (json)
        {
            Json.Print(
                screen,
                ("hash", checkedPolicy.Source.Hash),
                ("name", checkedPolicy.Policy?.Name),
                ("rules", checkedPolicy.Policy?.Rules.Count),
                ("errors", errors),
                ("problems", checkedPolicy.Problems.Select(p => new Dictionary<string, object?>
                {
                    ["severity"] = p.Severity == ProblemSeverity.Error ? "error" : "warning",
                    ["file"] = p.File,
                    ["line"] = p.Line,
                    ["column"] = p.Column,
                    ["length"] = p.Length,
                    ["message"] = p.Message,
                    ["hint"] = p.Hint,
                })),
                ("ignored", checkedPolicy.Source.Ignored));
            return errors == 0 ? ExitCode.Success : ExitCode.NotPassed;
        }

        foreach (var problem in checkedPolicy.Problems)
            screen.Error.WriteLine(problem.ToString());
        foreach (var name in checkedPolicy.Source.Ignored)
            screen.Note($"{name} is no part of the policy; .yaml, .yml and .txt files are");
        if (checkedPolicy.Policy is not { } policy)
        {
            screen.Fail($"the policy in {folder} has {PolicyReading.Count(errors, "error")}");
            return ExitCode.NotPassed;
        }

        screen.Line($"{policy.Name} {policy.Hash[..12]}: {PolicyReading.Count(policy.Rules.Count, "rule")} ({policy.Rules.Count(r => r.Shadow)} in shadow), {PolicyReading.Count(policy.Features.Count, "feature")}, {PolicyReading.Count(policy.Counters.Count, "counter")}, {PolicyReading.Count(policy.Labels.Definitions.Count, "label")}, {PolicyReading.Count(policy.Lists.Count, "list")}, {PolicyReading.Count(policy.Tests.Count, "test")}");
        if (policy.Rules.Count > 0)
            screen.Line($"the costliest condition is that of {policy.Rules.MaxBy(r => r.Cost)!.Name}: at most {policy.Rules.Max(r => r.Cost):N0} steps, without what it asks of features, counters and rules");
        return ExitCode.Success;
    }
}
