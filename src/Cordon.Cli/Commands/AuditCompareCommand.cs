using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Proving.Comparisons;
using Cordon.Proving.Reports;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon audit compare</c>: two audits side by side.</summary>
internal static class AuditCompareCommand
{
    private const string About = """
        Compares two audits: how far each metric moved, and whether chance could have moved it.

        Examples:
          cordon audit compare before after                  two folders that cordon audit run wrote
          cordon audit compare before after --out change     the same as comparison.html, .json and .csv

        Exit code 6 when a metric got significantly worse.
        """;

    public static Command Create(Screen screen)
    {
        var before = new Argument<string>("BEFORE") { Description = "Folder or audit.json of the earlier audit" }.OnlyPaths();
        var after = new Argument<string>("AFTER") { Description = "Folder or audit.json of the later audit" }.OnlyPaths();
        var output = new Option<string?>("--out", "-o") { Description = "Folder for the comparison; none is written when not given", HelpName = "DIR" }.NotEmpty();
        var level = Level();
        var json = Options.Json();
        var command = new Command("compare", About) { before, after, output, level, json };
        command.SetAction((parsed, _) => Task.Run(
            () =>
            {
                var comparison = Comparing.Of(Auditing.Read(parsed.GetValue(before)!), Auditing.Read(parsed.GetValue(after)!), Checked(parsed.GetValue(level)));
                var page = parsed.GetValue(output) is { } folder ? AuditFiles.Write(comparison, folder) : null;
                screen.Notes(comparison.Notes);
                if (parsed.GetValue(json))
                {
                    Json.Print(
                        screen,
                        ("better", comparison.Changes.Count(c => c.Verdict == ChangeVerdict.Better)),
                        ("worse", comparison.Worsened.Count()),
                        ("changes", comparison.Changes.ToDictionary(c => c.After.Sample.Id, Auditing.Fields)),
                        ("innocent_no_longer_shown", comparison.Hidden.Count),
                        ("innocent_often_shown", comparison.OftenShown),
                        ("report", page));
                }
                else
                {
                    Auditing.Print(screen, comparison);
                    screen.Line($"innocent accounts no longer shown: {comparison.Hidden.Count:N0} of {comparison.OftenShown:N0} that were shown often");
                    if (page is not null)
                        screen.Line($"report: {page}");
                }

                return comparison.Worsened.Any() ? ExitCode.NotPassed : ExitCode.Success;
            },
            CancellationToken.None));
        return command;
    }

    /// <summary>The option for the chance of a false alarm.</summary>
    public static Option<double> Level() => Options.Number("--level", "Chance of one false alarm among all metrics, 0.0001 to 0.5", "P", 0.05);

    /// <summary>Refuses a level out of range.</summary>
    /// <exception cref="UsageException">It is.</exception>
    public static double Checked(double level) => level is >= 0.0001 and <= 0.5 ? level : throw new UsageException($"--level {level} is out of range; expected 0.0001 to 0.5");
}
