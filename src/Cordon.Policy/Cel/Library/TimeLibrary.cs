using System.Collections.Concurrent;
using System.Globalization;
using Cordon.Policy.Cel.Running;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Library;

/// <summary>Timestamps and durations: making them, and their parts. Named time zones come from the machine's time zone data.</summary>
internal static class TimeLibrary
{
    private const int MostZones = 1000;

    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Zones = new(StringComparer.Ordinal);

    public static void Declare(LibraryBuilder library)
    {
        library
            .Function("timestamp", CelType.Timestamp, x => TimeText.ReadTimestamp(x[0].AsString()), CelType.String)
            .Function("timestamp", CelType.Timestamp, x => Times.Timestamp((((Int128)DateTime.UnixEpoch.Ticks) * 100) + ((Int128)x[0].AsInt() * CelValue.Second)), CelType.Int)
            .Function("duration", CelType.Duration, x => TimeText.ReadDuration(x[0].AsString()), CelType.String);
        Part(library, "getFullYear", t => t.Year);
        Part(library, "getMonth", t => t.Month - 1);
        Part(library, "getDate", t => t.Day);
        Part(library, "getDayOfMonth", t => t.Day - 1);
        Part(library, "getDayOfWeek", t => (int)t.DayOfWeek);
        Part(library, "getDayOfYear", t => t.DayOfYear - 1);
        Part(library, "getHours", t => t.Hour);
        Part(library, "getMinutes", t => t.Minute);
        Part(library, "getSeconds", t => t.Second);
        Part(library, "getMilliseconds", t => t.Millisecond);
        library
            .Method("getHours", CelType.Int, x => CelValue.Of(x[0].AsNanoseconds() / (3600 * CelValue.Second)), CelType.Duration)
            .Method("getMinutes", CelType.Int, x => CelValue.Of(x[0].AsNanoseconds() / (60 * CelValue.Second)), CelType.Duration)
            .Method("getSeconds", CelType.Int, x => CelValue.Of(x[0].AsNanoseconds() / CelValue.Second), CelType.Duration)
            .Method("getMilliseconds", CelType.Int, x => CelValue.Of(x[0].AsNanoseconds() % CelValue.Second / 1_000_000), CelType.Duration);
    }

    private static void Part(LibraryBuilder library, string name, Func<DateTime, int> part) => library
        .Method(name, CelType.Int, x => CelValue.Of((long)part(x[0].AsTimestamp().UtcDateTime)), CelType.Timestamp)
        .Method(
            name,
            CelType.Int,
            x => InZone(x[0].AsTimestamp().UtcDateTime, x[1].AsString()) is { } local
                ? CelValue.Of((long)part(local))
                : CelValue.Error($"'{Events.Shown.Brief(x[1].AsString())}' is not a time zone; write a name such as Europe/Berlin, or an offset such as +02:00"),
            CelType.Timestamp,
            CelType.String);

    private static DateTime? InZone(DateTime utc, string zone)
    {
        TimeSpan offset;
        if (Offset(zone) is { } minutes)
            offset = TimeSpan.FromMinutes(minutes);
        else if (Zone(zone) is { } known)
            offset = known.GetUtcOffset(utc);
        else
            return null;
        var ticks = utc.Ticks + offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : null;
    }

    /// <summary>The minutes of <c>[+-]hh:mm</c>.</summary>
    private static int? Offset(string zone)
    {
        var sign = zone.StartsWith('-') ? -1 : 1;
        var text = zone.AsSpan(zone.StartsWith('-') || zone.StartsWith('+') ? 1 : 0);
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || hours > 23 || minutes > 59)
            return null;
        return sign * ((hours * 60) + minutes);
    }

    private static TimeZoneInfo? Zone(string name)
    {
        if (Zones.TryGetValue(name, out var zone))
            return zone;
        if (name.Length is 0 or > 64 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+')))
            return null;
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
        if (Zones.Count < MostZones)
            Zones[name] = zone;
        return zone;
    }
}
