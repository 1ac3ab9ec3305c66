using System.CommandLine;
using Cordon.Cli.Commands;
using Cordon.Cli.Terminal;
using Cordon.Events.Reading;

namespace Cordon.Cli;

/// <summary>The command line as a whole: its commands, and what every outcome prints and returns.</summary>
public static class CommandLine
{
    private const string About = """
        Finds networks of accounts that act together, in the events a platform already has, and decides what follows from each event by rules.

        Start with:
          cordon demo                                  a simulated platform, its networks found and drawn
          cordon detect events.jsonl                   the same on your own events
          cordon serve --policy policies/starter       events taken in and evaluated as they arrive
          cordon detect --help                         what else it can do

        Exit codes: 0 done · 1 Cordon failed · 2 the command line is wrong · 3 some input could not be read, results are partial ·
        4 no event could be read · 5 stopped by --strict · 6 a policy has errors, or its tests failed · 130 interrupted
        4 no event could be read · 5 stopped by --strict · 6 a policy has errors or failed tests, or a ledger is not whole · 130 interrupted
        """;

    // A word that starts with @ is taken as it stands, not as the name of a file with more words.
    private static readonly ParserConfiguration Taken = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command line to its end.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="cancellation">Ends the command as if interrupted.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Screen screen, CancellationToken cancellation)
    {
        var root = new RootCommand(About)
        {
            DemoCommand.Create(screen),
            DetectCommand.Create(screen),
            WatchCommand.Create(screen),
            ChangesCommand.Create(screen),
            ReturnsCommand.Create(screen),
            SimulateCommand.Create(screen),
            PolicyCommand.Create(screen),
            RankCommand.Create(screen),
            ClusterCommand.Create(screen),
            GrowCommand.Create(screen),
            DenseCommand.Create(screen),
            RatersCommand.Create(screen),
            ServeCommand.Create(screen),
            KeyCommand.Create(screen),
            UserCommand.Create(screen),
            QueryCommand.Create(screen),
            IngestCommand.Create(screen),
            LedgerCommand.Create(screen),
            CaseCommand.Create(screen),
            AuditCommand.Create(screen),
            EvidenceCommand.Create(screen),
            ReportCommand.Create(screen),
            CelCommand.Create(screen),
            HashCommand.Create(screen),
            MatchCommand.Create(screen),
            TextCommand.Create(screen),
        };
        // Somebody who types the name alone wants to know what there is.
        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args, Taken);
        if (parsed.Errors.Count > 0)
            return Misused(parsed, screen);
        try
        {
            var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = screen.Out, Error = screen.Error };
            // A server writes what it has taken in before it ends.
            if (parsed.CommandResult.Command.Name == ServeCommand.Name)
                settings.ProcessTerminationTimeout = TimeSpan.FromMinutes(1);
            return parsed.InvokeAsync(settings, cancellation).GetAwaiter().GetResult();
        }
        catch (UsageException wrong)
        {
            screen.Fail(wrong.Message);
            return wrong.Code;
        }
        catch (StrictReadException strict)
        {
            screen.Fail(strict.Message + "\n--strict stopped here; nothing was written");
            return ExitCode.Strict;
        }
        catch (OperationCanceledException)
        {
            screen.Fail("interrupted; no result was written");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            screen.Fail($"{failure.Message}\ncheck that the path exists, that you may write there, and that the disk has room");
            return ExitCode.Failure;
        }
        catch (Exception bug)
        {
            screen.Fail($"{bug}\nthis is a bug in Cordon, or too little memory; please report it with the text above");
            return ExitCode.Failure;
        }
    }

    private static int Misused(ParseResult parsed, Screen screen)
    {
        var command = parsed.CommandResult.Command is RootCommand ? "cordon" : $"cordon {parsed.CommandResult.Command.Name}";
        screen.Fail(string.Join('\n', parsed.Errors.Select(e => e.Message))
            + $"\nsee {command} --help");
        return ExitCode.Usage;
    }
}
