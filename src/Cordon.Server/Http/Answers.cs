using Cordon.Events;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>What endpoints have in common.</summary>
internal static class Answers
{
    /// <summary>An answer as JSON.</summary>
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, JsonBody.Options, statusCode: status);

    /// <summary>An entity that a request names.</summary>
    /// <exception cref="RequestProblem">It is none.</exception>
    public static Entity Entity(string? text, string field) => Events.Entity.TryParse(text, out var entity, out var problem)
        ? entity
        : throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad entity", $"{field}: {problem}");

    /// <summary>How many things a request wants.</summary>
    /// <exception cref="RequestProblem">Too few or too many.</exception>
    public static int Limit(int? limit, int most = 1000, int usual = 100) => limit switch
    {
        null => usual,
        < 1 => throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad query", $"limit is {limit}; it is 1 to {most}"),
        _ when limit > most => throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad query", $"limit is {limit}; it is 1 to {most}"),
        _ => limit.Value,
    };
}
