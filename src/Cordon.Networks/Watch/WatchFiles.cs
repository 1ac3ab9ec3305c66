using System.Text;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>The files of a history and its changes, as parts of a result.</summary>
public static class WatchFiles
{
    /// <summary><c>history.json</c>.</summary>
    public static ResultFile Of(NetworkHistory history) => new(HistoryJson.FileName, stream => HistoryJson.Write(stream, history));

    /// <summary><c>changes.json</c> and <c>changes.html</c>.</summary>
    /// <param name="changes">What changed.</param>
    /// <param name="report">The report that lies beside them; null when there is none.</param>
    public static IReadOnlyList<ResultFile> Of(NetworkChanges changes, string? report) =>
    [
        new(ChangesJson.FileName, stream => ChangesJson.Write(stream, changes)),
        new(ChangesPage.FileName, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
            ChangesPage.Write(text, changes, report);
        }),
    ];

    /// <summary>Removes changes that an earlier result left in a folder: they are not those of the new one.</summary>
    public static void RemoveChanges(string folder)
    {
        File.Delete(Path.Combine(folder, ChangesJson.FileName));
        File.Delete(Path.Combine(folder, ChangesPage.FileName));
    }
}
