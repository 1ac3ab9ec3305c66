using System.Net;
using System.Text;
using System.Text.Json;

namespace Cordon.Cli.Tests;

public sealed class AuditTests
{
    private const string Plan = """
        {
          "name": "small", "simulation": { "accounts": 400, "days": 2 }, "resamples": 200,
          "personas": [{ "name": "curious", "age": "child", "viewers": 10, "searches": ["$planted"], "follows": ["account:$planted"] }],
          "panel": { "adult": 20, "flagged": 20 },
          "surfaces": [{ "surface": "feed", "k": 20 }, { "surface": "people", "k": 10 }],
          "control": { "k": 20 },
          "walks": { "surface": "people", "seeds": ["account:$planted"], "count": 2, "steps": 4, "k": 5 },
          "suggestions": { "autocomplete": ["$planted"], "related_tags": ["$planted"], "leaks": ["$planted"] }
        }
        """;

    [Fact]
    public async Task The_simulated_platform_is_audited_with_and_without_the_guard_and_compared()
    {
        using var folder = new Folder();
        folder.Put("plan.json", Plan);
        var before = (await folder.RunAsync("audit", "run", "--target", "simulation", "--plan", "plan.json", "--out", "before", "--json")).With(0).Json.GetProperty("metrics");
        var again = (await folder.RunAsync("audit", "run", "--target", "simulation", "--plan", "plan.json", "--out", "again", "--json")).With(0).Json.GetProperty("metrics");
        (await folder.RunAsync("audit", "run", "--target", "simulation", "--guard", "--plan", "plan.json", "--out", "after")).With(0);

        Assert.Equal(before.ToString(), again.ToString());
        Assert.Equal(folder.Text("before/audit.json"), folder.Text("again/audit.json"));
        var exposure = before.GetProperty("exposure_per_1000.all.child").GetProperty("value").GetDouble();
        Assert.True(exposure > 0, "what is planted reaches a child that looks for it");
        Assert.Equal(["audit.html", "audit.json", "metrics.csv"], Directory.EnumerateFiles(folder["after"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var compared = (await folder.RunAsync("audit", "compare", "before", "after", "--out", "change", "--json")).With(0).Json;
        Assert.Equal(-1, compared.GetProperty("changes").GetProperty("exposure_per_1000.all.child").GetProperty("relative").GetDouble());
        Assert.Equal("better", compared.GetProperty("changes").GetProperty("exposure_per_1000.all.child").GetProperty("verdict").GetString());
        Assert.True(folder.Has("change/comparison.html"));

        // The other way round it got worse, which a script is told.
        var worse = (await folder.RunAsync("audit", "compare", "after", "before")).With(ExitCode.NotPassed);
        Assert.Contains("worse", worse.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_behind_the_adapter_is_audited_and_watched_and_an_alert_is_sent()
    {
        using var folder = new Folder();
        using var platform = new LoopbackPlatform { Flagged = 1 };
        folder.Put("plan.json", """{ "name": "adapter", "flagged": "flagged.csv", "ages": "ages.csv", "panel": { "child": 30 }, "surfaces": [{ "surface": "feed", "k": 10 }], "resamples": 500 }""");
        folder.Put("flagged.csv", "entity,label\naccount:bad,restricted\n");
        folder.Put("ages.csv", "entity,age\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"account:c{i},child\n")));
        folder.Put("key", "secret\n");
        var target = platform.Address + "audit";

        var run = (await folder.RunAsync("audit", "run", "--target", target, "--plan", "plan.json", "--key-file", "key", "--out", "first", "--json")).With(0).Json;
        Assert.Equal(100, run.GetProperty("metrics").GetProperty("exposure_per_1000.all.child").GetProperty("value").GetDouble());
        Assert.All(platform.Keys, key => Assert.Equal("Bearer secret", key));

        (await folder.RunAsync("audit", "watch", "--target", target, "--plan", "plan.json", "--key-file", "key", "--baseline", "first", "--runs", "2", "--every", "1s", "--out", "audits")).With(0);
        Assert.True(folder.Has("audits/0001/comparison.html") && folder.Has("audits/0002/audit.json"));
        Assert.Empty(platform.Alerts);

        platform.Flagged = 5;
        (await folder.RunAsync("audit", "watch", "--target", target, "--plan", "plan.json", "--key-file", "key", "--baseline", "first", "--runs", "1", "--out", "audits", "--webhook", platform.Address + "alerts"))
            .With(ExitCode.NotPassed);
        Assert.True(folder.Has("audits/0003/audit.json"));
        var alert = JsonDocument.Parse(Assert.Single(platform.Alerts)).RootElement;
        Assert.Equal("audit_worsened", alert.GetProperty("kind").GetString());
        Assert.Equal(500, alert.GetProperty("worse").GetProperty("exposure_per_1000.all.child").GetProperty("after").GetDouble());
    }

    [Theory]
    [InlineData("ftp://here", "{}", "--target 'ftp://here' is no address")]
    [InlineData("simulation", "{}", "plan.json:1:1 the plan names nothing to look at")]
    [InlineData("http://127.0.0.1:1", """{"panel": {"child": 1}, "surfaces": [{"surface": "feed"}]}""", "no file of 'ages' says who they are")]
    [InlineData("http://127.0.0.1:1", """{"flagged": "none.csv", "walks": {"seeds": ["tag:a"]}}""", "none.csv")]
    public async Task What_cannot_be_audited_is_refused_with_a_remedy(string target, string plan, string message)
    {
        using var folder = new Folder();
        folder.Put("plan.json", plan);
        var ended = await folder.RunAsync("audit", "run", "--target", target, "--plan", "plan.json");

        Assert.NotEqual(0, ended.Code);
        ended.Says(message);
        Assert.False(folder.Has("cordon-audit"));
    }

    [Fact]
    public async Task Only_the_simulation_is_given_a_guard()
    {
        using var folder = new Folder();
        folder.Put("plan.json", Plan);
        (await folder.RunAsync("audit", "run", "--target", "http://127.0.0.1:1", "--guard", "--plan", "plan.json")).With(ExitCode.Usage).Says("--guard goes with --target simulation");
    }

    /// <summary>A platform whose feed has ten posts, some of them flagged, and which takes alerts.</summary>
    private sealed class LoopbackPlatform : IDisposable
    {
        private readonly HttpListener _listener = new();

        public LoopbackPlatform()
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            }

            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(Serve);
        }

        public string Address { get; }

        public int Flagged { get; set; }

        public List<string?> Keys { get; } = [];

        public List<string> Alerts { get; } = [];

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = await reader.ReadToEndAsync();
                if (context.Request.Url!.AbsolutePath == "/alerts")
                    Alerts.Add(body);
                else
                    Keys.Add(context.Request.Headers["Authorization"]);
                var things = Enumerable.Range(0, 10).Select(i => $$"""{"item":"post:{{i}}","author":"account:{{(i < Flagged ? "bad" : "good")}}"}""");
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($$"""{"shown":[{{string.Join(',', things)}}]}"""));
                context.Response.Close();
            }
        }

        public void Dispose() => _listener.Close();
    }
}
