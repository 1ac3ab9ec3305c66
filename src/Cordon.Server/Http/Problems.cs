using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>The one shape of an error: <c>application/problem+json</c> (RFC 9457), saying what is wrong, where, and what to do.</summary>
internal static class Problems
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Answers with a problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">The kind of problem, in a few words.</param>
    /// <param name="detail">What is wrong with this request, and the remedy.</param>
    /// <param name="places">Where, when there are places to name.</param>
    public static async Task Write(HttpContext context, int status, string title, string detail, IReadOnlyList<ProblemPlace>? places = null)
    {
        if (context.Response.HasStarted)
            return;
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { Encoder = JsonTexts.Encoder });
        json.WriteStartObject();
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, title);
        json.WriteNumber("status"u8, status);
        json.WriteString("detail"u8, detail);
        json.WriteString("instance"u8, context.Request.Path.Value);
        if (places is { Count: > 0 })
        {
            json.WriteStartArray("errors"u8);
            foreach (var place in places)
            {
                json.WriteStartObject();
                if (place.Line > 0)
                    json.WriteNumber("line"u8, place.Line);
                if (place.Column > 0)
                    json.WriteNumber("column"u8, place.Column);
                if (place.Pointer is not null)
                    json.WriteString("pointer"u8, place.Pointer);
                json.WriteString("detail"u8, place.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}
