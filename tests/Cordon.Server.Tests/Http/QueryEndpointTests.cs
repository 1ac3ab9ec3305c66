using System.Net;
using System.Text;
using System.Text.Json;
using Cordon.Server.Access;

namespace Cordon.Server.Tests.Http;

public sealed class QueryEndpointTests(QueryHost host) : IClassFixture<QueryHost>
{
    [Fact]
    public async Task Rows_come_with_the_event_and_what_came_of_it()
    {
        var answer = await Answer("""{"filter": "event.kind == 'like' && verdict == 'block' && event.text.contains('blue')"}""");

        Assert.Equal([20, 40], answer.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("sequence").GetInt32()));
        var row = answer.GetProperty("rows")[0];
        Assert.Equal("2026-03-01T20:00:00Z", row.GetProperty("time").GetString());
        Assert.Equal("block", row.GetProperty("evaluation").GetProperty("verdict").GetString());
        Assert.Equal("tag:blue-widget", row.GetProperty("objects")[0].GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("target").ValueKind);
    }

    [Fact]
    public async Task A_cursor_goes_on_where_the_page_before_ended()
    {
        var first = await Answer("""{"limit": 30, "order": "newest"}""");
        var second = await Answer($$"""{"limit": 30, "order": "newest", "cursor": "{{first.GetProperty("next").GetString()}}"}""");

        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal(
            Enumerable.Range(1, 40).Reverse(),
            first.GetProperty("rows").EnumerateArray().Concat(second.GetProperty("rows").EnumerateArray()).Select(r => r.GetProperty("sequence").GetInt32()));
    }

    [Theory]
    [InlineData("""{"select": "top", "field": "actor", "limit": 1}""", """{"columns":["actor","events","actors"],"rows":[{"actor":"account:a1","events":14,"actors":1}],"events":40,"distinct":3}""")]
    [InlineData("""{"select": "distinct", "field": "tag"}""", """{"columns":["field","distinct","events"],"rows":[{"field":"tag","distinct":1,"events":40}],"events":40,"distinct":1}""")]
    [InlineData("""{"select": "series", "bucket": "1d", "by": "verdict", "to": "2026-03-02"}""", """{"columns":["time","verdict","events","actors"],"rows":[{"time":"2026-03-01T00:00:00Z","verdict":"allow","events":19,"actors":3},{"time":"2026-03-01T00:00:00Z","verdict":"block","events":4,"actors":3}]}""")]
    public async Task Counts_are_exact(string question, string expected)
    {
        using var response = await host.Post(question);

        Assert.Equal(expected, await Text(response));
    }

    [Fact]
    public async Task Csv_has_a_header_and_quotes_what_must_be()
    {
        using var response = await host.Post("""{"filter": "event.id == 'e7'", "format": "csv"}""");

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "sequence,time,received,id,kind,actor,target,objects,text,attributes,verdict,rules,shadow_rules,evaluation\r\n"
            + "7,2026-03-01T07:00:00Z,2026-03-09T00:00:00Z,e7,post,account:a1,,\"[\"\"tag:blue-widget\"\"]\",\"a \"\"blue\"\" widget,\r\nnew\",\"{\"\"country\"\":\"\"xx\"\"}\",allow,[],[],\r\n",
            await Text(response));
    }

    [Fact]
    public async Task An_entitys_history_has_roles()
    {
        var answer = await Answer("""{"select": "history", "entity": "account:a2"}""");

        Assert.Equal(13, answer.GetProperty("rows").GetArrayLength());
        Assert.All(answer.GetProperty("rows").EnumerateArray(), r => Assert.Equal("actor", r.GetProperty("role").GetString()));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    [InlineData("\"rows\"", null)]
    [InlineData("""{"select": "rows"} x""", null)]
    [InlineData("""{"kind": "post", "kind": "like"}""", null)]
    [InlineData("""{"kind": {"a": {"b": {"c": {"d": 1}}}}}""", null)]
    [InlineData("""{"kind": "\ud800"}""", null)]
    [InlineData("""{"kinds": "post"}""", "/kinds")]
    [InlineData("""{"a/b~c": "post"}""", "/a~1b~0c")]
    [InlineData("""{"select": "delete"}""", "/select")]
    [InlineData("""{"select": 1}""", "/select")]
    [InlineData("""{"kind": null}""", "/kind")]
    [InlineData("""{"limit": "5"}""", "/limit")]
    [InlineData("""{"limit": 1e99}""", "/limit")]
    [InlineData("""{"limit": 0}""", "/limit")]
    [InlineData("""{"from": "yesterday"}""", "/from")]
    [InlineData("""{"from": "2026-03-02", "to": "2026-03-01"}""", "/to")]
    [InlineData("""{"entity": "a1"}""", "/entity")]
    [InlineData("""{"select": "history"}""", "/entity")]
    [InlineData("""{"select": "top", "field": "kind; DROP TABLE x"}""", "/field")]
    [InlineData("""{"select": "series", "bucket": "1 hour"}""", "/bucket")]
    [InlineData("""{"select": "series", "bucket": "1h", "by": "actor"}""", "/by")]
    [InlineData("""{"cursor": "x"}""", "/cursor")]
    [InlineData("""{"order": "random"}""", "/order")]
    [InlineData("""{"format": "xml"}""", "/format")]
    [InlineData("""{"filter": "event.knid == 'post'"}""", "/filter")]
    [InlineData("""{"filter": "event.kind"}""", "/filter")]
    [InlineData("""{"filter": ""}""", "/filter")]
    public async Task A_wrong_question_is_told_what_and_where(string body, string? pointer)
    {
        using var response = await host.Post(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await Text(response)).RootElement;
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        if (pointer is not null)
            Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_mistake_in_a_filter_has_line_and_column()
    {
        using var response = await host.Post("""{"filter": "verdict == 'block' &&\n  event.knid == 'post'"}""");

        var place = JsonDocument.Parse(await Text(response)).RootElement.GetProperty("errors")[0];
        Assert.Equal(2, place.GetProperty("line").GetInt32());
        Assert.InRange(place.GetProperty("column").GetInt32(), 3, 9);
        Assert.Contains("kind", place.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using var response = await host.Post([.. "{\"kind\": \""u8, 0xFF, 0xFE, .. "\"}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_too_long_is_refused()
    {
        using var response = await host.Post(Encoding.UTF8.GetBytes($$"""{"kind": "{{new string('a', 300_000)}}"}"""));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Scopes.Ingest, HttpStatusCode.Forbidden)]
    public async Task Only_a_key_that_may_read_gets_an_answer(string? scope, HttpStatusCode expected)
    {
        using var response = await host.Post("{}", scope);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_description_of_the_api_has_the_question_and_both_forms_of_the_answer()
    {
        var post = JsonDocument.Parse(await host.Get("/openapi/v1.json")).RootElement.GetProperty("paths").GetProperty("/v1/query").GetProperty("post");

        Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
        Assert.True(post.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/csv", out _));
    }

    private async Task<JsonElement> Answer(string body)
    {
        using var response = await host.Post(body);
        var text = await Text(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
