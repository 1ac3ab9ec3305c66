using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Networks.Results;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon changes</c>: what became of each network between two results.</summary>
internal static class ChangesCommand
{
    private const string About = """
        Says what became of each network between two results: returned, split, merged, born, grown, shrunk, died.

        Examples:
          cordon changes monday tuesday                  two folders that cordon detect wrote
          cordon changes monday tuesday --out diff       the same as changes.json and changes.html in a folder
          cordon changes old/networks.json new --json    one JSON object out

        Each result is a folder, or a history.json or networks.json. To keep names from one detection to the next, use
        cordon detect --previous.
        """;

    public static Command Create(Screen screen)
    {
        var before = new Argument<string>("OLD") { Description = "Folder or file of the earlier result" }.OnlyPaths();
        var after = new Argument<string>("NEW") { Description = "Folder or file of the later result" }.OnlyPaths();
        var output = new Option<string?>("--out", "-o") { Description = "Folder for changes.json and changes.html; none are written when not given", HelpName = "DIR" }.NotEmpty();
        var json = Options.Json();
        var command = new Command("changes", About) { before, after, output, json };
        command.SetAction((parsed, _) => Task.Run(
            () => Run(screen, parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(output), parsed.GetValue(json)),
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string before, string after, string? folder, bool json)
    {
        var changes = Watching.Read("OLD", before).Follow(Sighting.Of(Watching.Read("NEW", after))).Changes;
        var page = folder is null ? null : Path.GetFullPath(ResultWriter.WriteFiles(folder, WatchFiles.Of(changes, report: null))[1]);
        screen.Notes(changes.Notes);
        if (json)
        {
            Json.Print(
                screen,
                ("before", changes.Before),
                ("after", changes.After),
                ("counts", Watching.Counts(changes)),
                ("changes", changes.Changes.Where(change => change.Kind != ChangeKind.Unchanged).Select(change => new Dictionary<string, object>
                {
                    ["change"] = Watching.Word(change.Kind),
                    ["network"] = change.Network.Text,
                    ["sentences"] = change.Sentences,
                })),
                ("page", page));
            return ExitCode.Success;
        }

        Watching.Print(screen, changes, page);
        return ExitCode.Success;
    }
}
