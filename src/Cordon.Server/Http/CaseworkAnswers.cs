using System.Globalization;
using Cordon.Casework;
using Cordon.Server.Access;
using Cordon.Server.Casework;
using Cordon.Storage.Casework;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>What the endpoints of casework have in common.</summary>
internal static class CaseworkAnswers
{
    /// <summary>Longest body of a request that is no network.</summary>
    public const int BodyBytes = 1 << 20;

    /// <summary>Who calls.</summary>
    public static Acting Who(HttpContext context) => CaseworkDesk.ActingOf(Caller.Of(context));

    /// <summary>The body of a request.</summary>
    public static Task<T> Body<T>(HttpContext context)
        where T : class => JsonBody.Read<T>(context.Request, BodyBytes, context.RequestAborted);

    /// <summary>What was asked for, or the problem that stands in the way.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome, int status = StatusCodes.Status200OK) => Answers.Json(outcome.OrThrow(), status);

    /// <summary>What was asked for.</summary>
    /// <exception cref="RequestProblem">It was refused.</exception>
    public static T OrThrow<T>(this Outcome<T> outcome) => outcome.Refusal is { } refusal ? throw Problem(refusal) : outcome.Value!;

    /// <summary>Keeps settings, unless something is wrong with them, and answers with them.</summary>
    /// <exception cref="RequestProblem">Something is.</exception>
    public static IResult Set<T>(CaseworkDesk desk, T settings, string? problem, Action<CaseworkStore, DateTimeOffset> keep)
    {
        if (problem is not null)
            throw Wrong(problem);
        desk.Do((book, now) =>
        {
            keep(book, now);
            return true;
        });
        return Answers.Json(settings);
    }

    /// <summary>A thing that is there.</summary>
    /// <exception cref="RequestProblem">It is not.</exception>
    public static T Found<T>(T? thing, string kind, long id)
        where T : class => thing ?? throw new RequestProblem(StatusCodes.Status404NotFound, "Not found", string.Create(CultureInfo.InvariantCulture, $"there is no {kind} {id}"));

    /// <summary>A queue's name.</summary>
    /// <exception cref="RequestProblem">It is none.</exception>
    public static string Queue(string? queue) => queue is { Length: > 0 and <= 64 } && !queue.Any(char.IsControl)
        ? queue
        : throw Wrong("a queue's name has 1 to 64 characters");

    /// <summary>Something of a known set.</summary>
    /// <exception cref="RequestProblem">It is none.</exception>
    public static T? Word<T>(string? word, string field)
        where T : struct, Enum
    {
        if (word is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (NameOf(value) == word)
                return value;
        }

        throw Wrong($"{field} is '{Events.Shown.Brief(word)}'; it is {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}");
    }

    /// <summary>The request is wrong.</summary>
    public static RequestProblem Wrong(string message) => new(StatusCodes.Status400BadRequest, "Bad request", message);

    private static string NameOf<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static RequestProblem Problem(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => Wrong(refusal.Message),
        RefusalKind.NotFound => new RequestProblem(StatusCodes.Status404NotFound, "Not found", refusal.Message),
        RefusalKind.Forbidden => new RequestProblem(StatusCodes.Status403Forbidden, "Not allowed", refusal.Message),
        RefusalKind.Limit => new RequestProblem(StatusCodes.Status429TooManyRequests, "Limit reached", refusal.Message),
        _ => new RequestProblem(StatusCodes.Status409Conflict, "Not done", refusal.Message),
    };
}
