using Cordon.Networks.Tests.Results;
using Microsoft.Playwright;

namespace Cordon.Cli.Tests.Report;

/// <summary>The report as a real browser shows it.</summary>
public sealed class ReportPageTests(Browser browser)
{
    private const string Contrast = """
        selector => {
          const channel = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const ground = node => {
            for (; node; node = node.parentElement) {
              const color = parse(getComputedStyle(node).backgroundColor);
              if (color.length < 4 || color[3] > 0) return color;
            }
            return [255, 255, 255];
          };
          let worst = 99;
          for (const node of document.querySelectorAll(selector)) {
            const style = getComputedStyle(node);
            const [a, b] = [luminance(parse(node.closest('svg') ? style.fill : style.color)), luminance(ground(node))];
            worst = Math.min(worst, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
          }
          return worst;
        }
        """;

    public static TheoryData<int, ColorScheme> Views => new()
    {
        { 1280, ColorScheme.Light }, { 1280, ColorScheme.Dark }, { 360, ColorScheme.Light }, { 360, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_page_never_scrolls_sideways_complains_or_asks_for_anything(int width, ColorScheme scheme)
    {
        foreach (var path in new[] { browser.Report, browser.HostileReport, browser.EmptyReport })
        {
            await using var opened = await browser.OpenAsync(path, width, scheme);
            var overflow = await opened.Page.EvaluateAsync<int>("() => { document.querySelectorAll('details').forEach(d => d.open = true); return document.documentElement.scrollWidth - document.documentElement.clientWidth; }");
            Assert.Equal(0, overflow);
            Assert.Empty(opened.Complaints);
            Assert.Equal([new Uri(path).AbsoluteUri], opened.Requests);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)")]
    [InlineData(ColorScheme.Dark, "rgb(24, 30, 38)")]
    public async Task All_text_stands_out_from_its_ground_in_light_and_dark(ColorScheme scheme, string ground)
    {
        await using var opened = await browser.OpenAsync(browser.Report, scheme: scheme);
        Assert.Equal(ground, await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.card')).backgroundColor"));
        var worst = await opened.Page.EvaluateAsync<double>(Contrast, "h1, h2, h3, p, li, dt, dd, th, td, a, summary, caption, .small, .flag, .drawing text");
        Assert.InRange(worst, 4.5, 21);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Roles_and_tie_kinds_stand_out_from_the_ground(ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync(browser.Report, scheme: scheme);
        var worst = await opened.Page.EvaluateAsync<double>(Contrast.Replace("style.fill", "(node.matches('.swatch path') ? style.stroke : style.fill)", StringComparison.Ordinal), ".node, .swatch path, .bar-together");
        Assert.InRange(worst, 3, 21);
    }

    [Fact]
    public async Task Tab_reaches_the_skip_link_first_and_then_the_networks()
    {
        await using var opened = await browser.OpenAsync(browser.Report);
        var page = opened.Page;
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await Focused(page));
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.getBoundingClientRect().left >= 0"));

        var reached = new List<string>();
        for (var i = 0; i < 24; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await Focused(page));
        }

        foreach (var network in SyntheticDetection.Of(1, 8, 30, 120, 500).Networks)
            Assert.Contains(network.Id.Text, reached);
    }

    [Fact]
    public async Task A_network_link_leads_to_its_section_and_the_skip_link_to_the_content()
    {
        await using var opened = await browser.OpenAsync(browser.Report);
        var page = opened.Page;
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("() => document.activeElement.id"));

        var link = page.Locator("#networks a").Nth(2);
        var target = await link.GetAttributeAsync("href");
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var top = await page.Locator(target!).EvaluateAsync<double>("node => node.getBoundingClientRect().top");
        Assert.InRange(top, -5, 60);
    }

    [Fact]
    public async Task Evidence_opens_with_the_keyboard()
    {
        await using var opened = await browser.OpenAsync(browser.Report);
        var details = opened.Page.Locator("details").First;
        Assert.False(await details.Locator("table").IsVisibleAsync());
        await details.Locator("summary").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.True(await details.Locator("table").IsVisibleAsync());
        Assert.True(await details.Locator("tbody tr").CountAsync() > 2);
    }

    [Fact]
    public async Task Focus_is_visible()
    {
        await using var opened = await browser.OpenAsync(browser.Report);
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("3px", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineWidth"));
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        await using var opened = await browser.OpenAsync(browser.HostileReport);
        var page = opened.Page;
        Assert.Equal(0, await page.Locator("script, img, iframe, b:not(.score b)").CountAsync());
        Assert.Equal("<script>alert('title')</script>", await page.Locator("h1").InnerTextAsync());
        Assert.True(await page.Locator("bdi", new PageLocatorOptions { HasTextString = "<script>alert(1)</script>0" }).CountAsync() > 0);
        Assert.True(await page.Locator("bdi", new PageLocatorOptions { HasTextString = "rtl‹U+202E›eman" }).CountAsync() > 0);
    }

    [Fact]
    public async Task Labels_of_a_picture_do_not_overlap()
    {
        await using var opened = await browser.OpenAsync(browser.Report);
        var overlaps = await opened.Page.EvaluateAsync<int>("""
            () => {
              let count = 0;
              for (const svg of document.querySelectorAll('svg[role=img]')) {
                const boxes = [...svg.querySelectorAll('text')].map(t => t.getBoundingClientRect());
                const frame = svg.getBoundingClientRect();
                boxes.forEach((a, i) => {
                  if (a.left < frame.left - 1 || a.right > frame.right + 1) count++;
                  for (const b of boxes.slice(i + 1))
                    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) count++;
                });
              }
              return count;
            }
            """);
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public async Task Every_picture_has_a_name_and_a_description()
    {
        await using var opened = await browser.OpenAsync(browser.Report);
        var unnamed = await opened.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('svg[role=img]')].filter(svg =>
              ['aria-labelledby', 'aria-describedby'].some(name => !document.getElementById(svg.getAttribute(name))?.textContent)).length
            """);
        Assert.Equal(0, unnamed);
        Assert.Equal(8, await opened.Page.Locator("svg[role=img]").CountAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => { const ids = [...document.querySelectorAll('[id]')].map(n => n.id); return new Set(ids).size === ids.length; }"));
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.textContent.slice(0, 60)");
}
