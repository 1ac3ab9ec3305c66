namespace Cordon.Storage.History;

/// <summary>How long the history keeps what, counted in whole days of the event's time, UTC.</summary>
/// <param name="Days">After that many days a row goes; null for never.</param>
/// <param name="Fields">After how many days a field goes while the row stays.</param>
public sealed record HistoryRetention(int? Days, IReadOnlyDictionary<HistoryField, int> Fields)
{
    /// <summary>Keeps everything.</summary>
    public static HistoryRetention Everything { get; } = new(null, new Dictionary<HistoryField, int>());

    /// <summary>The fields that a row of a day has lost by now. An evaluation can quote the other fields, and goes with the first of them.</summary>
    internal HistoryField DroppedOf(DateOnly day, DateOnly today)
    {
        var dropped = HistoryField.None;
        foreach (var (field, days) in Fields)
        {
            if (day < today.AddDays(-days))
                dropped |= field | HistoryField.Evaluation;
        }

        return dropped;
    }
}
