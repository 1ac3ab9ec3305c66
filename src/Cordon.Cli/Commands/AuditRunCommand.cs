using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Proving.Reports;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon audit run</c>: one audit.</summary>
internal static class AuditRunCommand
{
    private const string About = """
        Looks at a platform's surfaces as the viewers of a plan and writes audit.html, audit.json and metrics.csv.

        Examples:
          cordon audit run --target http://127.0.0.1:9000/audit --plan plan.json --out before
          cordon audit run --target https://platform.example/audit --plan plan.json --key-file key --json

        The target has two routes, show and act. They, and the plan, are described in docs/audit.md.
        """;

    public static Command Create(Screen screen)
    {
        var arguments = new AuditArguments();
        var output = Options.Out("cordon-audit");
        var json = Options.Json();
        var command = new Command("run", About) { output, json };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var measured = new Measured();
            var result = await Auditing.Run(arguments.Of(parsed), cancellation);
            var page = AuditFiles.Write(result, parsed.GetValue(output)!);
            screen.Notes(result.Notes);
            if (parsed.GetValue(json))
            {
                Json.Print(
                    screen,
                    ("name", result.Name),
                    ("viewers", result.Viewers),
                    ("looks", result.Looks),
                    ("requests", result.Requests),
                    ("failed", result.Failed),
                    ("whole", result.IsWhole),
                    ("metrics", result.Metrics.ToDictionary(m => m.Sample.Id, Auditing.Fields)),
                    ("seconds", measured.Seconds),
                    ("report", page));
            }
            else
            {
                screen.Line($"{result.Viewers.Values.Sum():N0} viewers, {result.Looks:N0} looks, {result.Requests:N0} requests in {measured.Seconds:0.0} s");
                Auditing.Print(screen, result);
                screen.Line($"report: {page}");
            }

            return result.IsWhole && result.Failed == 0 ? ExitCode.Success : ExitCode.PartialInput;
        });
        return command;
    }
}
