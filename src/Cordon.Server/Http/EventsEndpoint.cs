using System.Globalization;
using System.Text.Json;
using Cordon.Events.Reading;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Hosting;
using Cordon.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>POST /v1/events</c>: takes in events, and answers when they are durable, or evaluated when the caller asks for verdicts.</summary>
internal sealed class EventsEndpoint(CordonEngine engine, ServerOptions options)
{
    private readonly PayloadReader _reader = new();

    public static void Map(RouteGroupBuilder v1, CordonEngine engine, ServerOptions options)
    {
        var endpoint = new EventsEndpoint(engine, options);
        v1.MapPost("/events", (HttpContext context, string? wait) => endpoint.Post(context))
            .Needs(Scopes.Ingest, "Events", "Takes in events, one, an array, or one a line, and answers when they are durable; wait=verdict: when they are evaluated")
            .Accepts<object>("application/json", "application/x-ndjson")
            .ProducesProblem(413).ProducesProblem(422).ProducesProblem(429).ProducesProblem(507);
    }

    private async Task Post(HttpContext context)
    {
        if (Waits(context.Request) is not { } waits)
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, "Bad query",
                $"wait is '{context.Request.Query["wait"]}'; write wait=verdict, or leave it out");
            return;
        }

        if (context.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding and not ("gzip" or "zstd" or "identity"))
        {
            await Problems.Write(context, StatusCodes.Status415UnsupportedMediaType, "Unknown encoding",
                $"the body is encoded as '{encoding}'; send gzip, zstd, or plain");
            return;
        }

        var cancellation = context.RequestAborted;
        Payload payload;
        long bytes;
        using (var body = await BodyReader.Read(context.Request, options.MostBodyBytes, cancellation))
        {
            if (body.TooLong)
            {
                context.Response.Headers.Connection = "close";
                await Problems.Write(context, StatusCodes.Status413PayloadTooLarge, "Body too long",
                    string.Create(CultureInfo.InvariantCulture, $"the body is longer than {options.MostBodyBytes} bytes; send fewer events at once, or compress them"));
                return;
            }

            payload = _reader.Read(body.Bytes, options.MostPayloadBytes, cancellation);
            bytes = body.Bytes.Length + (400L * payload.Records.Count);
        }

        if (await Refused(context, payload))
            return;
        var submission = new Submission(payload.Records, bytes, waits);
        if (!engine.TrySubmit(submission))
        {
            context.Response.Headers.RetryAfter = "1";
            await Problems.Write(context, StatusCodes.Status429TooManyRequests, "Busy", "more events wait than can be written at once; send these again in a second");
            return;
        }

        try
        {
            await submission.Done.WaitAsync(cancellation);
        }
        catch (StorageException e)
        {
            await Problems.Write(context, e.IsDiskFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable,
                "Not stored", $"nothing of this was accepted; send it again later: {e.Message}");
            return;
        }

        await Answer(context, submission, payload);
    }

    private static bool? Waits(HttpRequest request) => request.Query["wait"].ToString() switch
    {
        "" or "durable" => false,
        "verdict" => true,
        _ => null,
    };

    /// <summary>Answers what cannot be taken at all.</summary>
    private async Task<bool> Refused(HttpContext context, Payload payload)
    {
        if (payload.Damage is not null)
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, "Unreadable body", $"nothing of this was accepted: {payload.Damage}");
            return true;
        }

        if (payload.Records.Count > options.MostRecords)
        {
            await Problems.Write(context, StatusCodes.Status413PayloadTooLarge, "Too many events",
                string.Create(CultureInfo.InvariantCulture, $"the body holds {payload.Records.Count} events; send at most {options.MostRecords} at once"));
            return true;
        }

        if (payload.Records.Count == 0 && payload.Ignored.Count == 0)
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, "Empty body", "the body holds no event; send one as a JSON object, several as an array or one a line");
            return true;
        }

        return false;
    }

    private static async Task Answer(HttpContext context, Submission submission, Payload payload)
    {
        var (accepted, duplicates, rejected) = (0, 0, 0);
        foreach (var outcome in submission.Outcomes)
        {
            if (outcome.Record.Event is null)
                rejected++;
            else if (outcome.IsDuplicate)
                duplicates++;
            else
                accepted++;
        }

        var ignored = payload.Ignored.Sum(i => i.Count);
        if (accepted + duplicates + ignored == 0)
        {
            // None could be read. They are kept with the reasons all the same.
            await Problems.Write(context, StatusCodes.Status422UnprocessableEntity, "No readable event",
                $"none of the {rejected} records is an event; they are kept, see GET /v1/rejects",
                [.. submission.Outcomes.Take(100).Select(o => new ProblemPlace(o.Record.Reject!.Line, o.Record.Reject.Column, null, o.Record.Reject.Reason))]);
            return;
        }

        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, JsonTexts.Writing);
        json.WriteStartObject();
        json.WriteNumber("accepted"u8, accepted);
        json.WriteNumber("duplicates"u8, duplicates);
        json.WriteNumber("rejected"u8, rejected);
        json.WriteNumber("ignored"u8, ignored);
        json.WriteStartArray("events"u8);
        for (var i = 0; i < submission.Outcomes.Length; i++)
            Write(json, submission, i);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, Submission submission, int index)
    {
        var outcome = submission.Outcomes[index];
        json.WriteStartObject();
        if (outcome.Record.Event is not { } e)
        {
            json.WriteString("outcome"u8, "rejected"u8);
            json.WriteNumber("line"u8, outcome.Record.Reject!.Line);
            json.WriteNumber("column"u8, outcome.Record.Reject.Column);
            json.WriteString("reason"u8, outcome.Record.Reject.Reason);
        }
        else
        {
            json.WriteString("id"u8, e.Id);
            json.WriteString("outcome"u8, outcome.IsDuplicate ? "duplicate"u8 : "accepted"u8);
            if (!outcome.IsDuplicate)
                json.WriteNumber("sequence"u8, outcome.Sequence);
            submission.Verdicts?.Write(json, index);
        }

        json.WriteEndObject();
    }
}
