using System.Text.Json;
using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>Writes <c>history.json</c>: a <see cref="NetworkHistory"/> as one file, streamed. The same history gives the same bytes. The form is <see cref="Schema"/>.</summary>
public static class HistoryJson
{
    /// <summary>The name of the file in a folder of results.</summary>
    public const string FileName = "history.json";

    /// <summary>The value of the field <c>format</c>; its number changes when a reader would have to change.</summary>
    public const string Format = "cordon.history/1";

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static string Schema => EmbeddedText.Of("history.schema.json");

    /// <summary>Writes the file as UTF-8 to a stream, which is left open.</summary>
    public static void Write(Stream output, NetworkHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        using var json = new Utf8JsonWriter(output, JsonFields.Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        JsonFields.Time(json, "from", history.From);
        JsonFields.Time(json, "through", history.Through);
        JsonFields.Seconds(json, "window_seconds", history.Window);
        json.WriteNumber("detections", history.Detections);
        json.WriteNumber("dropped", history.Dropped);
        JsonFields.Array(json, "networks", history.Networks, Network);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Network(Utf8JsonWriter json, KnownNetwork network)
    {
        json.WriteStartObject();
        json.WriteString("id", network.Id.Text);
        json.WriteString("state", Of(network.State));
        JsonFields.Time(json, "since", network.Since);
        JsonFields.Time(json, "first", network.First);
        JsonFields.Time(json, "last", network.Last);
        JsonFields.Number(json, "score", network.Score);
        Members(json, "members", network.Members);
        Members(json, "former", network.Former);
        JsonFields.Strings(json, "kinds", network.Kinds.Select(Words.Of));
        json.WriteStartArray("objects");
        foreach (var shared in network.Objects)
        {
            json.WriteStartObject();
            json.WriteString("object", shared.Object.Text);
            json.WriteString("kind", Words.Of(shared.Kind));
            json.WriteNumber("members", shared.Members);
            json.WriteNumber("fan", shared.Fan);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lineage");
        foreach (var entry in network.Lineage)
        {
            json.WriteStartObject();
            json.WriteString("event", Of(entry.Kind));
            JsonFields.Time(json, "time", entry.Time);
            if (entry.Other.IsNone)
                json.WriteNull("other");
            else
                json.WriteString("other", entry.Other.Text);
            json.WriteString("reason", entry.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, string name, IReadOnlyList<KnownMember> members)
    {
        json.WriteStartArray(name);
        foreach (var member in members)
        {
            json.WriteStartObject();
            json.WriteString("account", member.Account.Text);
            JsonFields.Time(json, "first", member.First);
            JsonFields.Time(json, "last", member.Last);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static string Of(NetworkState state) => state.ToString().ToLowerInvariant();

    internal static string Of(LineageKind kind) => kind switch
    {
        LineageKind.Born => "born",
        LineageKind.SplitFrom => "split_from",
        LineageKind.SplitInto => "split_into",
        LineageKind.MergedInto => "merged_into",
        LineageKind.Absorbed => "absorbed",
        LineageKind.Died => "died",
        _ => "returned",
    };
}
