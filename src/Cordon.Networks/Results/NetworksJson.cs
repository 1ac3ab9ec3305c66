using System.Text.Json;
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

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static string Schema => EmbeddedText.Of("networks.schema.json");

    /// <summary>Writes the file as UTF-8 to a stream, which is left open.</summary>
    public static void Write(Stream output, Detection detection)
    {
        using var json = new Utf8JsonWriter(output, JsonFields.Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        Summary(json, detection.Summary);
        JsonFields.Array(json, "networks", detection.Networks, Network);
        JsonFields.Array(json, "ranked", detection.Ranked, Ranked);
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
        JsonFields.Time(json, "from", summary.From);
        JsonFields.Time(json, "to", summary.To);
        JsonFields.Seconds(json, "window_seconds", summary.Window);
        JsonFields.Array(json, "kinds", summary.Kinds, static (json, kind) =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(kind.Kind));
            json.WriteNumber("objects", kind.Objects);
            json.WriteNumber("hubs", kind.Hubs);
            json.WriteNumber("candidates", kind.Candidates);
            json.WriteNumber("ties", kind.Ties);
            json.WriteEndObject();
        });
        json.WriteStartObject("joint");
        json.WriteNumber("candidates", summary.Joint.Candidates);
        json.WriteNumber("ties", summary.Joint.Ties);
        json.WriteEndObject();
        JsonFields.Array(json, "notes", summary.Notes, static (json, note) => json.WriteStringValue(note));
        json.WriteEndObject();
    }

    private static void Network(Utf8JsonWriter json, Network network)
    {
        json.WriteStartObject();
        json.WriteString("id", network.Id.Text);
        JsonFields.Number(json, "score", network.Score);
        JsonFields.Number(json, "calibrated", network.Calibrated);
        json.WriteStartObject("score_range");
        JsonFields.Number(json, "low", network.ScoreRange.Low);
        JsonFields.Number(json, "high", network.ScoreRange.High);
        json.WriteEndObject();
        Stability(json, network.Stability);
        json.WriteStartObject("chance");
        json.WriteNumber("ties", network.Chance.Ties);
        JsonFields.Number(json, "expected", network.Chance.Expected);
        JsonFields.Number(json, "surprise", network.Chance.Surprise);
        JsonFields.Number(json, "adjusted", network.Chance.Adjusted);
        json.WriteBoolean("beyond", network.Chance.Beyond);
        json.WriteEndObject();
        json.WriteStartObject("ordinary");
        json.WriteString("likelihood", Words.Of(network.Ordinary.Likelihood));
        JsonFields.Strings(json, "for", network.Ordinary.For);
        JsonFields.Strings(json, "against", network.Ordinary.Against);
        json.WriteEndObject();
        JsonFields.Array(json, "score_parts", network.ScoreParts, static (json, part) =>
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            JsonFields.Number(json, "value", part.Value);
            json.WriteString("reason", part.Reason);
            json.WriteEndObject();
        });
        JsonFields.Array(json, "score_without", network.Without, static (json, without) =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(without.Kind));
            JsonFields.Number(json, "score", without.Score);
            json.WriteEndObject();
        });
        JsonFields.Strings(json, "reasons", network.Reasons);
        JsonFields.Array(json, "members", network.Members, Member);
        Outside(json, network.Outside);
        JsonFields.Array(json, "ties", network.Ties, Tie);
        JsonFields.Array(json, "objects", network.Objects, static (json, shared) =>
        {
            json.WriteStartObject();
            json.WriteString("object", shared.Object.Text);
            json.WriteString("kind", Words.Of(shared.Kind));
            json.WriteNumber("members", shared.Members);
            json.WriteNumber("fan", shared.Fan);
            JsonFields.Time(json, "first", shared.First);
            JsonFields.Time(json, "last", shared.Last);
            json.WriteEndObject();
        });
        json.WriteStartObject("timeline");
        JsonFields.Time(json, "from", network.Timeline.From);
        JsonFields.Seconds(json, "bin_seconds", network.Timeline.Bin);
        JsonFields.Array(json, "events", network.Timeline.Events, static (json, count) => json.WriteNumberValue(count));
        JsonFields.Array(json, "together", network.Timeline.Together, static (json, count) => json.WriteNumberValue(count));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, Member member)
    {
        json.WriteStartObject();
        json.WriteString("account", member.Account.Text);
        json.WriteString("role", Words.Of(member.Role));
        json.WriteString("role_reason", member.RoleReason);
        JsonFields.Number(json, "strength", member.Strength);
        Stability(json, member.Stability);
        if (member.Risk is { } risk)
            JsonFields.Number(json, "risk", risk);
        else
            json.WriteNull("risk");
        json.WriteNumber("events", member.Events);
        JsonFields.Strings(json, "reasons", member.Reasons);
        json.WriteEndObject();
    }

    private static void Stability(Utf8JsonWriter json, Recurrence stability)
    {
        json.WriteStartObject("stability");
        json.WriteNumber("times", stability.Times);
        json.WriteNumber("of", stability.Of);
        JsonFields.Number(json, "share", stability.Share);
        JsonFields.Number(json, "low", stability.Low);
        JsonFields.Number(json, "high", stability.High);
        json.WriteEndObject();
    }

    private static void Outside(Utf8JsonWriter json, Outside outside)
    {
        json.WriteStartObject("outside");
        json.WriteStartObject("approached");
        json.WriteNumber("people", outside.Approached.People);
        json.WriteNumber("refused", outside.Approached.Refused);
        json.WriteNumber("children", outside.Approached.Children);
        JsonFields.Array(json, "accounts", outside.Approached.Accounts, static (json, account) =>
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
        JsonFields.Array(json, "accounts", accounts, static (json, account) =>
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
        JsonFields.Number(json, "weight", tie.Weight);
        JsonFields.Array(json, "parts", tie.Parts, static (json, part) =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(part.Kind));
            JsonFields.Number(json, "weight", part.Weight);
            json.WriteNumber("count", part.Count);
            json.WriteNumber("shared", part.Shared);
            JsonFields.Number(json, "surprise", part.Surprise);
            NumberOrNull(json, "expected", part.Expected);
            NumberOrNull(json, "joint_surprise", part.Joint);
            if (part.Window is { } window)
                JsonFields.Seconds(json, "window_seconds", window);
            else
                json.WriteNull("window_seconds");
            if (part.MedianGap is { } gap)
                JsonFields.Seconds(json, "median_gap_seconds", gap);
            else
                json.WriteNull("median_gap_seconds");
            json.WriteNumber("first_by_a", part.FirstByA);
            JsonFields.Array(json, "evidence", part.Evidence, Evidence);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void NumberOrNull(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            JsonFields.Number(json, name, number);
        else
            json.WriteNull(name);
    }

    private static void Evidence(Utf8JsonWriter json, TieEvidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("object", evidence.Object.Text);
        json.WriteNumber("fan", evidence.Fan);
        JsonFields.Time(json, "time", evidence.Time);
        JsonFields.Seconds(json, "gap_seconds", evidence.Gap);
        json.WriteString("event_a", evidence.EventA);
        json.WriteString("event_b", evidence.EventB);
        json.WriteBoolean("since_deleted", evidence.SinceDeleted);
        json.WriteEndObject();
    }

    private static void Ranked(Utf8JsonWriter json, RankedAccount ranked)
    {
        json.WriteStartObject();
        json.WriteString("account", ranked.Account.Text);
        JsonFields.Number(json, "risk", ranked.Risk);
        if (ranked.Seed is { } seed)
            json.WriteString("seed", Words.Of(seed));
        else
            json.WriteNull("seed");
        JsonFields.Array(json, "path", ranked.Path, static (json, step) =>
        {
            json.WriteStartObject();
            json.WriteString("account", step.Account.Text);
            JsonFields.Number(json, "weight", step.Weight);
            if (step.Kind is { } kind)
                json.WriteString("kind", Words.Of(kind));
            else
                json.WriteNull("kind");
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
