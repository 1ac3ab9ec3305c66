using System.Globalization;
using Cordon.Events;

namespace Cordon.Networks.Markup;

/// <summary>The one way in which results write numbers, times and spans, whatever the machine's culture.</summary>
internal static class Figures
{
    /// <summary>The number in the given custom format, never <c>-0</c>.</summary>
    public static string Fixed(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>The number rounded to 6 significant digits, so that the last bits of a sum never show.</summary>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static double Six(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"a result holds {value}, which no output format can carry; expected a finite number, so this is a defect in detection", nameof(value));
        return double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The number with up to 6 significant digits as text, shortest form.</summary>
    public static string SixText(double value) => Six(value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339 in UTC with microseconds where there are any: <c>2026-01-31T09:15:00.25Z</c>.</summary>
    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A UTC time for reading: <c>2026-01-31 09:15:00</c>.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A UTC date for reading: <c>2026-01-31</c>.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A span for reading, in its two largest units: <c>850 ms</c>, <c>12 s</c>, <c>3 min 20 s</c>, <c>5 h</c>, <c>2 d 4 h</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var s = span.Duration();
        if (s == TimeSpan.Zero)
            return "0 s";
        if (s < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{s.TotalMilliseconds:0.###} ms");
        if (s < TimeSpan.FromMinutes(1))
            return string.Create(CultureInfo.InvariantCulture, $"{s.TotalSeconds:0.#} s");
        if (s < TimeSpan.FromHours(1))
            return Two((long)s.TotalMinutes, "min", s.Seconds, "s");
        return s < TimeSpan.FromDays(1) ? Two((long)s.TotalHours, "h", s.Minutes, "min") : Two(s.Days, "d", s.Hours, "h");
    }

    private static string Two(long large, string largeUnit, long small, string smallUnit) => small == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit} {small} {smallUnit}");

    /// <summary>A count with its thousands grouped: <c>1,204</c>.</summary>
    public static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 tie</c>, <c>1,204 ties</c>.</summary>
    public static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>An account by its id alone, anything else by its whole name.</summary>
    public static ReadOnlySpan<char> Name(Entity entity) => entity.Is(EntityTypes.Account) ? entity.Id : entity.Text;
}
