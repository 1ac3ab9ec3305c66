using System.Text.Json;
using Cordon.Events;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Watch;

/// <summary>Writes <c>changes.json</c>: the changes for machines. The same changes give the same bytes. The form is <see cref="Schema"/>.</summary>
public static class ChangesJson
{
    /// <summary>The name of the file in a folder of results.</summary>
    public const string FileName = "changes.json";

    /// <summary>The value of the field <c>format</c>; its number changes when a reader would have to change.</summary>
    public const string Format = "cordon.changes/1";

    private const int FlushBytes = 1 << 16;

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static string Schema => EmbeddedText.Of("changes.schema.json");

    /// <summary>Writes the file as UTF-8 to a stream, which is left open.</summary>
    public static void Write(Stream output, NetworkChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        using var json = new Utf8JsonWriter(output, HistoryJson.Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        HistoryJson.Time(json, "before", changes.Before);
        HistoryJson.Time(json, "after", changes.After);
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            json.WriteNumber(ChangeWords.Of(kind), changes.Count(kind));
        json.WriteEndObject();
        Strings(json, "notes", changes.Notes);
        json.WriteStartArray("changes");
        foreach (var change in changes.Changes)
        {
            Change(json, change);
            if (json.BytesPending > FlushBytes)
                json.Flush();
        }

        json.WriteEndArray();
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
        Strings(json, "sentences", change.Sentences);
        Accounts(json, "joined", change.Joined);
        Accounts(json, "left", change.Left);
        Strings(json, "new_kinds", change.NewKinds.Select(Words.Of));
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
            json.WriteNumber(name, Figures.Six(known));
        else
            json.WriteNull(name);
    }

    private static void Accounts(Utf8JsonWriter json, string name, IReadOnlyList<Entity> accounts) => Strings(json, name, accounts.Select(account => account.Text));

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
