using System.Globalization;
using Cordon.Policy.Cel.Running;

namespace Cordon.Policy.Cel.Values;

/// <summary>Timestamps and durations as text: RFC 3339, and seconds with units.</summary>
internal static class TimeText
{
    private static readonly (string Unit, long Nanoseconds)[] Units =
        [("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", CelValue.Second), ("m", 60 * CelValue.Second), ("h", 3600 * CelValue.Second)];

    /// <summary>RFC 3339 in UTC, with as many digits of the second as are needed.</summary>
    public static string Timestamp(CelValue value)
    {
        var time = value.AsTimestamp();
        var nanoseconds = (int)(Times.Nanoseconds(value) % CelValue.Second);
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(nanoseconds) + "Z";
    }

    /// <summary>Seconds with <c>s</c>, with as many digits as are needed.</summary>
    public static string Duration(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, CelValue.Second);
        var sign = nanoseconds < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{(ulong)Math.Abs(seconds)}{Fraction((int)Math.Abs(rest))}s");
    }

    /// <summary>Reads RFC 3339 with any offset; an error value when it is not.</summary>
    public static CelValue ReadTimestamp(string text)
    {
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var (hour, minute, second) = (Digits(text, 11, 2), Digits(text, 14, 2), Digits(text, 17, 2));
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':')
            return NotATime(text);
        var at = 19;
        long nanoseconds = 0;
        if (text[at] == '.')
        {
            var start = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at == start || at - start > 9)
                return NotATime(text);
            nanoseconds = long.Parse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
            for (var i = at - start; i < 9; i++)
                nanoseconds *= 10;
        }

        if (Offset(text.AsSpan(at)) is not { } offset)
            return NotATime(text);
        if (year < 0 || month is < 1 or > 12 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return NotATime(text);
        if (year == 0)
            return CelValue.Error("the timestamp is out of range: outside of the years 1 to 9999");
        if (day > DateTime.DaysInMonth(year, month))
            return NotATime(text);
        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks;
        return Times.Timestamp(((Int128)ticks * 100) + nanoseconds - ((Int128)offset * 60 * CelValue.Second));
    }

    /// <summary>Reads numbers with units, such as <c>1h30m</c> or <c>-1.5s</c>; an error value when it is not.</summary>
    public static CelValue ReadDuration(string text)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        if (text.AsSpan(at) is "0")
            return CelValue.OfNanoseconds(0);
        Int128 sum = 0;
        var isEmpty = true;
        while (at < text.Length)
        {
            var start = at;
            Int128 whole = 0;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            {
                whole = (whole * 10) + (text[at] - '0');
                if (whole > ulong.MaxValue)
                    return Times.Duration(Int128.MaxValue);
            }

            var (digits, fraction) = (at - start, 0L);
            long scale = 1;
            if (at < text.Length && text[at] == '.')
            {
                for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++, digits++)
                {
                    // Digits beyond the nanosecond are cut.
                    if (scale < 1_000_000_000_000_000)
                        (fraction, scale) = ((fraction * 10) + (text[at] - '0'), scale * 10);
                }
            }

            var unit = Array.Find(Units, u => text.AsSpan(at).StartsWith(u.Unit, StringComparison.Ordinal) && !(u.Unit == "m" && at + 1 < text.Length && text[at + 1] == 's'));
            if (digits == 0 || unit.Unit is null)
                return NotADuration(text);
            at += unit.Unit.Length;
            sum += (whole * unit.Nanoseconds) + ((Int128)fraction * unit.Nanoseconds / scale);
            isEmpty = false;
        }

        return isEmpty ? NotADuration(text) : Times.Duration(text[0] == '-' ? -sum : sum);
    }

    private static string Fraction(int nanoseconds) =>
        nanoseconds == 0 ? "" : "." + nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');

    private static int Digits(string text, int at, int count) =>
        at + count <= text.Length && int.TryParse(text.AsSpan(at, count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The minutes of <c>Z</c> or <c>±hh:mm</c>.</summary>
    private static int? Offset(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "z")
            return 0;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !int.TryParse(text.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text.Slice(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || hours > 23 || minutes > 59)
            return null;
        return (text[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
    }

    private static CelValue NotATime(string text) =>
        CelValue.Error($"'{Events.Shown.Brief(text)}' is not a timestamp; write it as 2026-01-31T12:00:00Z");

    private static CelValue NotADuration(string text) =>
        CelValue.Error($"'{Events.Shown.Brief(text)}' is not a duration; write it as 90s, 1h30m or 250ms");
}
