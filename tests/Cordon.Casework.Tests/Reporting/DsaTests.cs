using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cordon.Casework.Reporting.Dsa;
using Cordon.Storage.Evidence;

namespace Cordon.Casework.Tests.Reporting;

public sealed class DsaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();
    private readonly HttpListener _listener = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<int> _sizes = [];
    private readonly Uri _address;
    private Func<int, bool> _drops = _ => false;
    private int _calls;

    public DsaTests()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
        }

        _listener.Prefixes.Add(_address.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    [Fact]
    public async Task Statements_are_sent_a_hundred_at_a_time_and_each_is_taken_once_whatever_answers_are_lost()
    {
        using var store = EvidenceStore.Open(Path.Combine(_folder.Path, "evidence.db"));
        for (var i = 0; i < 250; i++)
            Assert.True(store.Add(Statement($"s-{i:000}"), _clock.Now));
        Assert.False(store.Add(Statement("s-000"), _clock.Now));
        _drops = call => call == 1;

        using var sender = new StatementSender(store, _address, "token", _clock);
        await sender.Work(TestContext.Current.CancellationToken);
        Assert.Equal(150, store.StatementStates().Count(s => s.State == "accepted"));
        _clock.Now += TimeSpan.FromMinutes(1);
        await sender.Work(TestContext.Current.CancellationToken);

        Assert.Equal(250, _taken.Count);
        Assert.All(store.StatementStates(), s => Assert.Equal("accepted", s.State));
        Assert.Equal(100, _sizes.Max());
    }

    [Fact]
    public async Task One_that_is_refused_holds_up_no_other()
    {
        using var store = EvidenceStore.Open(Path.Combine(_folder.Path, "evidence.db"));
        for (var i = 0; i < 20; i++)
            store.Add(Statement($"s-{i:000}") with { DecisionFacts = i == 13 ? "refuse this" : "facts" }, _clock.Now);

        using var sender = new StatementSender(store, _address, "token", _clock);
        Assert.Equal(19, await sender.Work(TestContext.Current.CancellationToken));

        var refused = store.FindStatement("s-013")!;
        Assert.Equal(StatementState.Refused, refused.State);
        Assert.Contains("decision_facts", refused.Problem, StringComparison.Ordinal);
        Assert.Equal(19, _taken.Count);
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_tried_later()
    {
        using var store = EvidenceStore.Open(Path.Combine(_folder.Path, "evidence.db"));
        store.Add(Statement("s"), _clock.Now);
        using var sender = new StatementSender(store, _address, "wrong", _clock);

        Assert.Equal(0, await sender.Work(TestContext.Current.CancellationToken));

        Assert.Contains("401", store.FindStatement("s")!.Problem, StringComparison.Ordinal);
        Assert.Empty(store.DueStatements(_clock.Now, 10));
        Assert.Single(store.DueStatements(_clock.Now.AddMinutes(1), 10));
    }

    [Theory]
    [InlineData("demote", "DECISION_VISIBILITY_CONTENT_DEMOTED")]
    [InlineData("hold", "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED")]
    [InlineData("warn", "DECISION_VISIBILITY_CONTENT_LABELLED")]
    [InlineData("hide", "DECISION_VISIBILITY_CONTENT_REMOVED")]
    [InlineData("block", "DECISION_VISIBILITY_CONTENT_REMOVED")]
    [InlineData("allow", null)]
    public void A_verdict_has_its_word(string verdict, string? word) =>
        Assert.Equal(word, StatementOfReasons.Of(verdict, Statement("s") with { DecisionVisibility = null })?.DecisionVisibility!.Single());

    [Fact]
    public void Limits_are_kept_and_plain_personal_data_is_found()
    {
        Assert.Empty(StatementCheck.Problems(Statement("s")));
        foreach (var (wrong, says) in ((StatementOfReasons, string)[])
        [
            (Statement("a b"), "puid"), (Statement(new string('a', 501)), "puid"), (Statement("s") with { DecisionVisibility = null }, "at least one"),
            (Statement("s") with { DecisionFacts = new string('x', 5001) }, "decision_facts"), (Statement("s") with { IllegalContentExplanation = new string('x', 2001) }, "explanation"),
            (Statement("s") with { IllegalContentLegalGround = null }, "decision_ground"), (Statement("s") with { DecisionGround = "teapot" }, "decision_ground"),
            (Statement("s") with { TerritorialScope = ["EU1"] }, "territorial_scope"), (Statement("s") with { DecisionFacts = "wrote from jo@mail.example" }, "personal"),
            (Statement("s") with { DecisionFacts = "came from 198.51.100.7" }, "personal"), (Statement("s") with { DecisionFacts = "of account:a1" }, "personal"),
        ])
            Assert.Contains(says, string.Join('\n', StatementCheck.Problems(wrong)), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Close();
        _folder.Dispose();
    }

    private static StatementOfReasons Statement(string puid) => new()
    {
        Puid = puid,
        DecisionVisibility = [DsaVisibility.All[3]],
        DecisionGround = "DECISION_GROUND_ILLEGAL_CONTENT",
        IllegalContentLegalGround = "a law",
        IllegalContentExplanation = "because",
        ContentType = ["CONTENT_TYPE_IMAGE"],
        TerritorialScope = ["AT", "DE"],
        ApplicationDate = new DateOnly(2026, 3, 1),
        DecisionFacts = "facts",
        SourceType = "SOURCE_VOLUNTARY",
        AutomatedDetection = "Yes",
        AutomatedDecision = "AUTOMATED_DECISION_NOT_AUTOMATED",
    };

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new StreamReader(context.Request.InputStream);
                var (status, answer) = Take(context, await body.ReadToEndAsync());
                if (_drops(_calls++))
                {
                    context.Response.Abort();
                    continue;
                }

                context.Response.StatusCode = status;
                context.Response.Close(Encoding.UTF8.GetBytes(answer), willBlock: true);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private (int Status, string Answer) Take(HttpListenerContext context, string body)
    {
        if (context.Request.Headers["Authorization"] != "Bearer token")
            return (401, "{}");
        using var json = JsonDocument.Parse(body);
        var one = context.Request.Url!.AbsolutePath == "/api/v1/statement";
        var statements = one ? [json.RootElement] : json.RootElement.GetProperty("statements").EnumerateArray().ToList();
        _sizes.Add(statements.Count);
        var errors = new List<string>();
        for (var i = 0; i < statements.Count; i++)
        {
            var place = one ? "" : string.Create(CultureInfo.InvariantCulture, $"statement_{i}.");
            if (_taken.Contains(statements[i].GetProperty("puid").GetString()!))
                errors.Add($"\"{place}puid\":[\"is there already\"]");
            if (statements[i].GetProperty("decision_facts").GetString() == "refuse this")
                errors.Add($"\"{place}decision_facts\":[\"is not good\"]");
        }

        if (errors.Count > 0)
            return (422, $"{{\"message\":\"invalid\",\"errors\":{{{string.Join(',', errors)}}}}}");
        _taken.UnionWith(statements.Select(s => s.GetProperty("puid").GetString()!));
        return (201, "{}");
    }
}
