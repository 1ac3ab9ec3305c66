using System.Globalization;

namespace Cordon.Server.Console.Parts;

/// <summary>Lengths of time as people say them.</summary>
internal static class Lasting
{
    /// <summary>How long ago, or in how long.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => at <= now ? (now - at).TotalSeconds < 5 ? "now" : $"{Of(now - at)} ago" : $"in {Of(at - now)}";

    /// <summary>A length, in its largest unit.</summary>
    public static string Of(TimeSpan length) => length switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalSeconds} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours} h"),
        { TotalDays: < 365 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalDays} d"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)(length.TotalDays / 365.25)} y"),
    };
}
