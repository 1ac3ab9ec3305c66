using System.CommandLine;
using Cordon.Cli.Terminal;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon audit</c>: what surfaces show, measured.</summary>
internal static class AuditCommand
{
    private const string About = """
        Measures what a platform's surfaces show: flagged things shown to children and adults, children suggested to flagged accounts, leaks, random walks.

        Start with:
          cordon audit run --target http://127.0.0.1:9000/audit --plan plan.json --out before
          cordon audit compare before after
          cordon audit watch --target http://127.0.0.1:9000/audit --plan plan.json --every 6h
        """;

    public static Command Create(Screen screen) => new("audit", About)
    {
        AuditRunCommand.Create(screen),
        AuditCompareCommand.Create(screen),
        AuditWatchCommand.Create(screen),
    };
}
