using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Results;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary>What <c>detect</c> and <c>changes</c> share: the earlier result that is gone on from, and what changed since.</summary>
internal static class Watching
{
    private const int MostChanges = 10;
    private const string Report = "report.html";

    /// <summary>Reads the earlier result.</summary>
    /// <param name="name">How the user named it: the option or the argument.</param>
    /// <param name="path">Its folder or file.</param>
    /// <exception cref="UsageException">It is not there, damaged or foreign.</exception>
    public static NetworkHistory Read(string name, string path)
    {
        try
        {
            return PreviousResult.Read(path);
        }
        catch (InvalidDataException wrong)
        {
            throw new UsageException($"{name}: {wrong.Message}");
        }
    }

    /// <summary>
    /// Moves the history on by a detection, gives its networks their lasting names, and writes the results with the history, and with the
    /// changes where there was an earlier result.
    /// </summary>
    public static (Detection Detection, NetworkChanges? Changes, string Report) Write(Detection detection, NetworkHistory? previous, string folder, ReportExtras extras)
    {
        var followed = (previous ?? NetworkHistory.Empty).Follow(Sighting.Of(detection));
        return Write(followed, detection, previous is null ? null : followed.Changes, folder, extras);
    }

    /// <summary>The same with a history that is moved on already, and the changes to tell.</summary>
    public static (Detection Detection, NetworkChanges? Changes, string Report) Write(
        FollowedHistory followed, Detection detection, NetworkChanges? changes, string folder, ReportExtras extras)
    {
        var renamed = followed.Rename(detection);
        ResultFile[] besides = [WatchFiles.Of(followed.History), .. changes is null ? [] : WatchFiles.Of(changes, Report)];
        var report = ResultWriter.WriteAll(renamed, folder, extras, besides)[0];
        if (changes is null)
            WatchFiles.RemoveChanges(folder);
        return (renamed, changes, Path.GetFullPath(report));
    }

    /// <summary>The counts by kind of change, for JSON.</summary>
    public static Dictionary<string, int> Counts(NetworkChanges changes) =>
        Enum.GetValues<ChangeKind>().ToDictionary(Word, changes.Count);

    /// <summary>The changes in a few lines, and where the page about them is; without a page, all of them.</summary>
    public static void Print(Screen screen, NetworkChanges changes, string? page)
    {
        var counts = Enum.GetValues<ChangeKind>().Where(kind => changes.Count(kind) > 0).Select(kind => $"{changes.Count(kind):N0} {Word(kind)}").ToArray();
        screen.Line($"from {Day(changes.Before)} to {Day(changes.After)}: {(counts.Length == 0 ? "no network before, none now" : string.Join(", ", counts))}");
        PrintEach(screen, changes, page);
        if (page is not null)
            screen.Line($"changes: {page}");
    }

    /// <summary>One step of a watch: a line, and one for each network that changed.</summary>
    public static void Print(Screen screen, WatchStep step)
    {
        var counts = Enum.GetValues<ChangeKind>()
            .Where(kind => kind != ChangeKind.Unchanged && step.Changes.Count(kind) > 0)
            .Select(kind => $"{step.Changes.Count(kind):N0} {Word(kind)}")
            .ToArray();
        var networks = $"{step.Networks:N0} network{(step.Networks == 1 ? "" : "s")}";
        screen.Line($"{step.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {step.Events:N0} events, {networks}: {(counts.Length == 0 ? "nothing changed" : string.Join(", ", counts))}");
        PrintEach(screen, step.Changes, page: null);
    }

    private static void PrintEach(Screen screen, NetworkChanges changes, string? page)
    {
        var told = changes.Changes.Where(change => change.Kind != ChangeKind.Unchanged).ToArray();
        var most = page is null ? told.Length : MostChanges;
        foreach (var change in told.Take(most))
            screen.Line($"  {Word(change.Kind),-9} {change.Network.Text}  {string.Join(". ", change.Sentences.Take(change.Kind == ChangeKind.Returned ? 3 : 2))}");
        if (told.Length > most)
            screen.Line($"  … and {told.Length - most:N0} more, all in the page");
    }

    /// <summary>The word for a kind of change.</summary>
    public static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
