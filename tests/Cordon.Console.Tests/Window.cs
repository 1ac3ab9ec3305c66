using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Cordon.Console.Tests;

/// <summary>A person's window: what they do in it, and what the browser complains of.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private static int _closed;

    private readonly IBrowserContext _context;

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add($"{page.Url} {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the page, refused scripts and styles among them.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Every address that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Signs in by a one-time link.</summary>
    public async Task SignIn(string link)
    {
        await Page.GotoAsync(link);
        // The browser gives the button its focus a little after the page.
        await Page.Locator("button[type=submit]:focus").WaitForAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Ready();
    }

    /// <summary>Goes to a page of the console and waits until it is there.</summary>
    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
        await Ready();
    }

    /// <summary>Presses keys one after the other.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>What axe finds wrong with the page, serious or worse. Run in the page itself, by what the package brings.</summary>
    public async Task<string[]> Faults(bool coloursOnly)
    {
        if (!await Page.EvaluateAsync<bool>("() => !!window.axe"))
            await Page.EvaluateAsync(AxeScript);
        return await Page.EvaluateAsync<string[]>(
            """
            async (coloursOnly) => {
              const only = coloursOnly ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
              const result = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
              return result.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
                .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}: ${n.failureSummary}`));
            }
            """, coloursOnly);
    }

    /// <summary>Waits until the shell and a heading are there.</summary>
    public Task Ready() => Page.Locator("#content h1").First.WaitForAsync();

    /// <summary>Waits until a text is to be seen.</summary>
    public Task See(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Closes it. What was last to be seen is kept beside the tests, for whoever wonders why one failed.</summary>
    public async ValueTask DisposeAsync()
    {
        var pictures = Path.Combine(AppContext.BaseDirectory, "last");
        Directory.CreateDirectory(pictures);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, $"{TestContext.Current.TestMethod?.MethodName}-{Interlocked.Increment(ref _closed)}.png") });
        await _context.CloseAsync();
    }
}
