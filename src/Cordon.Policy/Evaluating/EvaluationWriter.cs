using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Policy.Effects;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;

namespace Cordon.Policy.Evaluating;

/// <summary>Writes evaluations as JSON: the same evaluation gives the same bytes. Fields without content are left out.</summary>
public static class EvaluationWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One evaluation as JSON in UTF-8, without a line end.</summary>
    public static byte[] ToBytes(in Evaluation evaluation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(writer, evaluation);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one evaluation as a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, in Evaluation evaluation)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sequence"u8, evaluation.Sequence);
        if (evaluation.Event is { } happened)
        {
            writer.WriteString("event"u8, happened.Id);
            writer.WriteString("verdict"u8, Words.Of(evaluation.Verdict));
        }

        if (evaluation.Command is { } command)
            writer.WriteString("command"u8, command);
        if (evaluation.Activated is { } hash)
            writer.WriteString("activated"u8, hash);
        if (!evaluation.IsEmpty)
            WriteParts(writer, evaluation);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, in Evaluation evaluation)
    {
        Array(writer, "hits", evaluation.Hits, WriteHit);
        Array(writer, "labels", evaluation.LabelChanges, WriteChange);
        Array(writer, "effects", evaluation.Effects, WriteEffect);
        Array(writer, "shadow_effects", evaluation.ShadowEffects, WriteEffect);
        Array(writer, "errors", evaluation.Errors, static (w, error) =>
        {
            w.WriteString("where"u8, error.Where);
            w.WriteString("message"u8, error.Message);
        });
        Array(writer, "alarms", evaluation.Alarms, static (w, alarm) =>
        {
            w.WriteString("alarm"u8, RuleAlarm.Kinds[(int)alarm.Kind]);
            w.WriteString("rule"u8, alarm.Rule);
            w.WriteString("message"u8, alarm.Message);
        });
    }

    private static void Array<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteHit(Utf8JsonWriter writer, Hit hit)
    {
        writer.WriteString("rule"u8, hit.Rule);
        writer.WriteString("severity"u8, Words.Of(hit.Severity));
        if (hit.Shadow)
            writer.WriteBoolean("shadow"u8, true);
        if (hit.Broken)
            writer.WriteBoolean("broken"u8, true);
        Array(writer, "why", hit.Explanation, static (w, finding) =>
        {
            w.WriteString("part"u8, finding.Text);
            w.WriteString("value"u8, finding.Value);
        });
    }

    private static void WriteChange(Utf8JsonWriter writer, LabelChange change)
    {
        writer.WriteString("change"u8, Words.Of(change.Kind));
        writer.WriteString("entity"u8, change.Entity.Text);
        writer.WriteString("label"u8, change.Label.Name);
        writer.WriteString("source"u8, Words.Of(change.Label.Source));
        writer.WriteString("by"u8, change.By);
        writer.WriteString("why"u8, change.Why);
        WriteTime(writer, "expires", change.Label.Expires);
    }

    private static void WriteEffect(Utf8JsonWriter writer, Effect effect)
    {
        writer.WriteString("key"u8, effect.Key);
        writer.WriteString("effect"u8, Words.Of(effect.Kind));
        writer.WriteString("name"u8, effect.Name);
        writer.WriteString("rule"u8, effect.Rule);
        writer.WriteString("severity"u8, Words.Of(effect.Severity));
        if (!effect.Entity.IsNone)
            writer.WriteString("entity"u8, effect.Entity.Text);
        if (effect.Kind == EffectKind.Enqueue)
            writer.WriteNumber("priority"u8, effect.Priority);
        WriteTime(writer, effect.Kind == EffectKind.Label ? "expires" : "due", effect.Due);
        if (effect.Note is not null)
            writer.WriteString("note"u8, effect.Note);
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            writer.WriteString(name, known.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture));
    }
}
