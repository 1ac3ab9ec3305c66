using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Events;
using Cordon.Storage.History;

namespace Cordon.Cli.Tests;

public sealed class QueryTests : IDisposable
{
    private readonly Folder _folder = new();

    public QueryTests()
    {
        using var store = HistoryStore.Open(Path.Combine(_folder["cordon-data"], "history"));
        store.Append([.. Enumerable.Range(1, 30).Select(Row)]);
        store.Flush();
    }

    [Fact]
    public void A_filter_prints_the_rows_that_it_holds_for()
    {
        var ended = (Query("--filter", "event.kind == 'like' && event.text.size() == 3")).With(ExitCode.Success);

        Assert.Contains("account:a1", ended.Out, StringComparison.Ordinal);
        Assert.Equal(3, ended.Lines.Count(l => l.Contains("like", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_top_list_as_json_has_values_and_counts()
    {
        var json = (Query("--top", "actor", "--limit", "1", "--json")).With(ExitCode.Success).Json;

        Assert.Equal(4, json.GetProperty("distinct").GetInt64());
        Assert.Equal("account:a1", json.GetProperty("rows")[0].GetProperty("actor").GetString());
    }

    [Fact]
    public void A_series_as_csv_has_a_header_and_nothing_else()
    {
        var ended = (Query("--series", "1d", "--csv")).With(ExitCode.Success);

        Assert.Equal("time,events,actors\r\n2026-03-01T00:00:00Z,23,4\r\n2026-03-02T00:00:00Z,7,4\r\n", ended.Out);
    }

    [Fact]
    public void An_entity_prints_its_history_in_order()
    {
        var ended = (Query("--entity", "account:a2", "--csv")).With(ExitCode.Success);

        Assert.Equal([2, 6, 10, 14, 18, 22, 26, 30], ended.Lines.Skip(1).Select(l => int.Parse(l.Split(',')[0], CultureInfo.InvariantCulture)));
        Assert.All(ended.Lines.Skip(1), l => Assert.EndsWith(",actor\r", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("event.knid", "--filter", "event.knid == 'post'")]
    [InlineData("there is no field 'nothing'", "--top", "nothing")]
    [InlineData("is not a time", "--from", "yesterday")]
    [InlineData("is not an entity", "--entity", "a1")]
    [InlineData("ask one", "--top", "kind", "--series", "1h")]
    [InlineData("there is no history", "--data", "elsewhere")]
    [InlineData("is no address", "--url", "nowhere")]
    public void A_wrong_question_ends_with_what_is_wrong(string said, params string[] args) =>
        (Query(args)).With(ExitCode.Usage).Says(said);

    public void Dispose() => _folder.Dispose();

    // Run in this process: CSV has carriage returns, which the other tests take for a cursor that moves.
    private Ended Query(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] data = args.Contains("--data") ? [] : ["--data", _folder["cordon-data"]];
        var code = CommandLine.Run(["query", .. args, .. data], new Screen(output, error), TestContext.Current.CancellationToken);
        return new Ended(code, output.ToString(), error.ToString());
    }

    private static HistoryRow Row(int number) => new()
    {
        Sequence = number,
        Received = new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero),
        Event = new Event
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"e{number}"),
            Time = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number),
            Kind = number % 10 == 5 ? "like" : "post",
            Actor = Entity.Parse(string.Create(CultureInfo.InvariantCulture, $"account:a{number % 4}")),
            Text = "new",
        },
        Verdict = "allow",
    };
}
