using Cordon.Server.Identity;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cordon.Console.Tests;

/// <summary>Every page as somebody meets it who may open all of them.</summary>
public sealed class PageTests(Browser browser)
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "pictures");

    public static TheoryData<string, string> Pages => new()
    {
        { "overview", "/" },
        { "queues", "/queues" },
        { "ledger", "/ledger" },
    };

    [Fact]
    public async Task Every_page_is_free_of_serious_faults_of_access_in_light_and_dark_and_on_a_phone()
    {
        await using var console = await RunningConsole.Start();
        var link = console.Link("ada", [.. AccessTable.Roles]);
        await using var window = await browser.Open(console.Address);
        await window.SignIn(link);
        Directory.CreateDirectory(Pictures);
        var faults = new List<string>();
        foreach (var (name, address) in Pages.Select(p => p.Data))
        {
            await window.Go(address);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await window.Page.WaitForTimeoutAsync(150);
                var result = await window.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
                faults.AddRange(result.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Select(n => $"{name} {scheme}: {v.Id}: {n.Html}: {n.Any.FirstOrDefault()?.Message}")));
                await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-{scheme.ToString().ToLowerInvariant()}.png") });
            }

            await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await window.Page.SetViewportSizeAsync(390, 844);
            await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-phone.png") });
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than a phone");
            await window.Page.SetViewportSizeAsync(1360, 860);
        }

        Assert.Empty(faults);
        Assert.Empty(window.Complaints);
        Assert.All(window.Requests, request => Assert.StartsWith(console.Address, request.Replace("ws://", "http://", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
