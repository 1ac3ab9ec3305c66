using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Policy.Testing;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy test</c>: the tests that stand beside the rules.</summary>
internal static class PolicyTestCommand
{
    private const string About = """
        Runs the tests of a policy, prints each failure with what its rules saw, and ends with the line "N passed, N failed". Exit code 6 when one fails.

        Example:
          cordon policy test policies/starter
        """;

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with the policy's files" }.OnlyPaths();
        var json = Options.Json();
        var command = new Command("test", About) { folder, json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(screen, parsed.GetValue(folder)!, parsed.GetValue(json), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string folder, bool json, CancellationToken cancellation)
    {
        var policy = PolicyReading.Read(screen, folder);
        var results = PolicyTestRunner.Run(policy, cancellation);
        var failed = results.Count(r => !r.Passed);
        if (json)
        {
            Json.Print(
                screen,
                ("passed", results.Count - failed),
                ("failed", failed),
                ("failures", results.Where(r => !r.Passed).Select(r => new Dictionary<string, object>
                {
                    ["test"] = r.Test.Name,
                    ["file"] = r.Test.File,
                    ["line"] = r.Test.Line,
                    ["failures"] = r.Failures,
                })));
            return failed == 0 ? ExitCode.Success : ExitCode.NotPassed;
        }

        foreach (var result in results.Where(r => !r.Passed))
        {
            screen.Line($"{result.Test.File}:{result.Test.Line}: {result.Test.Name}");
            foreach (var failure in result.Failures)
                screen.Line($"  {failure}");
            foreach (var hit in result.Hits)
                screen.Line($"  {hit.Rule} hit{(hit.Shadow ? " in shadow" : "")}: {string.Join(", ", hit.Explanation.Select(f => $"{f.Text} = {f.Value}"))}");
        }

        if (results.Count == 0)
            screen.Note("the policy has no tests; write some under tests: in a file such as posts.test.yaml");
        screen.Line($"{results.Count - failed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Success : ExitCode.NotPassed;
    }
}
