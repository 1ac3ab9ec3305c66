using System.Text.Json;
using Cordon.Proving.Comparisons;

namespace Cordon.Proving.Reports;

/// <summary>Writes <c>comparison.json</c>: what became of each metric, without the units behind it.</summary>
public static class ComparisonJson
{
    /// <summary>The file's name in a folder of results.</summary>
    public const string FileName = "comparison.json";

    /// <summary>The value of the field <c>format</c>.</summary>
    public const string Format = "cordon.comparison/1";

    /// <summary>Writes the file to a stream, which is left open.</summary>
    public static void Write(Stream output, AuditComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = AuditJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            foreach (var (name, audit) in new[] { ("before", comparison.Before), ("after", comparison.After) })
            {
                json.WriteStartObject(name);
                json.WriteString("name", audit.Name);
                json.WriteString("target", audit.Target);
                json.WriteString("began", audit.Began);
                json.WriteNumber("random_seed", audit.RandomSeed);
                json.WriteEndObject();
            }

            json.WriteStartArray("changes");
            foreach (var change in comparison.Changes)
                Change(json, change);
            json.WriteEndArray();
            json.WriteNumber("innocent_often_shown", comparison.OftenShown);
            json.WriteStartArray("innocent_no_longer_shown");
            foreach (var account in comparison.Hidden)
                json.WriteStringValue(account);
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in comparison.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Change(Utf8JsonWriter json, MetricChange change)
    {
        json.WriteStartObject();
        json.WriteString("id", change.After.Sample.Id);
        json.WriteString("title", change.After.Sample.Title);
        json.WriteBoolean("main", change.After.Sample.IsMain);
        foreach (var (name, metric) in new[] { ("before", change.Before), ("after", change.After) })
        {
            json.WriteStartObject(name);
            Number(json, "value", metric.Value);
            Number(json, "low", metric.Low);
            Number(json, "high", metric.High);
            json.WriteNumber("count", metric.Count);
            json.WriteNumber("of", metric.Of);
            json.WriteNumber("units", metric.Sample.Units.Count);
            json.WriteEndObject();
        }

        Number(json, "difference", change.Difference);
        Number(json, "difference_low", change.Low);
        Number(json, "difference_high", change.High);
        Number(json, "relative", change.Relative);
        Number(json, "relative_low", change.RelativeLow);
        Number(json, "relative_high", change.RelativeHigh);
        Number(json, "p", change.P);
        Number(json, "p_adjusted", change.Adjusted);
        json.WriteString("verdict", change.Verdict.ToString().ToLowerInvariant());
        json.WriteString("method", change.Method);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
