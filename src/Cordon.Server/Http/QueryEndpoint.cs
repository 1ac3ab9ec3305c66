using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Policy.Cel;
using Cordon.Server.Access;
using Cordon.Storage.History.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>POST /v1/query</c>: answers questions to the history.</summary>
internal static class QueryEndpoint
{
    private const int MostBodyBytes = 1 << 18;

    /// <summary>Offers the endpoint.</summary>
    /// <param name="v1">The group of the API.</param>
    /// <param name="query">What answers; the caller owns it.</param>
    /// <param name="flush">Called before each answer, so that it holds what was evaluated so far.</param>
    /// <param name="asked">Told who asks what, before anything is shown.</param>
    public static void Map(RouteGroupBuilder v1, HistoryQuery query, Func<Task> flush, Action<string, HistoryRequest> asked) => v1
        .MapPost("/query", (Delegate)((HttpContext context) => Post(context, query, flush, asked)))
        .Needs(Scopes.Read, "History", "Ask the history")
        .WithDescription("Rows, the history of an entity, counts by time, the most frequent values, or how many different ones, as JSON or CSV. A row on which the filter fails does not match, and is counted in 'failed'.")
        .Accepts<QueryBody>("application/json")
        .Produces<QueryReply>(StatusCodes.Status200OK, "application/json", "text/csv")
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task Post(HttpContext context, HistoryQuery query, Func<Task> flush, Action<string, HistoryRequest> asked)
    {
        var (request, isCsv) = await Read(context);
        await flush().WaitAsync(context.RequestAborted);
        HistoryAnswer answer;
        try
        {
            // A query blocks its thread for as long as it takes, so not one that others wait for.
            answer = await Task.Factory.StartNew(
                () =>
                {
                    asked(Caller.Of(context).Name, request);
                    return query.Ask(request, context.RequestAborted);
                },
                context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (HistoryQueryException e)
        {
            throw Problem(e);
        }

        if (isCsv)
        {
            await WriteCsv(context, answer);
            return;
        }

        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { Encoder = JsonTexts.Encoder });
        AnswerWriter.WriteJson(answer, json);
        await json.FlushAsync(context.RequestAborted);
    }

    private static async Task<(HistoryRequest Request, bool IsCsv)> Read(HttpContext context)
    {
        using var body = await BodyReader.Read(context.Request, MostBodyBytes, context.RequestAborted);
        if (body.TooLong)
        {
            context.Response.Headers.Connection = "close";
            throw new RequestProblem(StatusCodes.Status413PayloadTooLarge, "Body too long", $"the body is longer than {MostBodyBytes} bytes; a query is shorter");
        }

        try
        {
            return RequestJson.Read(body.Bytes);
        }
        catch (JsonException e)
        {
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Not JSON", $"the body cannot be read as JSON: {e.Message}",
                e.LineNumber is { } line ? [new ProblemPlace(line + 1, (e.BytePositionInLine ?? 0) + 1, null, e.Message)] : null);
        }
        catch (HistoryQueryException e)
        {
            throw Problem(e);
        }
        catch (InvalidOperationException e)
        {
            // A text with half a character, which no UTF-8 can hold.
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Not text", $"a text in the body is not valid: {e.Message}");
        }
    }

    private static RequestProblem Problem(HistoryQueryException e)
    {
        var status = e.IsTooMuch ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
        var title = e.IsTooMuch ? "Too much asked" : "Wrong query";
        var pointer = e.Field is null ? null : "/" + e.Field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        if (e.Compilation is not { } compilation)
            return new RequestProblem(status, title, e.Message, pointer is null ? null : [new ProblemPlace(0, 0, pointer, e.Message)]);
        return new RequestProblem(status, title, e.Message, [.. compilation.Problems.Select(p => new ProblemPlace(p.Line(compilation.Source), p.Column(compilation.Source), pointer, Said(p)))]);
    }

    private static string Said(CelProblem problem)
    {
        var said = problem.Expected is null ? problem.Message : $"{problem.Message}; expected {problem.Expected}";
        return problem.Hint is null ? said : $"{said}; {problem.Hint}";
    }

    private static async Task WriteCsv(HttpContext context, HistoryAnswer answer)
    {
        context.Response.ContentType = "text/csv; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"query.csv\"";
        if (answer.Next is not null)
            context.Response.Headers["X-Next-Cursor"] = answer.Next;
        if (answer.Failed > 0)
            context.Response.Headers["X-Failed-Rows"] = answer.Failed.ToString(CultureInfo.InvariantCulture);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        AnswerWriter.WriteCsv(answer, text);
        await context.Response.WriteAsync(text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), context.RequestAborted);
    }
}
