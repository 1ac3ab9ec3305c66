using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Policy.Rules;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy diff</c>: what differs between two policies.</summary>
internal static class PolicyDiffCommand
{
    private const string About = """
        Says which rules, features, counters, labels and lists were added, removed or changed, and what in them. Comments and layout make no difference.

        Example:
          cordon policy diff policies/live policies/next
        """;

    public static Command Create(Screen screen)
    {
        var before = new Argument<string>("OLD") { Description = "Folder of the earlier policy" }.OnlyPaths();
        var after = new Argument<string>("NEW") { Description = "Folder of the later policy" }.OnlyPaths();
        var json = Options.Json();
        var command = new Command("diff", About) { before, after, json };
        command.SetAction(parsed => Run(screen, parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Screen screen, string before, string after, bool json)
    {
        var (old, now) = (PolicyReading.Read(screen, before), PolicyReading.Read(screen, after));
        var changes = PolicyDiff.Between(old, now);
        if (json)
        {
            Json.Print(
                screen,
                ("before", old.Hash),
                ("after", now.Hash),
                ("changes", changes.Select(c => new Dictionary<string, object>
                {
                    ["what"] = c.What,
                    ["name"] = c.Name,
                    ["how"] = c.How,
                    ["fields"] = c.Fields.Select(f => new Dictionary<string, string?> { ["field"] = f.Field, ["before"] = f.Before, ["after"] = f.After }),
                })));
            return ExitCode.Success;
        }

        foreach (var change in changes)
        {
            screen.Line($"{change.How} {change.What} {change.Name}");
            foreach (var field in change.How == "removed" ? [] : change.Fields.Where(f => f.Field != "name"))
            {
                if (field.Before is not null)
                    screen.Line($"  - {field.Field}: {OneLine(field.Before)}");
                if (field.After is not null)
                    screen.Line($"  + {field.Field}: {OneLine(field.After)}");
            }
        }

        screen.Line(changes.Count == 0
            ? old.Hash == now.Hash ? "the policies are the same" : "the policies do the same; only comments, tests or layout differ"
            : PolicyReading.Count(changes.Count, "change"));
        return ExitCode.Success;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
