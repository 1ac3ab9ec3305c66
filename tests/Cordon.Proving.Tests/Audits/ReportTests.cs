using System.Text.Json;
using System.Xml.Linq;
using Cordon.Proving.Audits;
using Cordon.Proving.Comparisons;
using Cordon.Proving.Reports;

namespace Cordon.Proving.Tests.Audits;

public sealed class ReportTests
{
    private static readonly AuditResult Before = ComparingTests.Result(ComparingTests.Units(20, i => i % 4));
    private static readonly AuditResult After = ComparingTests.Result(ComparingTests.Units(20, i => 0)) with { Name = "a<b>&\"c\"", Notes = ["a note with <markup>"] };

    [Fact]
    public void An_audit_is_read_as_it_was_written()
    {
        using var folder = new Folder();
        AuditFiles.Write(Before, folder.Path);
        var read = AuditJson.Read(folder.Path);

        Assert.Equal(Before.Metrics[0].Sample.Units, read.Metrics[0].Sample.Units);
        Assert.Equal((Before.Metrics[0].Value, Before.Metrics[0].Low, Before.Metrics[0].Method), (read.Metrics[0].Value, read.Metrics[0].Low, read.Metrics[0].Method));
        Assert.Equal(JsonOf(Before), JsonOf(read));
        Assert.Equal(["audit.html", "audit.json", "metrics.csv"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{}", "is not what cordon audit run writes")]
    [InlineData("""{"format": "other/1", "audit": null}""", "is not what cordon audit run writes")]
    [InlineData("not json", "is not what cordon audit run writes")]
    public void A_file_that_is_no_audit_is_refused(string text, string problem)
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "audit.json");
        File.WriteAllText(path, text);

        Assert.Contains(problem, Assert.Throws<FormatException>(() => AuditJson.Read(path)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<FormatException>(() => AuditJson.Read(Path.Combine(folder.Path, "none"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_well_formed_has_no_script_and_asks_nobody()
    {
        foreach (var page in new[] { Page(o => AuditHtml.Write(o, After)), Page(o => ComparisonHtml.Write(o, Comparing.Of(Before, After))) })
        {
            var document = XDocument.Parse(page.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal));
            var names = document.Descendants().Select(e => e.Name.LocalName).ToHashSet();

            Assert.DoesNotContain("script", names);
            Assert.DoesNotContain("img", names);
            Assert.DoesNotContain("link", names);
            Assert.DoesNotContain(document.Descendants().Attributes(), a => a.Name.LocalName is "style" or "src" or "href" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.Contains("&lt;markup&gt;", page, StringComparison.Ordinal);
            // Every drawing says in words what it shows; every heading cell says what it heads.
            Assert.All(document.Descendants().Where(e => e.Name.LocalName == "svg"), svg => Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(e => e.Name.LocalName)));
            Assert.All(document.Descendants().Where(e => e.Name.LocalName == "th"), th => Assert.NotNull(th.Attribute("scope")));
            var ids = document.Descendants().Attributes("id").Select(a => a.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.All(document.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), id => Assert.Contains(id, ids));
        }
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(Page(o => AuditHtml.Write(o, After)), Page(o => AuditHtml.Write(o, After)));

    [Fact]
    public void Tables_have_a_row_for_each_metric_and_numbers_stay_numbers()
    {
        var csv = Page(o => MetricsCsv.Write(o, Comparing.Of(Before, After)));

        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",75,0,-75,", csv, StringComparison.Ordinal);
        Assert.Contains(",-75,-102.5,-50,-1,-1,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_for_machines_has_every_change()
    {
        using var stream = new MemoryStream();
        ComparisonJson.Write(stream, Comparing.Of(Before, After));
        var change = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("changes")[0];

        Assert.Equal("better", change.GetProperty("verdict").GetString());
        Assert.Equal(75, change.GetProperty("before").GetProperty("value").GetDouble(), 9);
        Assert.Equal(-1, change.GetProperty("relative").GetDouble());
    }

    private static string Page(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return output.ToString();
    }

    private static string JsonOf(AuditResult result)
    {
        using var stream = new MemoryStream();
        AuditJson.Write(stream, result);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("cordon-audit-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
