using Cordon.Events.Reading;

namespace Cordon.Cli.Commands;

/// <summary>What a reading met, in sentences: nothing that was skipped goes unsaid.</summary>
internal static class InputNotes
{
    private const int MostRejects = 5;

    public static IReadOnlyList<string> Of(ReadSummary read, string? rejectsPath)
    {
        var notes = new List<string>();
        foreach (var damage in read.Damaged)
            notes.Add($"{damage.File}: {damage.Reason} ({damage.EventsRead:N0} events were read from it)");
        if (read.Rejected > 0)
        {
            var kept = rejectsPath is null ? "" : $", all are in {rejectsPath}";
            notes.Add($"{read.Rejected:N0} line{(read.Rejected == 1 ? " was" : "s were")} rejected{kept}; the first:");
            foreach (var reject in read.FirstRejects.Take(MostRejects))
                notes.Add($"  {reject.File}:{reject.Line}:{reject.Column}: {reject.Reason}");
        }

        foreach (var (reason, count) in read.Ignored.OrderByDescending(i => i.Value).ThenBy(i => i.Key, StringComparer.Ordinal))
            notes.Add($"{count:N0} ignored: {reason}");
        return notes;
    }
}
