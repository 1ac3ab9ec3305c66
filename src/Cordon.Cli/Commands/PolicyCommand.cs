using System.CommandLine;
using Cordon.Cli.Terminal;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy</c>: rules written down, checked, tested and tried.</summary>
internal static class PolicyCommand
{
    private const string About = """
        Checks, tests, compares and tries policies: folders of YAML files with rules, features, counters, labels and lists.

        Start with:
          cordon policy check policies/starter                                   what is wrong with it, if anything
          cordon policy test policies/starter                                    the tests beside its rules
          cordon policy backtest --policy policies/starter --events events/      what it would have done
          cordon policy activate policies/starter --reason "first rules"         on a running server
        """;

    public static Command Create(Screen screen) => new("policy", About)
    {
        PolicyCheckCommand.Create(screen),
        PolicyTestCommand.Create(screen),
        PolicyDiffCommand.Create(screen),
        PolicyBackTestCommand.Create(screen),
        PolicyActivateCommand.Create(screen),
        PolicyRollbackCommand.Create(screen),
    };
}
