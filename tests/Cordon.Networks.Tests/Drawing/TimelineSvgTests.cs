using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cordon.Networks.Drawing;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Results;
using CsCheck;

namespace Cordon.Networks.Tests.Drawing;

public sealed partial class TimelineSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Any_counts_give_a_bounded_picture_that_adds_up() => Gen.Int[0, 5_000].Array[0, 600].Sample(counts =>
    {
        var timeline = new Timeline(SyntheticDetection.Start, TimeSpan.FromHours(1), counts, [.. counts.Select(count => count / 3)]);
        var root = XElement.Parse(TimelineSvg.Render(timeline, "t"));
        var bars = root.Descendants(Svg + "rect").Where(rect => rect.Attribute("class")?.Value == "hit").ToList();
        Assert.InRange(bars.Count, 0, TimelineSvg.BarsBound);
        Assert.Equal(counts.Sum(), bars.Sum(bar => int.Parse(Events().Match(bar.Value).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        Assert.All(root.Descendants(Svg + "rect"), rect => Assert.InRange((double)rect.Attribute("y")! + (double)rect.Attribute("height")!, 0, 205));
        Assert.All(root.Descendants(Svg + "rect"), rect => Assert.True((double)rect.Attribute("y")! >= 0));
    }, iter: 60);

    [Fact]
    public void The_highest_bar_is_told_in_words()
    {
        var root = XElement.Parse(TimelineSvg.Render(new Timeline(SyntheticDetection.Start, TimeSpan.FromDays(1), [3, 9, 1], [0, 4, 1]), "t"));
        Assert.Equal("13 events, 5 of them together with other members; the most, 9, in the 1 d from 2026-01-06 08:00:00 UTC.", root.Element(Svg + "desc")!.Value);
    }

    [Fact]
    public void A_history_without_events_says_so() =>
        Assert.Contains("No events of members", TimelineSvg.Render(new Timeline(SyntheticDetection.Start, TimeSpan.FromDays(1), [], []), "t"), StringComparison.Ordinal);

    [GeneratedRegex(@": ([\d,]+) events?,")]
    private static partial Regex Events();
}
