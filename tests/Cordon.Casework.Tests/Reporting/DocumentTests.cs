using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Cordon.Casework.Reporting;
using Cordon.Casework.Reporting.CyberTipline;
using CsCheck;

namespace Cordon.Casework.Tests.Reporting;

public sealed class DocumentTests
{
    private static readonly string Sha = new('a', 64);

    [Fact]
    public void A_whole_case_follows_the_schema_with_its_network_in_its_places()
    {
        var @case = Cases.Whole(Sha);
        var xml = CyberTiplineXml.Report(@case);
        var report = XElement.Parse(Encoding.UTF8.GetString(xml));

        Assert.Empty(CyberTiplineSchema.Own.Problems(xml));
        Assert.Empty(CyberTiplineSchema.Own.Problems(CyberTiplineXml.FileDetails("1", "2", @case.Files[0])));
        Assert.Equal(3, report.Elements("personOrUserReported").Count());
        Assert.All(report.Elements("personOrUserReported"), p => Assert.Equal("n-12", p.Element("groupIdentifier")!.Value));
        Assert.Equal(("a2", "same device"), (report.Element("personOrUserReported")!.Element("associatedAccount")!.Value, report.Element("personOrUserReported")!.Element("associatedAccount")!.Attribute("type")!.Value));
        Assert.Equal("v1", Assert.Single(report.Elements("victim")).Element("espIdentifier")!.Value);
        Assert.Equal("2026-02-27T23:30:00-05:00", report.Element("incidentSummary")!.Element("incidentDateTime")!.Value);
        Assert.Equal(@case.AdditionalInfo, report.Elements("additionalInfo").Single().Value);
    }

    [Fact]
    public void Whatever_people_write_the_document_follows_the_schema_and_says_the_same()
    {
        Gen.Select(Gen.String, Gen.String, Gen.Bool).Sample((text, name, some) =>
        {
            var @case = Cases.Whole() with
            {
                Platform = text,
                AdditionalInfo = name,
                HighPriority = some ? text : null,
                Reported = [Cases.Account("a1") with { ScreenName = name, Biography = text, Network = some ? name : null, Associated = [new AssociatedAccount(text, name)] }],
            };
            var xml = CyberTiplineXml.Report(@case);
            Assert.Empty(CyberTiplineSchema.Own.Problems(xml));
            _ = ReportPage.Of(@case).ToText();
            Assert.DoesNotContain("<script", ReportPage.Of(@case with { AdditionalInfo = "<script>" + name }).ToHtml(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_order_of_elements_is_the_authoritys()
    {
        // As the published description has it.
        string[] order =
        [
            "personOrUserReportedPerson", "espIdentifier", "espService", "compromisedAccount", "screenName", "displayName", "profileUrl", "profileBio", "ipCaptureEvent", "deviceId", "thirdPartyUserReported",
            "priorCTReports", "groupIdentifier", "accountTemporarilyDisabled", "accountPermanentlyDisabled", "associatedAccount", "additionalInfo",
        ];
        var account = XElement.Parse(Encoding.UTF8.GetString(CyberTiplineXml.Report(Cases.Whole()))).Element("personOrUserReported")!;
        Assert.Equal(order, account.Elements().Select(e => e.Name.LocalName).Distinct());
        string[] file =
        [
            "reportId", "fileId", "fileName", "originalFileName", "uploadedToEspTimestamp", "locationOfFile", "fileViewedByEsp", "exifViewedByEsp", "publiclyAvailable", "fileRelevance", "fileAnnotations",
            "industryClassification", "originalFileHash", "ipCaptureEvent", "deviceId", "additionalInfo",
        ];
        Assert.Equal(file, XElement.Parse(Encoding.UTF8.GetString(CyberTiplineXml.FileDetails("1", "2", Cases.File(Sha, 1)))).Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void A_case_comes_back_from_json_as_it_was_and_a_time_without_its_zone_does_not()
    {
        var json = ReportJson.Write(Cases.Whole(Sha));

        Assert.Equal(json, ReportJson.Write(ReportJson.Read(json)));
        var text = Encoding.UTF8.GetString(json);
        Assert.Contains("zone", Assert.Throws<JsonException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(text.Replace("23:30:00-05:00", "23:30:00", StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(text.Replace("\"network\"", "\"netwrok\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void Completeness_counts_what_can_be_acted_on_and_says_what_is_missing()
    {
        var whole = Cases.Whole(Sha);
        Assert.Equal((100, 0), (Completeness.Of(whole, _ => true).Score, Completeness.Of(whole, _ => true).Missing.Count));

        void Lacks(ReportCase @case, string says, Func<string, bool>? kept = null)
        {
            var found = Completeness.Of(@case, kept ?? (_ => true));
            Assert.InRange(found.Score, 0, 99);
            Assert.Contains(found.Missing, m => m.Contains(says, StringComparison.Ordinal));
        }

        Lacks(whole, "not in the vault", _ => false);
        Lacks(whole with { Files = [] }, "no file");
        Lacks(whole with { Files = [whole.Files[0] with { IpEvent = whole.Files[0].IpEvent! with { Event = "Login" } }] }, "address of their upload");
        Lacks(whole with { Files = [whole.Files[0] with { IsViewed = null }] }, "whether a person viewed");
        Lacks(whole with { Files = [whole.Files[0] with { IsGenerated = null }] }, "made by a machine");
        Lacks(whole with { IncidentTimeDescription = null }, "time of");
        Lacks(whole with { Reporter = whole.Reporter with { Email = "jo@board.example" } }, "mailbox");
        Lacks(whole with { Network = null }, "network");
        Lacks(whole with { Reported = [] }, "no account");
        Lacks(whole with { Reported = [whole.Reported[0] with { IpEvents = [] }] }, "address they were seen at");
    }

    [Theory]
    [InlineData("incident_type")]
    [InlineData("twice")]
    [InlineData("among the reported")]
    [InlineData("no IP address")]
    [InlineData("no whole address")]
    [InlineData("sha256")]
    [InlineData("slashes")]
    [InlineData("at least one")]
    public void What_is_wrong_with_a_case_is_told(string says)
    {
        var whole = Cases.Whole(Sha);
        var wrong = says switch
        {
            "incident_type" => whole with { IncidentType = "Blue widgets" },
            "twice" => whole with { Reported = [whole.Reported[0], whole.Reported[0]] },
            "among the reported" => whole with { Victims = [new ReportedVictim { Id = "a1" }] },
            "no IP address" => whole with { Reported = [whole.Reported[0] with { IpEvents = [new IpEvent("teapot", "Login", Cases.Time)] }] },
            "no whole address" => whole with { Urls = [new Uri("/t/1", UriKind.Relative)] },
            "sha256" => whole with { Files = [whole.Files[0] with { Sha256 = "00" }] },
            "slashes" => whole with { Files = [whole.Files[0] with { Name = "../teapot" }] },
            _ => whole with { Reported = [], Victims = [], Files = [], Urls = [] },
        };

        Assert.Empty(CaseCheck.Problems(whole));
        Assert.Contains(says, string.Join('\n', CaseCheck.Problems(wrong)), StringComparison.Ordinal);
    }
}
