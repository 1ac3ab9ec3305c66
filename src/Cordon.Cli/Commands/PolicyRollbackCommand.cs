using System.CommandLine;
using Cordon.Cli.Terminal;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy rollback</c>: back to the policy that was active before.</summary>
internal static class PolicyRollbackCommand
{
    private const string About = """
        Makes the policy that was active before the active one again, on a running server.

        Example:
          cordon policy rollback --reason "too many held"
        """;

    public static Command Create(Screen screen)
    {
        var server = new ServerArguments();
        var reason = PolicyActivateCommand.Reason();
        var json = Options.Json();
        var command = new Command("rollback", About) { reason, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var http = server.Client(parsed);
            var answer = await PolicyActivateCommand.Post(http, "v1/policies/rollback", new { reason = parsed.GetValue(reason) }, cancellation);
            return PolicyActivateCommand.Tell(screen, parsed.GetValue(json), answer.GetProperty("active").GetString()!);
        });
        return command;
    }
}
