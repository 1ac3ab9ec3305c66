using System.Globalization;

namespace Cordon.Events.Formats;

/// <summary>Reads the two ways in which sources write a time: RFC 3339, and a count since 1970 in seconds, milliseconds or microseconds.</summary>
internal static class TimeText
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;
    private static readonly long EarliestTicks = Limits.EarliestTime.UtcTicks;
    private static readonly long LatestTicks = Limits.LatestTime.UtcTicks;

    /// <summary>
    /// Reads an RFC 3339 date and time with its zone (<c>2026-03-01T12:00:00.25Z</c>), cut to microseconds. A space may stand
    /// for the T. A leap second counts as the first instant of the next minute.
    /// </summary>
    public static bool TryParseRfc3339(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || text[13] != ':' || text[16] != ':'
            || !Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var day)
            || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute) || !Digits(text, 17, 2, out var second))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
            return false;

        var at = 19;
        var micros = 0L;
        if (text[at] == '.')
        {
            var scale = 100_000L;
            var start = ++at;
            while (at < text.Length && char.IsAsciiDigit((char)text[at]))
            {
                micros += (text[at] - '0') * scale;
                scale /= 10;
                at++;
            }

            if (at == start)
                return false;
        }

        if (!TryParseZone(text[at..], out var zoneMinutes))
            return false;
        var ticks = new DateTime(year, month, day, hour, minute, 0).Ticks
            + (second * TimeSpan.TicksPerSecond) + (micros * TicksPerMicrosecond) - (zoneMinutes * TimeSpan.TicksPerMinute);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>
    /// Reads a number since 1970; its magnitude tells the unit: below 10^11 seconds, below 10^14 milliseconds, below 10^17 microseconds.
    /// Seconds may have a fraction.
    /// </summary>
    public static bool TryParseUnix(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            || decimal.Abs(value) >= 1e17m)
            return false;
        var micros = decimal.Abs(value) switch
        {
            < 1e11m => value * 1_000_000m,
            < 1e14m => value * 1_000m,
            _ => value,
        };
        return TryFromUnixMicroseconds((long)decimal.Floor(micros), out time);
    }

    /// <summary>The time that many microseconds after 1970, when it is a date at all.</summary>
    public static bool TryFromUnixMicroseconds(long micros, out DateTimeOffset time)
    {
        time = default;
        if (micros is < -62_135_596_800_000_000 or > 253_402_300_799_000_000)
            return false;
        time = new DateTimeOffset(DateTime.UnixEpoch.Ticks + (micros * TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads either form, or says why the text is not a time that an event may have.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time, out string? problem)
    {
        text = text.Trim();
        Span<byte> ascii = stackalloc byte[40];
        time = default;
        var read = TryParseUnix(text, out time);
        if (!read && text.Length <= ascii.Length && System.Text.Ascii.FromUtf16(text, ascii, out var written) == System.Buffers.OperationStatus.Done)
            read = TryParseRfc3339(ascii[..written], out time);
        problem = read ? OutOfBounds(time) : NotATime(text);
        return problem is null;
    }

    /// <summary>The message for a text that is no time.</summary>
    public static string NotATime(ReadOnlySpan<char> text) =>
        $"time '{Shown.Brief(text)}' is not a time; write RFC 3339 with a zone, for example 2026-03-01T12:00:00Z";

    /// <summary>Why a time is outside what an event may have; null when it is inside.</summary>
    public static string? OutOfBounds(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        if (ticks >= EarliestTicks && ticks < LatestTicks)
            return null;
        var hint = time.Year switch
        {
            1970 => ": a zero timestamp, or milliseconds read as microseconds?",
            > 2100 => ": a unit mistake?",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture,
            $"time {time:yyyy-MM-ddTHH:mm:ssZ} is outside {Limits.EarliestTime:yyyy}-{Limits.LatestTime:yyyy}{hint}; correct it at the source");
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
            return text[0] is (byte)'Z' or (byte)'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Digits(text, 1, 2, out var hours) || !Digits(text, 4, 2, out minutes) || hours > 23 || minutes > 59)
            return false;
        minutes += hours * 60;
        if (text[0] == '-')
            minutes = -minutes;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        return true;
    }
}
