using System.Text;
using System.Text.Json;
using Cordon.Casework;
using Cordon.Casework.Cases;
using Cordon.Casework.Ledger;
using Cordon.Server.Access;
using Cordon.Server.Identity;
using Microsoft.Playwright;
using OtpNet;

namespace Cordon.Console.Tests;

/// <summary>What people do all day, in a real browser, by keyboard only.</summary>
public sealed class JourneyTests(Browser browser)
{
    [Fact]
    public async Task A_moderator_works_a_queue_by_keyboard_only()
    {
        await using var console = await RunningConsole.Start(Samples.Policy);
        await console.Fill(console.Key(Scopes.Admin));
        await using var window = await browser.Open(console.Address);
        await window.SignIn(console.Link("mo", Role.Moderator));

        await window.Press("g", "q");
        await window.Page.WaitForURLAsync("**/queues");
        await window.Page.Locator("tr[data-row]").First.WaitForAsync();
        await window.Press("n");
        await window.Page.WaitForURLAsync("**/jobs/*");
        var (first, note) = (window.Page.Url, window.Page.Locator("#reason-form textarea:focus"));
        await window.See("Nothing wrong");
        await window.Press("2");
        await note.WaitForAsync();
        await window.Page.Keyboard.TypeAsync("offers widgets in the open");
        await window.Press("Control+Enter");
        await window.Page.WaitForURLAsync(u => u.Contains("/jobs/", StringComparison.Ordinal) && u != first);
        // What is typed next goes into the next question, not into the one that is leaving.
        await note.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        var second = window.Page.Url;
        await window.See("Nothing wrong");
        await window.Press("0");
        await note.WaitForAsync();
        await window.Page.Keyboard.TypeAsync("a garden, no offer");
        await window.Press("Control+Enter");
        await window.Page.WaitForURLAsync(u => u != second);
        await note.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await window.See("Nothing wrong");
        await window.Press("s");
        await note.WaitForAsync();
        await window.Page.Keyboard.TypeAsync("not for me today");
        await window.Press("Control+Enter");
        await note.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        var decided = console.Server.Engine.Casework.Book.Decisions(null, 10);
        Assert.Equal(["none", "abuse_trade"], decided.Select(d => d.Reason));
        Assert.All(decided, d => Assert.Equal("mo", d.By));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_network_is_taken_down_by_two_people_and_the_ledger_tells_it()
    {
        await using var platform = await Platform.Start();
        await using var console = await RunningConsole.Start(Samples.Policy);
        var key = console.Key(Scopes.Admin);
        await console.Post(key, "/v1/webhooks", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { url = platform.Address, kinds = new[] { "enforce", "notify" } })));
        await console.Fill(key, 12);
        var book = console.Server.Engine.Casework.Book;
        var network = Assert.Single(book.Cases(null, 10));

        await using var bo = await browser.Open(console.Address);
        await bo.SignIn(console.Link("bo", Role.Investigator));
        await bo.Press("g", "n");
        await bo.Page.Locator("tr[data-row]").First.WaitForAsync();
        await bo.Press("j", "Enter");
        await bo.Page.Locator("#graph[data-drawn]").WaitForAsync();
        await bo.Press("c");
        await bo.Page.Locator("#case-state", new PageLocatorOptions { HasText = "in review" }).WaitForAsync();
        await bo.Press("4");
        await bo.See("There is no plan yet");
        await bo.Press("d");
        await bo.Page.Locator("#dry-run").WaitForAsync();
        Assert.Empty(platform.Asked);
        await bo.Press("P");
        await bo.Page.Locator("#reason-form textarea:focus").WaitForAsync();
        await bo.Page.Keyboard.TypeAsync("looked at all twelve");
        await bo.Press("Control+Enter");
        await bo.Page.Locator("[data-plan-state=Proposed]").WaitForAsync();
        // Nobody approves their own plan, and an investigator approves none.
        Assert.Equal(0, await bo.Page.Locator("[data-key=A]").CountAsync());

        await using var eve = await browser.Open(console.Address);
        await eve.SignIn(console.Link("eve", Role.Supervisor));
        await SetUpCodes(eve);
        await eve.Press("g", "o");
        await eve.See("another person must approve");
        await eve.Press("1");
        await eve.Page.Locator("[data-plan-state=Proposed]").WaitForAsync();
        await eve.Press("A");
        await eve.Page.Locator("[data-plan-state=Done]").WaitForAsync(new LocatorWaitForOptions { Timeout = 40_000 });
        var included = book.Members(network.Id).Where(m => m.Standing == Standing.Included).Select(m => m.Account).Order(StringComparer.Ordinal).ToArray();
        foreach (var action in (string[])["preserve", "restrict", "remove"])
            Assert.Equal(included, platform.Asked.Values.Where(a => a.Action == action).Select(a => a.Entity).Order(StringComparer.Ordinal));

        await eve.Press("U");
        await eve.Page.Locator("#reason-form textarea:focus").WaitForAsync();
        await eve.Page.Keyboard.TypeAsync("an appeal was right");
        await eve.Press("Control+Enter");
        await eve.Page.Locator("[data-plan-state=Undone]").WaitForAsync(new LocatorWaitForOptions { Timeout = 40_000 });

        await eve.Press("g", "l");
        await eve.Page.Locator("tr[data-row]").First.WaitForAsync();
        await eve.Press("v");
        await eve.Page.Locator("#verified").WaitForAsync();
        using var ledger = LedgerReader.Open(LedgerFolder.In(console.Data));
        var acts = ledger.Entries(0, (int)ledger.Checkpoint.Size).Select(e => (e.Act, e.Actor)).ToArray();
        Assert.Contains(("case.view", "bo"), acts);
        Assert.Contains(("case.propose", "bo"), acts);
        Assert.Contains(("case.approve", "eve"), acts);
        Assert.Contains(("case.undo", "eve"), acts);
        Assert.Empty(bo.Complaints.Concat(eve.Complaints));
    }

    [Fact]
    public async Task A_network_of_two_thousand_accounts_is_drawn_within_two_seconds()
    {
        await using var console = await RunningConsole.Start(Samples.Policy);
        var (network, source) = Assert.Single(NetworkReader.Read(Samples.Networks(2000)));
        console.Server.Engine.Casework.Do((book, now) => book.Take(network, source, new Acting("test"), now));
        await using var window = await browser.Open(console.Address);
        await window.SignIn(console.Link("bo", Role.Investigator));

        await window.Go("/networks/1");
        await window.Page.Locator("#graph[data-drawn]").WaitForAsync();

        Assert.Equal(2000, await window.Page.Locator("#graph circle").CountAsync());
        Assert.InRange(await window.Page.EvaluateAsync<int>("() => +document.getElementById('graph').dataset.drawn"), 0, 2000);
    }

    private static async Task SetUpCodes(Window window)
    {
        await window.Press("g", "m");
        await window.Page.WaitForURLAsync("**/me");
        await window.See("Set up");
        await window.Press("o");
        await window.Page.Locator("#first-code").WaitForAsync();
        var secret = Base32Encoding.ToBytes((await window.Page.Locator("#secret").TextContentAsync())!.Trim());
        await window.Page.Locator("#first-code").FocusAsync();
        await window.Page.Keyboard.TypeAsync(OneTimeCode.At(secret, DateTimeOffset.UtcNow));
        await window.Press("Enter");
        await window.See("One-time codes are set up.");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Locator("h1").First.ClickAsync();
    }
}
