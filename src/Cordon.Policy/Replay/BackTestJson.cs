using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Policy.Effects;

namespace Cordon.Policy.Replay;

/// <summary>Writes a back-test's result as one JSON object.</summary>
public static class BackTestJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the result in UTF-8. The same result gives the same bytes.</summary>
    public static void Write(Stream output, BackTestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        Policy(writer, "candidate", result.Candidate);
        if (result.Baseline is { } baseline)
            Policy(writer, "baseline", baseline);
        Time(writer, "from", result.From);
        Time(writer, "to", result.To);
        writer.WriteNumber("events", result.Events);
        writer.WriteNumber("commands", result.Commands);
        writer.WriteNumber("compared", result.Compared);
        writer.WriteNumber("changed", result.Changed);
        writer.WriteNumber("verdicts_changed", result.VerdictsChanged);
        Verdicts(writer, result);
        writer.WriteStartArray("rules");
        foreach (var rule in result.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Rule);
            writer.WriteString("severity", Words.Of(rule.Severity));
            writer.WriteNumber("baseline", rule.BaselineHits);
            writer.WriteNumber("baseline_shadow", rule.BaselineShadow);
            writer.WriteNumber("candidate", rule.CandidateHits);
            writer.WriteNumber("candidate_shadow", rule.CandidateShadow);
            writer.WriteNumber("gained", rule.Gained);
            writer.WriteNumber("lost", rule.Lost);
            writer.WriteNumber("errors", rule.CandidateErrors);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("labels");
        foreach (var label in result.Labels)
        {
            writer.WriteStartObject();
            writer.WriteString("label", label.Label);
            writer.WriteNumber("baseline", label.Baseline);
            writer.WriteNumber("candidate", label.Candidate);
            writer.WriteNumber("gained", label.Gained);
            writer.WriteNumber("lost", label.Lost);
            Texts(writer, "gained_samples", label.GainedSamples.Select(e => e.Text));
            Texts(writer, "lost_samples", label.LostSamples.Select(e => e.Text));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("effects");
        foreach (var effect in result.Effects)
        {
            writer.WriteStartObject();
            writer.WriteString("effect", effect.Effect);
            writer.WriteNumber("baseline", effect.Baseline);
            writer.WriteNumber("candidate", effect.Candidate);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Samples(writer, result.Samples);
        Texts(writer, "alarms", result.Alarms);
        writer.WriteNumber("errors", result.Errors);
        Texts(writer, "first_errors", result.FirstErrors);
        writer.WriteEndObject();
    }

    private static void Verdicts(Utf8JsonWriter writer, BackTestResult result)
    {
        writer.WriteStartObject("verdicts");
        foreach (var before in Enum.GetValues<Verdict>())
        {
            writer.WriteStartObject(Words.Of(before));
            foreach (var after in Enum.GetValues<Verdict>())
                writer.WriteNumber(Words.Of(after), result.Verdicts[(int)before][(int)after]);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Samples(Utf8JsonWriter writer, IReadOnlyList<ChangedEvent> samples)
    {
        writer.WriteStartArray("samples");
        foreach (var sample in samples)
        {
            writer.WriteStartObject();
            writer.WriteNumber("sequence", sample.Sequence);
            writer.WriteString("event", sample.Event.Id);
            Time(writer, "time", sample.Event.Time);
            writer.WriteString("kind", sample.Event.Kind);
            writer.WriteString("actor", sample.Event.Actor.Text);
            writer.WriteString("baseline", Words.Of(sample.Baseline));
            writer.WriteString("candidate", Words.Of(sample.Candidate));
            Hits(writer, "gained", sample.Gained);
            Hits(writer, "lost", sample.Lost);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Hits(Utf8JsonWriter writer, string name, IReadOnlyList<Evaluating.Hit> hits)
    {
        writer.WriteStartArray(name);
        foreach (var hit in hits)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", hit.Rule);
            writer.WriteStartArray("why");
            foreach (var finding in hit.Explanation)
            {
                writer.WriteStartObject();
                writer.WriteString("part", finding.Text);
                writer.WriteString("value", finding.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Policy(Utf8JsonWriter writer, string name, (string Name, string Hash) policy)
    {
        writer.WriteStartObject(name);
        writer.WriteString("name", policy.Name);
        writer.WriteString("hash", policy.Hash);
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            writer.WriteString(name, known.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture));
    }
}
