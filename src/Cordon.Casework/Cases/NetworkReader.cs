using System.Globalization;
using System.Text.Json;
using Cordon.Events;

namespace Cordon.Casework.Cases;

/// <summary>Reads networks as detection writes them: a whole <c>networks.json</c>, or one network of it.</summary>
public static class NetworkReader
{
    private const string Format = "cordon.networks/1";

    /// <summary>The networks of a JSON text, each with the JSON that is its own.</summary>
    /// <exception cref="FormatException">It is no such text; says what and where.</exception>
    public static IReadOnlyList<(DetectedNetwork Network, byte[] Source)> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new FormatException("send networks.json, or one network of it, as a JSON object");
            if (!root.TryGetProperty("networks", out var networks))
                return [(Of(root, "network"), Bytes(root))];
            if (Text(root, "format", "") is { } format && format != Format)
                throw new FormatException($"the format is '{Shown.Brief(format)}'; this version reads {Format}");
            if (networks.ValueKind != JsonValueKind.Array)
                throw new FormatException("networks is no list");
            return [.. networks.EnumerateArray().Select((n, i) => (Of(n, string.Create(CultureInfo.InvariantCulture, $"networks[{i}]")), Bytes(n)))];
        }
        catch (JsonException e)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}: this is not JSON"), e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a value is not of the kind that belongs there, or is not valid text", e);
        }
    }

    private static byte[] Bytes(JsonElement element) => JsonSerializer.SerializeToUtf8Bytes(element);

    private static DetectedNetwork Of(JsonElement network, string at)
    {
        if (network.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{at} is no object");
        var id = EntityOf(network, "id", at);
        var people = Items(network, "members").Select((m, i) => Member(m, $"{at}.members[{i}]")).ToList();
        if (people.Count is 0 or > DetectedNetwork.MostMembers)
            throw new FormatException($"{at} has {people.Count} members; a case has 1 to {DetectedNetwork.MostMembers}");
        if (network.TryGetProperty("outside", out var outside) && outside.ValueKind == JsonValueKind.Object)
            Around(outside, at, people);
        people = [.. people.GroupBy(p => p.Account).Select(Once)];
        return new DetectedNetwork(
            id, Unit(network, "score", at) ?? 0, Unit(network, "calibrated", at), Texts(network, "reasons"), people,
            [.. Items(network, "ties").Select((t, i) => Tie(t, $"{at}.ties[{i}]"))],
            [.. Items(network, "objects").Select((o, i) => new CaseArtifact(
                EntityOf(o, "object", $"{at}.objects[{i}]"), Text(o, "kind", "")!, (int)Number(o, "members"), Number(o, "fan"), Time(o, "first"), Time(o, "last")))],
            TimelineOf(network));
    }

    /// <summary>Who is a member and was approached, too, is told once, as a member of that role, so that the bystander check asks about it.</summary>
    private static CaseMember Once(IEnumerable<CaseMember> told)
    {
        var all = told.ToList();
        return all[0].Standing == Standing.Included && all.Any(p => p.Role == "approached") ? all[0] with { Role = "approached", Reasons = [.. all.SelectMany(p => p.Reasons)] } : all[0];
    }

    private static CaseMember Member(JsonElement member, string at) => new()
    {
        Account = EntityOf(member, "account", at),
        Role = Text(member, "role", "member")!,
        Strength = Unit(member, "strength", at) ?? 0,
        Stability = member.TryGetProperty("stability", out var stability) && stability.ValueKind == JsonValueKind.Object ? Unit(stability, "share", at) : null,
        Risk = Unit(member, "risk", at),
        Standing = Standing.Included,
        Reasons = [.. Text(member, "role_reason", null) is { Length: > 0 } why ? [why] : Array.Empty<string>(), .. Texts(member, "reasons")],
    };

    private static void Around(JsonElement outside, string at, List<CaseMember> people)
    {
        foreach (var (group, role) in new[] { ("approached", "approached"), ("audience", "audience"), ("bystanders", "bystander") })
        {
            if (!outside.TryGetProperty(group, out var around) || around.ValueKind != JsonValueKind.Object)
                continue;
            var i = 0;
            foreach (var account in Items(around, "accounts"))
            {
                people.Add(new CaseMember
                {
                    Account = EntityOf(account, "account", $"{at}.outside.{group}.accounts[{i++}]"),
                    Role = role,
                    Strength = 0,
                    Standing = role == "approached" ? Standing.Protected : Standing.Outside,
                    Reasons = [role == "approached" ? string.Create(CultureInfo.InvariantCulture, $"members came to it {Number(account, "times")} times") : Text(account, "reason", "")!],
                });
            }
        }
    }

    private static CaseTie Tie(JsonElement tie, string at) => new(
        EntityOf(tie, "a", at), EntityOf(tie, "b", at), Unit(tie, "weight", at) ?? 0,
        [.. Items(tie, "parts").Select(p => new CaseTiePart(
            Text(p, "kind", "")!, Unit(p, "weight", at) ?? 0, Number(p, "count"),
            [.. Items(p, "evidence").Select(e => new CaseEvidence(EntityOf(e, "object", at), Number(e, "fan"), Time(e, "time"), Text(e, "event_a", "")!, Text(e, "event_b", "")!))]))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.Kind, StringComparer.Ordinal)]);

    private static CaseTimeline? TimelineOf(JsonElement network) =>
        network.TryGetProperty("timeline", out var timeline) && timeline.ValueKind == JsonValueKind.Object && Time(timeline, "from") is { } from
            ? new CaseTimeline(from, timeline.TryGetProperty("bin_seconds", out var bin) && bin.TryGetDouble(out var seconds) ? seconds : 0, Numbers(timeline, "events"), Numbers(timeline, "together"))
            : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string EntityOf(JsonElement of, string name, string at) =>
        Entity.TryParse(Text(of, name, null), out var entity, out var problem) ? entity.Text : throw new FormatException($"{at}.{name}: {problem}");

    private static string? Text(JsonElement of, string name, string? otherwise) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : otherwise;

    private static IReadOnlyList<string> Texts(JsonElement of, string name) => [.. Items(of, name).Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)];

    private static IReadOnlyList<long> Numbers(JsonElement of, string name) => [.. Items(of, name).Select(n => n.TryGetInt64(out var number) ? number : 0)];

    private static long Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    private static double? Unit(JsonElement of, string name, string at)
    {
        if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= 1
            ? number
            : throw new FormatException($"{at}.{name} is a number from 0 to 1");
    }

    private static DateTimeOffset? Time(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : null;
}
