using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Results;

/// <summary>
/// Writes <c>networks.json</c>: the whole result for machines, streamed. Numbers have at most 6 significant digits, times are RFC 3339 in
/// UTC, durations are seconds; the same detection gives the same bytes. The form is <see cref="Schema"/>.
/// </summary>
public static class NetworksJson
{
    /// <summary>The value of the field <c>format</c>; its number changes when a reader would have to change.</summary>
    public const string Format = "cordon.networks/1";

    private const int FlushBytes = 1 << 16;

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static string Schema
    {
        get
        {
            using var stream = typeof(NetworksJson).Assembly.GetManifestResourceStream("networks.schema.json")
                ?? throw new InvalidOperationException("the schema is missing from the assembly; expected the embedded resource networks.schema.json");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Writes the file as UTF-8 to a stream, which is left open.</summary>
    public static void Write(Stream output, Detection detection)
    {
        var options = new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 1,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        using var json = new Utf8JsonWriter(output, options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        Summary(json, detection.Summary);
        Array(json, "networks", detection.Networks, Network);
        Array(json, "ranked", detection.Ranked, Ranked);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Summary(Utf8JsonWriter json, DetectionSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("events", summary.Events);
        json.WriteNumber("duplicates", summary.Duplicates);
        json.WriteNumber("withdrawn", summary.Withdrawn);
        json.WriteNumber("accounts", summary.Accounts);
        json.WriteNumber("ties", summary.Ties);
        Time(json, "from", summary.From);
        Time(json, "to", summary.To);
        Seconds(json, "window_seconds", summary.Window);
        Array(json, "kinds", summary.Kinds, static (json, kind) =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(kind.Kind));
            json.WriteNumber("objects", kind.Objects);
            json.WriteNumber("hubs", kind.Hubs);
            json.WriteNumber("candidates", kind.Candidates);
            json.WriteNumber("ties", kind.Ties);
            json.WriteEndObject();
        });
        Array(json, "notes", summary.Notes, static (json, note) => json.WriteStringValue(note));
        json.WriteEndObject();
    }

    private static void Network(Utf8JsonWriter json, Network network)
    {
        json.WriteStartObject();
        json.WriteString("id", network.Id.Text);
        Number(json, "score", network.Score);
        Number(json, "calibrated", network.Calibrated);
        json.WriteStartObject("score_range");
        Number(json, "low", network.ScoreRange.Low);
        Number(json, "high", network.ScoreRange.High);
        json.WriteEndObject();
        Stability(json, network.Stability);
        json.WriteStartObject("chance");
        json.WriteNumber("ties", network.Chance.Ties);
        Number(json, "expected", network.Chance.Expected);
        Number(json, "surprise", network.Chance.Surprise);
        Number(json, "adjusted", network.Chance.Adjusted);
        json.WriteBoolean("beyond", network.Chance.Beyond);
        json.WriteEndObject();
        json.WriteStartObject("ordinary");
        json.WriteString("likelihood", Words.Of(network.Ordinary.Likelihood));
        Strings(json, "for", network.Ordinary.For);
        Strings(json, "against", network.Ordinary.Against);
        json.WriteEndObject();
        Array(json, "score_parts", network.ScoreParts, static (json, part) =>
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            Number(json, "value", part.Value);
            json.WriteString("reason", part.Reason);
            json.WriteEndObject();
        });
        Strings(json, "reasons", network.Reasons);
        Array(json, "members", network.Members, Member);
        Outside(json, network.Outside);
        Array(json, "ties", network.Ties, Tie);
        Array(json, "objects", network.Objects, static (json, shared) =>
        {
            json.WriteStartObject();
            json.WriteString("object", shared.Object.Text);
            json.WriteString("kind", Words.Of(shared.Kind));
            json.WriteNumber("members", shared.Members);
            json.WriteNumber("fan", shared.Fan);
            Time(json, "first", shared.First);
            Time(json, "last", shared.Last);
            json.WriteEndObject();
        });
        json.WriteStartObject("timeline");
        Time(json, "from", network.Timeline.From);
        Seconds(json, "bin_seconds", network.Timeline.Bin);
        Array(json, "events", network.Timeline.Events, static (json, count) => json.WriteNumberValue(count));
        Array(json, "together", network.Timeline.Together, static (json, count) => json.WriteNumberValue(count));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, Member member)
    {
        json.WriteStartObject();
        json.WriteString("account", member.Account.Text);
        json.WriteString("role", Words.Of(member.Role));
        json.WriteString("role_reason", member.RoleReason);
        Number(json, "strength", member.Strength);
        Stability(json, member.Stability);
        if (member.Risk is { } risk)
            Number(json, "risk", risk);
        else
            json.WriteNull("risk");
        json.WriteNumber("events", member.Events);
        Strings(json, "reasons", member.Reasons);
        json.WriteEndObject();
    }

    private static void Stability(Utf8JsonWriter json, Recurrence stability)
    {
        json.WriteStartObject("stability");
        json.WriteNumber("times", stability.Times);
        json.WriteNumber("of", stability.Of);
        Number(json, "share", stability.Share);
        Number(json, "low", stability.Low);
        Number(json, "high", stability.High);
        json.WriteEndObject();
    }

    private static void Outside(Utf8JsonWriter json, Outside outside)
    {
        json.WriteStartObject("outside");
        json.WriteStartObject("approached");
        json.WriteNumber("people", outside.Approached.People);
        json.WriteNumber("refused", outside.Approached.Refused);
        json.WriteNumber("children", outside.Approached.Children);
        Array(json, "accounts", outside.Approached.Accounts, static (json, account) =>
        {
            json.WriteStartObject();
            json.WriteString("account", account.Account.Text);
            json.WriteNumber("times", account.Times);
            json.WriteEndObject();
        });
        json.WriteEndObject();
        Around(json, "audience", outside.AudienceCount, outside.Audience);
        Around(json, "bystanders", outside.BystanderCount, outside.Bystanders);
        json.WriteEndObject();
    }

    private static void Around(Utf8JsonWriter json, string name, int count, IReadOnlyList<OutsideAccount> accounts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("people", count);
        Array(json, "accounts", accounts, static (json, account) =>
        {
            json.WriteStartObject();
            json.WriteString("account", account.Account.Text);
            json.WriteString("reason", account.Reason);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Tie(Utf8JsonWriter json, AccountTie tie)
    {
        json.WriteStartObject();
        json.WriteString("a", tie.A.Text);
        json.WriteString("b", tie.B.Text);
        Number(json, "weight", tie.Weight);
        Array(json, "parts", tie.Parts, static (json, part) =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(part.Kind));
            Number(json, "weight", part.Weight);
            json.WriteNumber("count", part.Count);
            json.WriteNumber("shared", part.Shared);
            Number(json, "surprise", part.Surprise);
            if (part.Window is { } window)
                Seconds(json, "window_seconds", window);
            else
                json.WriteNull("window_seconds");
            if (part.MedianGap is { } gap)
                Seconds(json, "median_gap_seconds", gap);
            else
                json.WriteNull("median_gap_seconds");
            json.WriteNumber("first_by_a", part.FirstByA);
            Array(json, "evidence", part.Evidence, Evidence);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Evidence(Utf8JsonWriter json, TieEvidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("object", evidence.Object.Text);
        json.WriteNumber("fan", evidence.Fan);
        Time(json, "time", evidence.Time);
        Seconds(json, "gap_seconds", evidence.Gap);
        json.WriteString("event_a", evidence.EventA);
        json.WriteString("event_b", evidence.EventB);
        json.WriteBoolean("since_deleted", evidence.SinceDeleted);
        json.WriteEndObject();
    }

    private static void Ranked(Utf8JsonWriter json, RankedAccount ranked)
    {
        json.WriteStartObject();
        json.WriteString("account", ranked.Account.Text);
        Number(json, "risk", ranked.Risk);
        if (ranked.Seed is { } seed)
            json.WriteString("seed", Words.Of(seed));
        else
            json.WriteNull("seed");
        Array(json, "path", ranked.Path, static (json, step) =>
        {
            json.WriteStartObject();
            json.WriteString("account", step.Account.Text);
            Number(json, "weight", step.Weight);
            if (step.Kind is { } kind)
                json.WriteString("kind", Words.Of(kind));
            else
                json.WriteNull("kind");
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
            if (json.BytesPending > FlushBytes)
                json.Flush();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        Array(json, name, texts, static (json, text) => json.WriteStringValue(text));

    private static void Number(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Figures.Six(value));

    // Microseconds as a decimal: exact where six significant digits of a double would round a long span.
    private static void Seconds(Utf8JsonWriter json, string name, TimeSpan span) => json.WriteNumber(name, span.Ticks / 10 / 1_000_000m);

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, Figures.Rfc3339(known));
        else
            json.WriteNull(name);
    }
}
