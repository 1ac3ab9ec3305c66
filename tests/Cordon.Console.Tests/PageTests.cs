using Cordon.Server.Access;
using Cordon.Server.Identity;
using Microsoft.Playwright;

namespace Cordon.Console.Tests;

/// <summary>Every page as somebody meets it who may open all of them.</summary>
public sealed class PageTests(Browser browser)
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "pictures");

    private static readonly (string Name, string Address)[] Pages =
    [
        ("overview", "/"), ("queues", "/queues"), ("queue", "/queues/widgets"), ("job", "/jobs/1"), ("account", "/accounts/account%3Aw0"), ("account-events", "/accounts/account%3Aw0?tab=events"),
        ("networks", "/networks"), ("network", "/networks/2"), ("network-members", "/networks/2?tab=members"), ("network-plan", "/networks/2?tab=plan"), ("network-bystanders", "/networks/2?tab=concerns"),
        ("network-time", "/networks/2?tab=time"), ("search", "/search?entity=account%3Aw0"), ("terms", "/terms"), ("policies", "/policies"), ("policy-text", "/policies?tab=text"), ("policy-diff", "/policies?tab=diff"),
        ("policy-history", "/policies?tab=history"), ("audits", "/audits"), ("reports", "/reports"), ("ledger", "/ledger"), ("admin", "/admin"), ("admin-roles", "/admin?tab=access"), ("me", "/me"),
    ];

    [Fact]
    public async Task Every_page_is_free_of_serious_faults_of_access_in_light_and_dark_and_on_a_phone()
    {
        await using var console = await RunningConsole.Start(Samples.Policy);
        await console.Fill(console.Key(Scopes.Admin), 14, 60);
        var link = console.Link("ada", [.. AccessTable.Roles]);
        await using var window = await browser.Open(console.Address);
        await window.SignIn(link);
        Directory.CreateDirectory(Pictures);
        var faults = new List<string>();
        foreach (var (name, address) in Pages)
        {
            await window.Go(address);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                // In the dark only colours differ.
                faults.AddRange((await window.Faults(coloursOnly: scheme == ColorScheme.Dark)).Select(f => $"{name} {scheme}: {f}"));
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
