using System.Security.Claims;
using Cordon.Server.Identity;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Console;

/// <summary>
/// Lets a request through to a page or endpoint of the console only when its session may pass its door, and says on every answer what a browser may do with it.
/// </summary>
internal sealed class ConsoleGate(RequestDelegate next, Served served)
{
    // MudBlazor and Blazor set styles as attributes; scripts come from files of this server only.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Puts what a browser may do on an answer.</summary>
    public static void Secure(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers.Pragma = "no-cache";
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DoorAttribute>() is not { } door)
            return next(context);
        Secure(context.Response);
        var request = context.Request;
        if (SessionCookie.Read(request) is not { } token || served.Accounts.Find(token) is not { } person)
        {
            if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/_blazor"))
                context.Response.Redirect(request.Path == "/" ? "/sign-in" : "/sign-in?to=" + Uri.EscapeDataString(request.Path + request.QueryString));
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // A page of another origin may open a web socket; its cookies are kept back by SameSite, and this does not rely on it.
        if (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/_blazor"))
        {
            if (request.Headers.Origin.ToString() is { Length: > 0 } origin && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        }

        if (!person.May(door.Permission))
            return NoAccess.Write(context, person, door.Permission);
        context.Items[typeof(Person)] = person;
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, person.Name), new Claim(SessionCookie.Claim, token)], "session"));
        return next(context);
    }
}
