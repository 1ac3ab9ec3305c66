using System.Globalization;

namespace Cordon.Policy.Rules;

/// <summary>Lengths of time as policies write them: <c>45s</c>, <c>10m</c>, <c>2h</c>, <c>30d</c>, <c>2w</c>, or several: <c>1h30m</c>.</summary>
public static class TimeText
{
    /// <summary>What a length of time looks like, for messages.</summary>
    public const string Expected = "a length of time such as 45s, 10m, 2h, 30d or 1h30m";

    /// <summary>Reads a length of time from zero to <see cref="PolicyLimits.LongestTime"/>.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at == start || at - start > 9 || at == text.Length)
                return false;
            var number = long.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
            long? seconds = text[at++] switch
            {
                's' => number,
                'm' => number * 60,
                'h' => number * 3_600,
                'd' => number * 86_400,
                'w' => number * 604_800,
                _ => null,
            };
            if (seconds is not { } length || length > (long)PolicyLimits.LongestTime.TotalSeconds)
                return false;
            time += TimeSpan.FromSeconds(length);
        }

        return text.Length > 0 && time <= PolicyLimits.LongestTime;
    }

    /// <summary>Writes a length of time of whole seconds with the largest units that hold it exactly.</summary>
    public static string Of(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        var (size, unit) = seconds switch
        {
            0 => (1L, 's'),
            _ when seconds % 86_400 == 0 => (86_400L, 'd'),
            _ when seconds % 3_600 == 0 => (3_600L, 'h'),
            _ when seconds % 60 == 0 => (60L, 'm'),
            _ => (1L, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / size}{unit}");
    }
}
