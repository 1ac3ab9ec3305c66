using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Cordon.Networks.Results;

namespace Cordon.Networks.Tests.Results;

public sealed class HtmlReportTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public void The_page_is_well_formed_and_refers_to_nothing_outside()
    {
        var (text, root) = Write(SyntheticDetection.Hostile(12, 30), new ReportExtras { Title = "<i>&\"'", Notes = ["</li><script>"] });
        Assert.Empty(root.Descendants(Html + "script"));
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "img" or "iframe" or "object" or "embed" or "link" or "base" or "form" or "foreignObject" or "image" or "use");
        Assert.DoesNotContain(root.Descendants().Attributes(), a => a.Name.LocalName is "src" or "srcset" or "style" or "action" or "ping" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(root.Descendants().Attributes("href"), href => Assert.StartsWith("#", href.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.Equal("<i>&\"'", root.Descendants(Html + "h1").Single().Value);
    }

    [Fact]
    public void The_policy_admits_the_style_sheet_by_its_hash_and_nothing_else()
    {
        var (text, root) = Write(SyntheticDetection.Of(1, 8));
        var policy = root.Descendants(Html + "meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        var start = text.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var style = text[start..text.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Equal($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void Every_link_within_the_page_leads_somewhere_and_ids_are_unique()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var (_, root) = Write(detection, new ReportExtras { Planted = new PlantedComparison([new PlantedRow("blue widget ring", 8, detection.Networks[0].Id, 9, 7)], 0) });
        var ids = root.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(root.Descendants().Attributes("href"), href => Assert.Contains(href.Value[1..], ids));
        Assert.All(root.Descendants().Attributes("aria-labelledby"), label => Assert.Contains(label.Value, ids));
    }

    [Fact]
    public void Every_network_shows_its_reasons_parts_members_and_evidence()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var (text, root) = Write(detection);
        foreach (var network in detection.Networks)
        {
            var section = Section(root, network);
            Assert.All(network.Reasons, reason => Assert.Contains(reason, section.Value, StringComparison.Ordinal));
            Assert.All(network.ScoreParts, part => Assert.Contains(part.Reason, section.Value, StringComparison.Ordinal));
            Assert.All(network.Members, member => Assert.Contains(section.Descendants(Html + "bdi"), bdi => bdi.Value == member.Account.Id.ToString()));
            Assert.All(network.Objects, shared => Assert.Contains(shared.Object.Text, section.Value, StringComparison.Ordinal));
            Assert.Contains(network.Ties[0].Parts[0].Evidence[0].EventA, section.Descendants(Html + "details").Last().Value, StringComparison.Ordinal);
        }

        Assert.Contains("Ranked accounts", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Planted vs found", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_network_shows_how_far_it_can_be_trusted_and_what_else_it_could_be()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var (_, root) = Write(detection);
        foreach (var network in detection.Networks)
        {
            var text = Section(root, network).Value;
            Assert.Contains("0.52 to 0.97", text, StringComparison.Ordinal);
            Assert.Contains("47 of 50", text, StringComparison.Ordinal);
            Assert.Contains("95 % interval 84% to 98%", text, StringComparison.Ordinal);
            Assert.Contains("for any group of this size at most 1 in 1041", text, StringComparison.Ordinal);
            Assert.All([.. network.Ordinary.For, .. network.Ordinary.Against], sign => Assert.Contains(sign, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void People_approached_stand_apart_from_the_members_with_who_and_how_often_and_no_more()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var network = detection.Networks.Single(n => n.Outside.Approached.People > 0);
        var (_, root) = Write(detection);
        var section = Section(root, network);
        var care = section.Elements(Html + "div").Single(d => d.Attribute("class")?.Value == "care");
        Assert.Contains("61 people; 14 refused", care.Value, StringComparison.Ordinal);
        Assert.Contains("9 are children", care.Value, StringComparison.Ordinal);
        var rows = care.Descendants(Html + "tr").Skip(1).ToArray();
        Assert.Equal(40, rows.Length);
        Assert.All(rows, row => Assert.Equal(2, row.Elements().Count()));
        var elsewhere = new XElement(section);
        elsewhere.Elements(Html + "div").Single(d => d.Attribute("class")?.Value == "care").Remove();
        Assert.All(network.Outside.Approached.Accounts, a => Assert.DoesNotContain(a.Account.Id.ToString(), elsewhere.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_comparison_with_what_was_planted_adds_up()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var planted = new PlantedComparison([new PlantedRow("blue widget ring", 30, detection.Networks[0].Id, 32, 28), new PlantedRow("teapot circle", 10, default, 0, 0)], 1);
        var (_, root) = Write(detection, new ReportExtras { Planted = planted });
        var rows = root.Descendants(Html + "section").Single(section => section.Attribute("id")?.Value == "planted").Descendants(Html + "tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value))).ToList();
        Assert.Equal($"blue widget ring|30|{detection.Networks[0].Id.Text}|28|0.88|0.93", rows[1]);
        Assert.Equal("teapot circle|10|not found|0|0.00|0.00", rows[2]);
        Assert.Equal("All|40|1 of 2 found, 1 besides|28|0.88|0.70", rows[3]);
    }

    [Fact]
    public void Without_networks_the_page_says_what_was_looked_at_and_what_to_try()
    {
        var nothing = SyntheticDetection.Of(1, 8) with { Networks = [], Ties = [], Ranked = [] };
        var (text, _) = Write(nothing);
        Assert.Contains("1,204,331 events of 48,210 accounts from 2026-01-05 to 2026-02-02 were looked at, with a co-action window of 5 min.", text, StringComparison.Ordinal);
        Assert.Contains("--window 1h", text, StringComparison.Ordinal);
        Assert.Contains("There were no events to look at.", Write(SyntheticDetection.Empty).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_giant_network_is_cut_and_the_rest_is_counted_in_words()
    {
        var detection = SyntheticDetection.Of(5, 560);
        var (text, root) = Write(detection);
        var section = Section(root, detection.Networks[0]);
        Assert.Equal(500, section.Descendants(Html + "table").ElementAt(1).Element(Html + "tbody")!.Elements().Count());
        Assert.Equal(200, section.Descendants(Html + "tr").Count(row => row.Attribute("class")?.Value == "tie-row"));
        Assert.Contains("The 500 strongest of 560 members", text, StringComparison.Ordinal);
        Assert.Contains("Not drawn: 160 weaker members", text, StringComparison.Ordinal);
        Assert.Contains($"Not shown here: {detection.Networks[0].Ties.Count - 200:N0} weaker ties", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_two_hundred_networks_the_rest_are_rows_with_a_pointer()
    {
        var detection = SyntheticDetection.Of(5, [.. Enumerable.Repeat(3, 230)]);
        var planted = new PlantedComparison([new PlantedRow("last", 3, detection.Networks[^1].Id, 3, 3)], 229);
        var (text, root) = Write(detection, new ReportExtras { Planted = planted });
        Assert.Equal(200, root.Descendants(Html + "section").Count(section => section.Attribute("class")?.Value == "card network"));
        Assert.Contains("The first 200 networks are shown in full below; the other 30 are in", text, StringComparison.Ordinal);
        Assert.Contains(detection.Networks[^1].Id.Text, text, StringComparison.Ordinal);
        Assert.DoesNotContain($"#{detection.Networks[^1].Id.Text.Replace(':', '-')}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_reorder_text_are_spelled_out()
    {
        var (text, _) = Write(SyntheticDetection.Hostile(12));
        Assert.DoesNotContain("\u202E", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2066", text, StringComparison.Ordinal);
        Assert.Contains("rtl‹U+202E›eman0", text, StringComparison.Ordinal);
    }

    private static XElement Section(XElement root, Network network) =>
        root.Descendants(Html + "section").Single(section => section.Attribute("id")?.Value == network.Id.Text.Replace(':', '-'));

    private static (string Text, XElement Root) Write(Detection detection, ReportExtras? extras = null)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, detection, extras);
        using var reader = XmlReader.Create(new StringReader(writer.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        return (writer.ToString(), XDocument.Load(reader).Root!);
    }
}
