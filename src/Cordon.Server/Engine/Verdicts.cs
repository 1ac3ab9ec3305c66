using System.Text.Json;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;

namespace Cordon.Server.Engine;

/// <summary>What came of each record of a submission, by its place in it; null where nothing is known: rejected, or a duplicate of long ago.</summary>
/// <param name="byRecord">One for each record.</param>
internal sealed class Verdicts(Evaluation?[] byRecord)
{
    /// <summary>What came of the command of a submission.</summary>
    public Evaluation? Command { get; init; }

    /// <summary>Writes the fields that say what came of a record into its object.</summary>
    public void Write(Utf8JsonWriter json, int record)
    {
        if (byRecord[record] is not { } evaluation)
        {
            json.WriteNull("verdict"u8);
            return;
        }

        json.WriteString("verdict"u8, Words.Of(evaluation.Verdict));
        json.WriteStartArray("rules"u8);
        foreach (var hit in evaluation.Hits)
            Write(json, hit);
        json.WriteEndArray();
        json.WriteStartArray("labels"u8);
        foreach (var change in evaluation.LabelChanges)
        {
            json.WriteStartObject();
            json.WriteString("entity"u8, change.Entity.Text);
            json.WriteString("label"u8, change.Label.Name);
            json.WriteString("change"u8, Words.Of(change.Kind));
            json.WriteString("by"u8, change.By);
            json.WriteString("reason"u8, change.Why);
            if (change.Label.Expires is { } end)
                json.WriteString("expires"u8, end);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (evaluation.Errors.Count == 0)
            return;
        json.WriteStartArray("errors"u8);
        foreach (var error in evaluation.Errors)
            json.WriteStringValue($"{error.Where}: {error.Message}");
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Hit hit)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, hit.Rule);
        json.WriteString("severity"u8, Words.Of(hit.Severity));
        json.WriteBoolean("shadow"u8, hit.Shadow);
        json.WriteString("condition"u8, hit.Condition);
        json.WriteStartArray("reasons"u8);
        foreach (var finding in hit.Explanation)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, finding.Text);
            json.WriteString("value"u8, finding.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
