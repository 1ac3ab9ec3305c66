using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>Says what a record of no known format comes nearest to.</summary>
internal static class NearestFormat
{
    /// <summary>The reason to give, and whether it is the canonical event's own.</summary>
    public static (string Reason, bool IsCanonical) Explain(JsonElement record, string canonicalReason)
    {
        var known = "known formats: canonical, " + string.Join(", ", EventFormats.All.Select(f => f.Name)) + " (see docs/events.md)";
        if (record.ValueKind != JsonValueKind.Object)
            return ($"a JSON object was expected, one a line; {known}", false);

        var best = (Format: (IEventFormat?)null, Share: 0.0);
        foreach (var format in EventFormats.All)
        {
            var share = Share(record, format.Marks);
            if (share > best.Share)
                best = (format, share);
        }

        // The canonical event wins a draw: it is the one that people write by hand.
        var canonical = Math.Max(Share(record, CanonicalJson.Fields.AsSpan(0, 4).ToArray()), Share(record, CanonicalJson.Fields));
        if (canonical > 0 && canonical >= best.Share)
            return (canonicalReason, true);
        return best.Format is null
            ? ($"the object matches no known format; {known}", false)
            : ($"the object matches no known format; nearest is {best.Format.Name}: {best.Format.Description}; {known}", false);
    }

    private static double Share(JsonElement record, IReadOnlyList<string> marks)
    {
        var found = 0;
        foreach (var mark in marks)
        {
            if (record.TryGetProperty(mark, out _))
                found++;
        }

        return found / (double)marks.Count;
    }
}
