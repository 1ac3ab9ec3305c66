using System.Globalization;

namespace Cordon.Storage.History.Query;

/// <summary>A place in the order of the rows: by time, then by sequence.</summary>
/// <param name="Time">Microseconds since 1970.</param>
/// <param name="Sequence">The row's sequence.</param>
internal readonly record struct HistoryCursor(long Time, long Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time}-{Sequence}");

    public static HistoryCursor? TryParse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new HistoryCursor(time, sequence)
            : null;
    }
}
