using System.Text.Json;
using Cordon.Events;
using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>Writes <c>changes.json</c>: the changes for machines. The same changes give the same bytes. The form is <see cref="Schema"/>.</summary>
public static class ChangesJson
{
    /// <summary>The name of the file in a folder of results.</summary>
    public const string FileName = "changes.json";

    /// <summary>The value of the field <c>format</c>; its number changes when a reader would have to change.</summary>
    public const string Format = "cordon.changes/1";

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static string Schema => EmbeddedText.Of("changes.schema.json");

    /// <summary>Writes the file as UTF-8 to a stream, which is left open.</summary>
    public static void Write(Stream output, NetworkChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        using var json = new Utf8JsonWriter(output, JsonFields.Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        JsonFields.Time(json, "before", changes.Before);
        JsonFields.Time(json, "after", changes.After);
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            json.WriteNumber(ChangeWords.Of(kind), changes.Count(kind));
        json.WriteEndObject();
        JsonFields.Strings(json, "notes", changes.Notes);
        JsonFields.Array(json, "changes", changes.Changes, Change);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Change(Utf8JsonWriter json, NetworkChange change)
    {
        json.WriteStartObject();
        json.WriteString("change", ChangeWords.Of(change.Kind));
        json.WriteString("network", change.Network.Text);
        Score(json, "score", change.Score);
        Score(json, "score_before", change.ScoreBefore);
        json.WriteNumber("members", change.Size);
        json.WriteNumber("members_before", change.SizeBefore);
        JsonFields.Strings(json, "sentences", change.Sentences);
        Accounts(json, "joined", change.Joined);
        Accounts(json, "left", change.Left);
        JsonFields.Strings(json, "new_kinds", change.NewKinds.Select(Words.Of));
        json.WriteStartArray("links");
        foreach (var link in change.Links)
        {
            json.WriteStartObject();
            json.WriteString("relation", ChangeWords.Of(link.Relation));
            json.WriteString("network", link.Network.Text);
            json.WriteNumber("accounts", link.Accounts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Score(Utf8JsonWriter json, string name, double? score)
    {
        if (score is { } known)
            JsonFields.Number(json, name, known);
        else
            json.WriteNull(name);
    }

    private static void Accounts(Utf8JsonWriter json, string name, IReadOnlyList<Entity> accounts) => JsonFields.Strings(json, name, accounts.Select(account => account.Text));
}
