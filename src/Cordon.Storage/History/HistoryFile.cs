using System.Globalization;
using System.Text.Json.Serialization;

namespace Cordon.Storage.History;

/// <summary>One Parquet file of the history, sorted by time and sequence.</summary>
/// <param name="Name">Its path in the history folder, with <c>/</c>.</param>
/// <param name="Day">The day of its rows; null when they are of several days.</param>
/// <param name="First">The least sequence in it.</param>
/// <param name="Last">The greatest sequence in it.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="From">The earliest event time, microseconds since 1970.</param>
/// <param name="To">The latest event time, microseconds since 1970.</param>
/// <param name="Dropped">The fields that retention took out of it.</param>
public sealed record HistoryFile(string Name, DateOnly? Day, long First, long Last, long Rows, long Bytes, long From, long To, HistoryField Dropped)
{
    private const string Mixed = "mixed";

    /// <summary>The earliest day in it.</summary>
    [JsonIgnore]
    public DateOnly FirstDay => Micros.DayOf(From);

    /// <summary>The folder of a day's files, or of those of several days.</summary>
    internal static string FolderOf(DateOnly? day) => "day=" + (day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Mixed);

    /// <summary>The name of a file; a rewritten file has a revision above 0.</summary>
    internal static string NameOf(DateOnly? day, long first, long last, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{FolderOf(day)}/{first:D12}-{last:D12}{(revision == 0 ? "" : $".r{revision}")}.parquet");
}
