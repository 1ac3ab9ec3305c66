using System.Text;
using System.Text.Json;
using Cordon.Events;
using Cordon.Storage.History;
using Cordon.Storage.History.Query;

namespace Cordon.Storage.Tests.History;

/// <summary>Queries against 1,500 rows in many files, and against the same rows in a list.</summary>
public sealed class HistoryQueryTests : IClassFixture<HistoryQueryTests.Filled>
{
    private readonly List<HistoryRow> _rows;
    private readonly HistoryQuery _query;
    private readonly HistoryStore _store;

    public HistoryQueryTests(Filled filled) => (_rows, _query, _store) = (filled.Rows, filled.Query, filled.Store);

    public static TheoryData<string> Filters =>
    [
        "event.kind == 'post'",
        "'like' == event.kind && verdict == 'block'",
        "event.kind in ['post', 'search'] && event.actor in ['account:a1', 'account:a2']",
        "event.kind == 'post' || event.kind == 'like'",
        "event.kind == 'post' || verdict == 'block'",
        "event.target == ''",
        "event.target == 'account:a3' || event.target == ''",
        "event.target != ''",
        "'tag:t1' in event.objects",
        "'tag:t1' in event.tags",
        "'device:d1' in event.tags",
        "'fast-posts' in rules && 'new-account' in shadow_rules",
        "rules.size() > 1",
        "event.kind in []",
        "event.time > timestamp('2026-03-02T12:00:00Z') && event.time < timestamp('2026-03-04T00:00:00Z')",
        "event.time >= timestamp('2026-03-02T12:00:00.0000009Z') && verdict != 'allow'",
        "event.text == '\\x00nul\\x00'",
        "event.text.contains(\"DROP TABLE\")",
        "event.id.endsWith('\\uE000mark\\uE0000')",
        "event.attributes['country'] == ''",
        "has(event.attributes.country) && event.attributes.country.startsWith('=')",
        "event.links.exists(l, l.contains('[1]')) && !(event.kind == 'post')",
        "event.kind == \"'; DROP TABLE pending; --\" || event.actor == event.target",
        "true",
        "event.kind == 'post' && event.attributes['country'] == 'x' && false",
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_finds_the_rows_that_evaluation_one_by_one_finds(string filter)
    {
        var condition = HistoryCondition.Compile(filter);
        var expected = MadeRows.InOrder(_rows.Where(r => condition.Holds(r, out _))).ToList();

        var answer = _query.Answer(new HistoryRequest { Filter = filter, Limit = 10_000 });
        var top = _query.Answer(new HistoryRequest { Select = HistorySelect.Top, Field = "actor", Filter = filter });

        Assert.Equal(expected.Select(MadeRows.Shown), answer.Rows.Select(RowReader.Row).Select(MadeRows.Shown));
        Assert.Equal(expected.Count, top.Events ?? 0);
    }

    [Fact]
    public void The_filters_above_find_something_and_not_everything()
    {
        var counts = Filters.Select(f => _query.Answer(new HistoryRequest { Filter = f, Limit = 10_000 }).Rows.Count).ToList();

        Assert.True(counts.Count(c => c > 0 && c < _rows.Count) >= 18, string.Join(' ', counts));
    }

    [Fact]
    public void Pages_joined_are_the_whole_in_either_order()
    {
        foreach (var newestFirst in (bool[])[false, true])
        {
            var request = new HistoryRequest { Filter = "event.text != 'null'", NewestFirst = newestFirst };
            var whole = _query.Answer(request with { Limit = 10_000 });
            var joined = new List<object?[]>();
            string? cursor = null;
            do
            {
                var page = _query.Answer(request with { Limit = 97, Cursor = cursor });
                Assert.True(page.Rows.Count == 97 || page.Next is null);
                joined.AddRange(page.Rows);
                cursor = page.Next;
            }
            while (cursor is not null);

            Assert.Null(whole.Next);
            Assert.Equal(whole.Rows.Select(r => r[0]), joined.Select(r => r[0]));
            if (newestFirst)
                Assert.Equal(MadeRows.InOrder(_rows.Where(r => r.Event.Text != "null")).Reverse().Select(r => (object)r.Sequence), joined.Select(r => r[0]));
        }
    }

    [Fact]
    public void A_range_holds_its_beginning_and_not_its_end()
    {
        var (from, to) = (_rows[10].Event.Time, _rows[11].Event.Time);
        if (from > to)
            (from, to) = (to, from);

        var answer = _query.Answer(new HistoryRequest { From = from, To = to, Limit = 10_000 });

        Assert.Equal(MadeRows.InOrder(_rows.Where(r => r.Event.Time >= from && r.Event.Time < to)).Select(r => (object)r.Sequence), answer.Rows.Select(r => r[0]));
    }

    [Fact]
    public void An_entitys_history_has_all_its_roles()
    {
        var entity = Entity.Parse("account:a1");
        var answer = _query.Answer(new HistoryRequest { Select = HistorySelect.History, Entity = entity, Limit = 10_000 });
        var device = _query.Answer(new HistoryRequest { Select = HistorySelect.History, Entity = Entity.Parse("device:d2"), Limit = 10_000 });

        Assert.Equal(MadeRows.InOrder(_rows.Where(r => r.Event.Actor == entity || r.Event.Target == entity)).Select(r => (object)r.Sequence), answer.Rows.Select(r => r[0]));
        Assert.Equal(["actor", "target"], answer.Rows.Select(r => (string)r[^1]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(_rows.Count(r => r.Event.Objects.Contains(Entity.Parse("device:d2"))), device.Rows.Count);
        Assert.All(device.Rows, r => Assert.Equal("object", r[^1]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("verdict == 'block'")]
    [InlineData("event.text.size() > 3")]
    public void Top_lists_count_events_and_actors(string? filter)
    {
        var rows = Matching(filter);
        foreach (var dimension in HistoryDimension.All)
        {
            var expected = rows.SelectMany(r => Values(dimension.Name, r).Distinct().Select(v => (Value: v, Actor: r.Event.Actor)))
                .GroupBy(v => v.Value)
                .Select(g => ((string, long, long))(g.Key, g.Count(), g.Select(v => v.Actor).Distinct().Count()))
                .OrderByDescending(v => v.Item2).ThenBy(v => v.Item1, StringComparer.Ordinal).ToList();

            var answer = _query.Answer(new HistoryRequest { Select = HistorySelect.Top, Field = dimension.Name, Filter = filter, Limit = 3 });
            var distinct = _query.Answer(new HistoryRequest { Select = HistorySelect.Distinct, Field = dimension.Name, Filter = filter });

            Assert.Equal(expected.Take(3), answer.Rows.Select(r => ((string, long, long))((string)r[0]!, (long)r[1]!, (long)r[2]!)));
            Assert.Equal(expected.Count, distinct.Distinct);
            Assert.Equal(rows.Count, distinct.Events);
        }
    }

    [Theory]
    [InlineData(null, null, 60)]
    [InlineData("kind", null, 1440)]
    [InlineData("rule", "event.text.size() > 3", 97)]
    [InlineData("verdict", "event.kind == 'post'", 1440 * 31)]
    public void A_series_counts_by_time(string? by, string? filter, int minutes)
    {
        var micros = minutes * 60_000_000L;
        var expected = Matching(filter)
            .SelectMany(r => (by is null ? [""] : Values(by, r)).Select(v => (Bucket: Micros.Of(r.Event.Time) / micros * micros, Value: v, Actor: r.Event.Actor)))
            .GroupBy(v => (v.Bucket, v.Value))
            .OrderBy(g => g.Key.Bucket).ThenBy(g => g.Key.Value, StringComparer.Ordinal)
            .Select(g => $"{g.Key.Bucket} {g.Key.Value} {g.Count()} {g.Select(v => v.Actor).Distinct().Count()}");

        var answer = _query.Answer(new HistoryRequest { Select = HistorySelect.Series, Bucket = TimeSpan.FromMinutes(minutes), By = by, Filter = filter });

        Assert.Equal(expected, answer.Rows.Select(r => $"{Micros.Of((DateTimeOffset)r[0]!)} {(by is null ? "" : r[1])} {r[^2]} {r[^1]}"));
    }

    [Fact]
    public void Rows_that_wait_are_found_too()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"));
        using var query = new HistoryQuery(store);
        Assert.Empty(query.Answer(new HistoryRequest()).Rows);
        Assert.Empty(query.Answer(new HistoryRequest { Select = HistorySelect.Top, Field = "kind" }).Rows);
        store.Append(MadeRows.Rows(1, 3, 2, 1));

        Assert.Equal(3, query.Answer(new HistoryRequest()).Rows.Count);
    }

    [Fact]
    public void A_folder_that_a_server_has_open_can_be_read()
    {
        using var query = new HistoryQuery(new StoredHistory(_store.Root));

        Assert.Equal(_rows.Count, query.Answer(new HistoryRequest { Limit = 10_000 }).Rows.Count);
    }

    [Fact]
    public void A_condition_that_fails_on_rows_counts_them()
    {
        var answer = _query.Answer(new HistoryRequest { Filter = "event.attributes['country'] == '=1+1'", Limit = 10_000 });

        Assert.Equal(_rows.Count(r => !r.Event.Attributes.ContainsKey("country")), answer.Failed);
        Assert.Contains("country", answer.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event.knid == 'post'", "knid")]
    [InlineData("event.kind == 1", "filter")]
    [InlineData("event.kind", "bool")]
    [InlineData("event.kind == 'a", "filter")]
    [InlineData("verdict == nothing", "nothing")]
    public void A_filter_that_is_no_condition_is_shown_where(string filter, string named)
    {
        var problem = Assert.Throws<HistoryQueryException>(() => _query.Answer(new HistoryRequest { Filter = filter }));

        Assert.Equal("filter", problem.Field);
        Assert.NotEmpty(problem.Compilation!.Problems);
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, HistoryRequest> WrongRequests => new()
    {
        { "limit", new HistoryRequest { Limit = 0 } },
        { "limit", new HistoryRequest { Limit = 10_001 } },
        { "limit", new HistoryRequest { Select = HistorySelect.Series, Bucket = TimeSpan.FromHours(1), Limit = 5 } },
        { "cursor", new HistoryRequest { Cursor = "1; DROP TABLE pending" } },
        { "to", new HistoryRequest { From = MadeRows.Start, To = MadeRows.Start } },
        { "entity", new HistoryRequest { Select = HistorySelect.History } },
        { "field", new HistoryRequest { Select = HistorySelect.Top } },
        { "field", new HistoryRequest { Select = HistorySelect.Top, Field = "kind FROM x" } },
        { "field", new HistoryRequest { Field = "kind" } },
        { "bucket", new HistoryRequest { Select = HistorySelect.Series } },
        { "bucket", new HistoryRequest { Select = HistorySelect.Series, Bucket = TimeSpan.FromSeconds(90) } },
        { "by", new HistoryRequest { Select = HistorySelect.Series, Bucket = TimeSpan.FromHours(1), By = "actor" } },
        { "order", new HistoryRequest { Select = HistorySelect.Top, Field = "kind", NewestFirst = true } },
    };

    [Theory]
    [MemberData(nameof(WrongRequests), DisableDiscoveryEnumeration = true)]
    public void A_wrong_request_is_told_which_field_is_wrong(string field, HistoryRequest request) =>
        Assert.Equal(field, Assert.Throws<HistoryQueryException>(() => _query.Answer(request)).Field);

    [Fact]
    public void A_query_that_takes_too_long_ends()
    {
        using var query = new HistoryQuery(_store, new HistoryQueryLimits { Time = TimeSpan.Zero });

        var problem = Assert.Throws<HistoryQueryException>(() => query.Answer(new HistoryRequest()));
        Assert.True(problem.IsTooMuch);
        Assert.Contains("took longer", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_that_goes_away_ends_the_query()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _query.Ask(new HistoryRequest(), gone.Token));
    }

    [Fact]
    public void An_answer_of_too_many_characters_ends_early_and_can_be_gone_on_with()
    {
        using var query = new HistoryQuery(_store, new HistoryQueryLimits { Chars = 2_000 });
        var page = query.Answer(new HistoryRequest { Limit = 1_000 });

        Assert.InRange(page.Rows.Count, 1, 50);
        Assert.NotNull(page.Next);
    }

    [Fact]
    public void A_series_of_too_many_rows_is_refused()
    {
        using var query = new HistoryQuery(_store, new HistoryQueryLimits { Rows = 5 });

        Assert.True(Assert.Throws<HistoryQueryException>(() => query.Answer(new HistoryRequest { Select = HistorySelect.Series, Bucket = TimeSpan.FromMinutes(1) })).IsTooMuch);
    }

    [Fact]
    public void The_database_reaches_nothing_beyond_its_folder()
    {
        using var database = HistoryDatabase.Open(new HistoryFolder(_store.Root), _store.Root, 128, 1);
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside.File("a.csv"), "x\n1\n");

        Assert.ThrowsAny<Exception>(() => database.Run($"SELECT * FROM read_csv({HistoryDatabase.Quoted(outside.File("a.csv"))})"));
        Assert.ThrowsAny<Exception>(() => database.Run($"COPY (SELECT 1) TO {HistoryDatabase.Quoted(outside.File("b.csv"))}"));
        Assert.ThrowsAny<Exception>(() => database.Run("INSTALL httpfs"));
        Assert.ThrowsAny<Exception>(() => database.Run("SET enable_external_access = true"));
        Assert.ThrowsAny<Exception>(() => database.Run("SET memory_limit = '64GiB'"));
    }

    [Fact]
    public void Csv_is_read_back_as_what_it_was()
    {
        var answer = _query.Answer(new HistoryRequest { Limit = 10_000 });
        using var text = new StringWriter();
        AnswerWriter.WriteCsv(answer, text);

        var read = Split(text.ToString());

        Assert.Equal(answer.Columns, read[0]);
        Assert.Equal(answer.Rows.Count, read.Count - 1);
        for (var i = 0; i < answer.Rows.Count; i++)
        {
            var expected = answer.Rows[i].Select(AnswerWriter.Shown).Select(c => c.StartsWith('=') ? "'" + c : c);
            Assert.Equal(expected, read[i + 1]);
        }
    }

    [Fact]
    public void Json_is_read_back_as_what_it_was()
    {
        var answer = _query.Answer(new HistoryRequest { Limit = 200, Filter = "event.text != ''" });
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            AnswerWriter.WriteJson(answer, json);

        var root = JsonDocument.Parse(stream.ToArray()).RootElement;
        var rows = root.GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(answer.Rows.Select(r => (string?)r[8]), rows.Select(r => r.GetProperty("text").GetString()));
        Assert.Equal(answer.Rows.Select(r => (string?)r[3]), rows.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(answer.Next, root.GetProperty("next").GetString());
    }

    private List<HistoryRow> Matching(string? filter)
    {
        var condition = filter is null ? null : HistoryCondition.Compile(filter);
        return [.. _rows.Where(r => condition is null || condition.Holds(r, out _))];
    }

    private static IEnumerable<string> Values(string dimension, HistoryRow row) => dimension switch
    {
        "kind" => [row.Event.Kind],
        "verdict" => [row.Verdict],
        "rule" => row.Rules,
        "shadow_rule" => row.ShadowRules,
        "actor" => [row.Event.Actor.Text],
        "target" => row.Event.Target.IsNone ? [] : [row.Event.Target.Text],
        "object" => row.Event.Objects.Select(o => o.Text),
        _ => row.Event.Objects.Where(o => o.Is(dimension)).Select(o => o.Text),
    };

    private static List<List<string>> Split(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\r' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\r')
                {
                    rows.Add(row);
                    row = [];
                    i++;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        return rows;
    }

    public sealed class Filled : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Filled()
        {
            Rows = MadeRows.Rows(1, 1_500, 6, 11);
            Store = HistoryStore.Open(_folder.File("history"), new HistoryOptions { DaysPerFlush = 2 });
            foreach (var some in Rows.Chunk(300))
            {
                Store.Append(some);
                Store.Flush();
            }

            Query = new HistoryQuery(Store);
        }

        internal List<HistoryRow> Rows { get; }

        internal HistoryStore Store { get; }

        internal HistoryQuery Query { get; }

        public void Dispose()
        {
            Query.Dispose();
            Store.Dispose();
            _folder.Dispose();
        }
    }
}
