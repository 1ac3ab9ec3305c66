using System.Globalization;
using System.Text.Json;
using Cordon.Networks.Results;

namespace Cordon.Networks.Tests.Results;

public sealed class NetworksJsonTests
{
    public static TheoryData<string> Cases => ["usual", "hostile", "empty"];

    private static Detection Case(string name) => name switch
    {
        "usual" => SyntheticDetection.Of(1, 8, 30),
        "hostile" => SyntheticDetection.Hostile(14, 6),
        _ => SyntheticDetection.Empty,
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_file_keeps_to_its_schema(string name)
    {
        using var schema = JsonDocument.Parse(NetworksJson.Schema);
        using var document = Write(Case(name));
        var check = new JsonSchemaCheck(schema.RootElement);
        check.Check(document.RootElement);
        Assert.Empty(check.Problems);
    }

    [Fact]
    public void The_schema_refuses_what_is_not_a_result()
    {
        using var schema = JsonDocument.Parse(NetworksJson.Schema);
        using var document = JsonDocument.Parse("""{ "format": "other/1", "summary": { "events": -1 }, "networks": [{ "id": "n" }], "extra": 1 }""");
        var check = new JsonSchemaCheck(schema.RootElement);
        check.Check(document.RootElement);
        Assert.Contains("$ has the unknown extra", check.Problems);
        Assert.Contains("$.format is not the constant", check.Problems);
        Assert.Contains("$.summary.events is below the minimum", check.Problems);
        Assert.Contains("$.networks[0].id does not match the pattern", check.Problems);
    }

    [Fact]
    public void Reading_it_back_agrees_with_the_detection()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        using var document = Write(detection);
        var root = document.RootElement;
        Assert.Equal(detection.Summary.Events, root.GetProperty("summary").GetProperty("events").GetInt64());
        Assert.Equal("2026-02-02T08:00:00.25Z", root.GetProperty("summary").GetProperty("to").GetString());
        Assert.Equal(300, root.GetProperty("summary").GetProperty("window_seconds").GetDouble());
        Assert.Equal(detection.Networks.Count, root.GetProperty("networks").GetArrayLength());
        Assert.Equal(detection.Ranked.Count, root.GetProperty("ranked").GetArrayLength());
        for (var i = 0; i < detection.Networks.Count; i++)
            Agrees(detection.Networks[i], root.GetProperty("networks")[i]);
    }

    private static void Agrees(Network network, JsonElement json)
    {
        Assert.Equal(network.Id.Text, json.GetProperty("id").GetString());
        Close(network.Score, json.GetProperty("score"));
        Close(network.Calibrated, json.GetProperty("calibrated"));
        Close(network.ScoreRange.Low, json.GetProperty("score_range").GetProperty("low"));
        Close(network.Stability.High, json.GetProperty("stability").GetProperty("high"));
        Assert.Equal(network.Stability.Times, json.GetProperty("stability").GetProperty("times").GetInt32());
        Close(network.Chance.Adjusted, json.GetProperty("chance").GetProperty("adjusted"));
        Assert.Equal(network.Ordinary.Likelihood.ToString(), json.GetProperty("ordinary").GetProperty("likelihood").GetString(), ignoreCase: true);
        Assert.Equal(network.Ordinary.Against, json.GetProperty("ordinary").GetProperty("against").EnumerateArray().Select(sign => sign.GetString()!));
        var outside = json.GetProperty("outside");
        Assert.Equal(network.Outside.Approached.People, outside.GetProperty("approached").GetProperty("people").GetInt32());
        Assert.Equal(network.Outside.Approached.Accounts.Select(a => (a.Account.Text, a.Times)), outside.GetProperty("approached").GetProperty("accounts").EnumerateArray().Select(a => (a.GetProperty("account").GetString()!, a.GetProperty("times").GetInt32())));
        Assert.Equal(network.Outside.Bystanders.Select(a => a.Reason), outside.GetProperty("bystanders").GetProperty("accounts").EnumerateArray().Select(a => a.GetProperty("reason").GetString()!));
        Assert.Equal(network.Members.Select(m => m.Stability.Times), json.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("stability").GetProperty("times").GetInt32()));
        Assert.Equal(network.Reasons, json.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!));
        Assert.Equal(network.Members.Select(member => member.Account.Text), json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("account").GetString()!));
        Assert.Equal(network.Members.Select(member => member.Role.ToString().ToLowerInvariant()), json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("role").GetString()!));
        Assert.Equal(network.Timeline.Together, json.GetProperty("timeline").GetProperty("together").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal(network.Ties.Count, json.GetProperty("ties").GetArrayLength());
        for (var i = 0; i < network.Ties.Count; i++)
        {
            var (tie, read) = (network.Ties[i], json.GetProperty("ties")[i]);
            Assert.Equal((tie.A.Text, tie.B.Text), (read.GetProperty("a").GetString(), read.GetProperty("b").GetString()));
            Close(tie.Weight, read.GetProperty("weight"));
            var (evidence, first) = (tie.Parts[0].Evidence[0], read.GetProperty("parts")[0].GetProperty("evidence")[0]);
            Assert.Equal(evidence.Object.Text, first.GetProperty("object").GetString());
            Assert.Equal(evidence.Time, first.GetProperty("time").GetDateTimeOffset());
            Assert.Equal(evidence.Gap.TotalSeconds, first.GetProperty("gap_seconds").GetDouble());
            Assert.Equal((evidence.EventA, evidence.EventB), (first.GetProperty("event_a").GetString(), first.GetProperty("event_b").GetString()));
        }
    }

    [Fact]
    public void Numbers_have_at_most_six_digits()
    {
        var detection = SyntheticDetection.Of(1, 8);
        var odd = detection with { Networks = [detection.Networks[0] with { Score = 0.1 + 0.2 + 1e-13 }] };
        using var document = Write(odd);
        Assert.Equal("0.3", document.RootElement.GetProperty("networks")[0].GetProperty("score").GetRawText());
        foreach (var tie in document.RootElement.GetProperty("networks")[0].GetProperty("ties").EnumerateArray())
            Assert.InRange(tie.GetProperty("weight").GetRawText().Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length, 1, 6);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_named()
    {
        var detection = SyntheticDetection.Of(1, 8);
        var broken = detection with { Networks = [detection.Networks[0] with { Score = double.NaN }] };
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => NetworksJson.Write(Stream.Null, broken)).Message, StringComparison.Ordinal);
    }

    private static void Close(double expected, JsonElement read) =>
        Assert.Equal(expected.ToString("G6", CultureInfo.InvariantCulture), read.GetDouble().ToString("G6", CultureInfo.InvariantCulture));

    private static JsonDocument Write(Detection detection)
    {
        using var stream = new MemoryStream();
        NetworksJson.Write(stream, detection);
        return JsonDocument.Parse(stream.ToArray());
    }
}
