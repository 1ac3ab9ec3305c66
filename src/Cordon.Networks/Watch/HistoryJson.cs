using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Watch;

/// <summary>Writes <c>history.json</c>: a <see cref="NetworkHistory"/> as one file, streamed. The same history gives the same bytes. The form is <see cref="Schema"/>.</summary>
public static class HistoryJson
{
    /// <summary>The name of the file in a folder of results.</summary>
    public const string FileName = "history.json";

    /// <summary>The value of the field <c>format</c>; its number changes when a reader would have to change.</summary>
    public const string Format = "cordon.history/1";

    private const int FlushBytes = 1 << 16;

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static string Schema => EmbeddedText.Of("history.schema.json");

    /// <summary>Writes the file as UTF-8 to a stream, which is left open.</summary>
    public static void Write(Stream output, NetworkHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        Time(json, "from", history.From);
        Time(json, "through", history.Through);
        json.WriteNumber("window_seconds", history.Window.Ticks / 10 / 1_000_000m);
        json.WriteNumber("detections", history.Detections);
        json.WriteNumber("dropped", history.Dropped);
        json.WriteStartArray("networks");
        foreach (var network in history.Networks)
        {
            Network(json, network);
            if (json.BytesPending > FlushBytes)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    internal static JsonWriterOptions Options => new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static void Network(Utf8JsonWriter json, KnownNetwork network)
    {
        json.WriteStartObject();
        json.WriteString("id", network.Id.Text);
        json.WriteString("state", Of(network.State));
        Time(json, "since", network.Since);
        Time(json, "first", network.First);
        Time(json, "last", network.Last);
        json.WriteNumber("score", Figures.Six(network.Score));
        Members(json, "members", network.Members);
        Members(json, "former", network.Former);
        json.WriteStartArray("kinds");
        foreach (var kind in network.Kinds)
            json.WriteStringValue(Words.Of(kind));
        json.WriteEndArray();
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
            Time(json, "time", entry.Time);
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
            Time(json, "first", member.First);
            Time(json, "last", member.Last);
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

    internal static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, Figures.Rfc3339(known));
        else
            json.WriteNull(name);
    }
}
