using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cordon.Networks.Drawing;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Drawing;

public sealed partial class NetworkSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Network Small = SyntheticDetection.Of(1, 30).Networks[0];

    [Fact]
    public void The_picture_is_well_formed_named_and_repeatable()
    {
        var text = NetworkSvg.Render(Small);
        Assert.Equal(text, NetworkSvg.Render(Small));
        var root = XElement.Parse(text);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal($"Picture of {Small.Id.Text}", root.Element(Svg + "title")!.Value);
        Assert.StartsWith("30 accounts and", root.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_and_tie_is_drawn_with_a_tooltip()
    {
        var root = XElement.Parse(NetworkSvg.Render(Small));
        var nodes = Nodes(root).Where(node => node.Element(Svg + "title") is not null).ToList();
        Assert.Equal(Small.Members.Count, nodes.Count);
        foreach (var member in Small.Members)
            Assert.Contains(nodes, node => node.Value.StartsWith($"{member.Account.Id}: {member.Role}", StringComparison.Ordinal));
        Assert.Equal(Small.Ties.Count, Ties(root).Count());
        Assert.All(Ties(root), tie => Assert.Contains("weight 0.", tie.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_role_has_an_outline_of_its_own_so_that_no_colour_is_needed()
    {
        var outlines = Enum.GetValues<Role>().Select(role =>
        {
            var network = Small with { Members = [Small.Members[0] with { Role = role }] };
            var node = Nodes(XElement.Parse(NetworkSvg.Render(network))).First(n => n.Element(Svg + "title") is not null);
            if (node.Attribute("d")?.Value is not { } path)
                return node.Name.LocalName;
            var heights = path.TrimStart('M').TrimEnd('Z').Split('L').Select(corner => double.Parse(corner.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            return $"{heights.Length} corners, {heights.Count(h => h == heights.Min())} on top";
        }).ToArray();
        Assert.Equal(outlines.Length, outlines.Distinct().Count());
    }

    [Fact]
    public void The_legend_names_only_what_occurs()
    {
        var network = Small with
        {
            Members = [.. Small.Members.Select(member => member with { Role = Role.Core })],
            Ties = [.. Small.Ties.Select(tie => tie with { Parts = [tie.Parts[0] with { Kind = TieKind.Device }] })],
        };
        var keys = XElement.Parse(NetworkSvg.Render(network)).Descendants(Svg + "text").Where(text => text.Attribute("class")?.Value == "key").Select(text => text.Value);
        Assert.Equal([$"Core (30)", $"same device ({Small.Ties.Count})"], keys);
    }

    [Fact]
    public void A_picture_shows_the_strongest_and_says_how_many_are_left_out()
    {
        var root = XElement.Parse(NetworkSvg.Render(Small, new NetworkSvgOptions { MaxNodes = 10, MaxTies = 5, MaxLabels = 3 }));
        Assert.Equal(10, Nodes(root).Count(node => node.Element(Svg + "title") is not null));
        var drawn = Ties(root).Count();
        Assert.Equal(5, drawn);
        Assert.InRange(root.Descendants(Svg + "g").Single(g => g.Attribute("class")?.Value == "label").Elements().Count(), 1, 3);
        Assert.Contains($"Not drawn: 20 weaker members and {Small.Ties.Count - 5} weaker ties.", root.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void A_giant_network_is_bounded()
    {
        var giant = SyntheticDetection.Of(4, 700).Networks[0];
        var root = XElement.Parse(NetworkSvg.Render(giant));
        Assert.Equal(NetworkSvgOptions.NodesBound, Nodes(root).Count(node => node.Element(Svg + "title") is not null));
        Assert.InRange(Ties(root).Count(), 1, NetworkSvgOptions.TiesBound);
    }

    [Fact]
    public void Nodes_do_not_cover_each_other_and_stay_inside()
    {
        var network = SyntheticDetection.Of(4, 250).Networks[0] with { };
        network = network with { Members = [.. network.Members.Select(member => member with { Role = Role.Member })] };
        var root = XElement.Parse(NetworkSvg.Render(network));
        var frame = root.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse).ToArray();
        var discs = root.Descendants(Svg + "circle").Where(circle => circle.Element(Svg + "title") is not null)
            .Select(circle => (X: (double)circle.Attribute("cx")!, Y: (double)circle.Attribute("cy")!, R: (double)circle.Attribute("r")!)).ToArray();
        Assert.Equal(250, discs.Length);
        for (var i = 0; i < discs.Length; i++)
        {
            Assert.InRange(discs[i].X, discs[i].R, frame[2] - discs[i].R);
            Assert.InRange(discs[i].Y, discs[i].R, frame[3] - discs[i].R);
            for (var j = 0; j < i; j++)
                Assert.True(Math.Sqrt(Math.Pow(discs[i].X - discs[j].X, 2) + Math.Pow(discs[i].Y - discs[j].Y, 2)) >= discs[i].R + discs[j].R - 0.5);
        }
    }

    [Fact]
    public void Every_tie_kind_has_a_look_of_its_own_and_every_role_a_colour()
    {
        var looks = new HashSet<string>();
        foreach (var kind in Enum.GetNames<TieKind>())
            Assert.True(looks.Add(Rule($".tie-{kind.ToLowerInvariant()}")), $"{kind} looks like another kind");
        foreach (var role in Enum.GetNames<Role>())
            Assert.True(looks.Add(Rule($".role-{role.ToLowerInvariant()}")), $"{role} has the colour of another role");
    }

    [Fact]
    public void Every_role_has_a_shape_of_its_own()
    {
        var shapes = new HashSet<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var network = Small with { Members = [Small.Members[0] with { Role = role }], Ties = [] };
            var node = Nodes(XElement.Parse(NetworkSvg.Render(network))).First();
            Assert.True(shapes.Add(Outline(node)), $"{role} has the shape of another role");
        }
    }

    [Fact]
    public void Names_that_try_to_break_out_stay_text()
    {
        var text = NetworkSvg.Render(SyntheticDetection.Hostile(20).Networks[0]);
        var root = XElement.Parse(text);
        Assert.Empty(root.Descendants(Svg + "script"));
        Assert.DoesNotContain("\u202E", text, StringComparison.Ordinal);
        Assert.Contains(root.Descendants(Svg + "title"), title => title.Value.Contains("<script>alert(1)</script>0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(401, 10)]
    [InlineData(10, 4001)]
    public void An_option_out_of_range_is_refused(int nodes, int ties) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkSvg.Render(Small, new NetworkSvgOptions { MaxNodes = nodes, MaxTies = ties }));

    private static IEnumerable<XElement> Nodes(XElement root) => root.Descendants().Where(e => e.Attribute("class")?.Value.StartsWith("node ", StringComparison.Ordinal) == true);

    private static IEnumerable<XElement> Ties(XElement root) => root.Descendants(Svg + "g").Single(g => g.Attribute("class")?.Value == "ties").Elements();

    /// <summary>The corners relative to the first, in tenths of the size, so that place and size do not count.</summary>
    private static string Outline(XElement node)
    {
        var numbers = Numbers().Matches(node.Attribute("d")?.Value ?? "").Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray();
        var size = numbers.Length == 0 ? 1 : Enumerable.Range(0, numbers.Length / 2).Max(i => numbers[2 * i]) - Enumerable.Range(0, numbers.Length / 2).Min(i => numbers[2 * i]);
        return node.Name.LocalName + string.Join(' ', numbers.Select((number, i) => Math.Round(10 * (number - numbers[i % 2]) / size)));
    }

    private static string Rule(string selector) => Regex.Match(DrawingStyle.Css, Regex.Escape(selector) + @" \{([^}]+)\}").Groups[1].Value is { Length: > 0 } rule
        ? rule
        : throw new InvalidOperationException($"no rule for {selector}");

    [GeneratedRegex(@"[-\d.]+")]
    private static partial Regex Numbers();
}
