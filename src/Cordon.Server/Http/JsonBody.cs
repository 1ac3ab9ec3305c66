using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>Reads a JSON body strictly: unknown, doubled, missing and mistyped fields are told with their place.</summary>
internal static class JsonBody
{
    private const int MostDepth = 16;

    /// <summary>How bodies are read, and answers written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JsonTexts.Encoder,
        MaxDepth = MostDepth,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The body as a <typeparamref name="T"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">How many bytes are allowed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="RequestProblem">The body is not one; says what and where.</exception>
    public static async Task<T> Read<T>(HttpRequest request, int most, CancellationToken cancellation)
        where T : class
    {
        using var body = await BodyReader.Read(request, most, cancellation);
        if (body.TooLong)
            throw new RequestProblem(StatusCodes.Status413PayloadTooLarge, "Body too long", $"the body is longer than {most} bytes");
        if (body.Bytes.IsEmpty)
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Empty body", "send the request as a JSON object");
        if (!Utf8.IsValid(body.Bytes.Span))
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Not UTF-8", "the body is not UTF-8; convert it before sending");
        try
        {
            return JsonSerializer.Deserialize<T>(body.Bytes.Span, Options)
                ?? throw new RequestProblem(StatusCodes.Status400BadRequest, "Empty body", "the body is null; send the request as a JSON object");
        }
        catch (JsonException e)
        {
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Unreadable body", "the body is not what this needs; see /docs",
                [new ProblemPlace((e.LineNumber ?? -1) + 1, (e.BytePositionInLine ?? -1) + 1, e.Path, Brief(e))]);
        }
        catch (InvalidOperationException e)
        {
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Unreadable body", e.Message);
        }
    }

    /// <summary>The message without its own place, and without the names of our types.</summary>
    private static string Brief(JsonException e)
    {
        var text = e.Message;
        var cut = text.IndexOf(" Path: ", StringComparison.Ordinal);
        text = cut < 0 ? text : text[..cut];
        if (text.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return "the value is not of the kind that belongs here";
        const string Missing = "missing required properties including: ";
        var missing = text.IndexOf(Missing, StringComparison.Ordinal);
        if (missing >= 0)
            return $"missing: {text[(missing + Missing.Length)..].TrimEnd('.')}";
        var member = text.IndexOf(" could not be mapped to any .NET member", StringComparison.Ordinal);
        return member < 0 ? text : $"there is no field {text["The JSON property ".Length..member]} here";
    }
}
