using Cordon.Networks.Results;
using Cordon.Networks.Tests.Results;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Cordon.Cli.Tests.Report.Browser))]

namespace Cordon.Cli.Tests.Report;

/// <summary>Debian's Chromium, driven by the driver inside the package, with reports written once for all tests. Nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-report-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Four networks of 8, 30, 120 and 500 accounts, seeds, notes and a comparison.</summary>
    public string Report => Path.Combine(_folder.FullName, "four", "report.html");

    /// <summary>Networks whose every string tries to break out.</summary>
    public string HostileReport => Path.Combine(_folder.FullName, "hostile", "report.html");

    /// <summary>Nothing found.</summary>
    public string EmptyReport => Path.Combine(_folder.FullName, "empty", "report.html");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            throw new InvalidOperationException($"no browser at {Executable}; expected Debian's Chromium, so run: apt-get update && apt-get install -y chromium");

        var four = SyntheticDetection.Of(1, 8, 30, 120, 500);
        Write(four, "four", new ReportExtras
        {
            Notes = ["3 lines were rejected; the first is events.jsonl line 17: 'x' is not an entity.", "old.jsonl.gz is damaged after 1,204 events."],
            Planted = new PlantedComparison([new PlantedRow("blue widget ring", 30, four.Networks[0].Id, 31, 29), new PlantedRow("teapot circle", 12, default, 0, 0)], 1),
        });
        Write(SyntheticDetection.Hostile(12, 40), "hostile", new ReportExtras { Title = "<script>alert('title')</script>", Notes = ["<img src=x onerror=alert(2)>"] });
        Write(SyntheticDetection.Empty, "empty", new ReportExtras());

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private void Write(Detection detection, string name, ReportExtras extras) =>
        ResultWriter.WriteAll(detection, Path.Combine(_folder.FullName, name), extras);

    /// <summary>Opens a report in a context of its own and records what the page complains of and asks for.</summary>
    public async Task<OpenedPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var opened = new OpenedPage(context, page);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A page with its complaints and requests; closing it closes its context.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
