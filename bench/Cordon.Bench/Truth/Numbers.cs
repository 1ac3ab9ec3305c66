using System.Globalization;

namespace Cordon.Bench.Truth;

/// <summary>How the tables show figures.</summary>
internal static class Numbers
{
    /// <summary>As few digits as say the same.</summary>
    public static string Plain(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A share with three digits; a dash where there is none.</summary>
    public static string Share(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>A length of time in its largest whole unit.</summary>
    public static string Time(int seconds) => seconds switch
    {
        >= 86_400 => $"{seconds / 86_400} d",
        >= 3600 => $"{seconds / 3600} h",
        >= 120 => $"{seconds / 60} min",
        _ => $"{seconds} s",
    };
}
