using Cordon.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary>What every endpoint says of itself.</summary>
internal static class EndpointNotes
{
    /// <summary>An endpoint that reads a body of its own accord and gives a result.</summary>
    public static RouteHandlerBuilder Post(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapPost(pattern, (Delegate)answer);

    /// <summary>Names the scope that callers need, and what the endpoint does.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string scope, string group, string summary) => endpoint
        .WithMetadata(new RequiredScope(scope))
        .WithTags(group)
        .WithSummary($"{summary} (scope {scope})")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
