using System.Globalization;
using System.Xml.Linq;
using Cordon.Networks.Results;

namespace Cordon.Networks.Tests.Results;

public sealed class GraphMlTests
{
    private static readonly XNamespace Ns = "http://graphml.graphdrawing.org/xmlns";

    [Fact]
    public void Reading_it_back_agrees_with_the_detection()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var root = Write(detection);
        var labels = root.Descendants(Ns + "node").ToDictionary(node => node.Attribute("id")!.Value, node => Data(node, "label")!);
        var edges = root.Descendants(Ns + "edge").ToList();
        Assert.Equal(38, labels.Count);
        Assert.Equal(detection.Ties.Count, edges.Count);
        for (var i = 0; i < edges.Count; i++)
        {
            var (tie, edge) = (detection.Ties[i], edges[i]);
            Assert.Equal((tie.A.Text, tie.B.Text), (labels[edge.Attribute("source")!.Value], labels[edge.Attribute("target")!.Value]));
            Assert.Equal(tie.Weight, double.Parse(Data(edge, "weight")!, CultureInfo.InvariantCulture), 1e-6);
            Assert.Equal(tie.Parts.Sum(part => part.Count), int.Parse(Data(edge, "count")!, CultureInfo.InvariantCulture));
            foreach (var part in tie.Parts)
                Assert.Equal(part.Weight, double.Parse(Data(edge, part.Kind.ToString().ToLowerInvariant() + "_weight")!, CultureInfo.InvariantCulture), 1e-6);
        }

        var member = detection.Networks[1].Members[3];
        var node = root.Descendants(Ns + "node").Single(candidate => Data(candidate, "label") == member.Account.Text);
        Assert.Equal(detection.Networks[1].Id.Text, Data(node, "network"));
        Assert.Equal(member.Role.ToString(), Data(node, "role"), ignoreCase: true);
    }

    [Fact]
    public void Every_attribute_used_is_declared()
    {
        var root = Write(SyntheticDetection.Of(1, 30));
        var declared = root.Elements(Ns + "key").Select(key => key.Attribute("id")!.Value).ToHashSet();
        Assert.All(root.Descendants(Ns + "data"), data => Assert.Contains(data.Attribute("key")!.Value, declared));
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_are_replaced()
    {
        var labels = Write(SyntheticDetection.Hostile(14)).Descendants(Ns + "node").Select(node => Data(node, "label")).ToList();
        Assert.Contains("account:lone \uFFFD half0", labels);
        Assert.Contains("account:\uFFFDnoncharacter0", labels);
        Assert.Contains("account:emoji 🌻 \u4F60\u597D0", labels);
        Assert.Contains("account:<script>alert(1)</script>0", labels);
    }

    [Fact]
    public void A_detection_without_ties_gives_a_graph_without_nodes() =>
        Assert.Empty(Write(SyntheticDetection.Empty).Element(Ns + "graph")!.Elements());

    private static XElement Write(Detection detection)
    {
        using var stream = new MemoryStream();
        GraphMl.Write(stream, detection);
        stream.Position = 0;
        return XElement.Load(stream);
    }

    private static string? Data(XElement element, string key) =>
        element.Elements(Ns + "data").SingleOrDefault(data => data.Attribute("key")!.Value == key)?.Value;
}
