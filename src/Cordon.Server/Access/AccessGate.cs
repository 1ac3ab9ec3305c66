using Cordon.Server.Http;
using Cordon.Server.Identity;
using Cordon.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Access;

/// <summary>
/// Lets a request through to an endpoint only with a key of the scope that the endpoint asks for. An endpoint that asks for none, and is not
/// marked as open, is closed to everybody: forgetting the mark cannot open a door.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, KeyRing keys)
{
    private const string Scheme = "Bearer ";
    private const string Anonymous = "loopback";

    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        // What routing itself answers, such as a wrong method, is no route of ours; doors of the console have a gate of their own.
        if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null || endpoint.Metadata.GetMetadata<DoorAttribute>() is not null)
            return next(context);
        if (endpoint.Metadata.GetMetadata<RequiredScope>() is not { } required)
            return Problems.Write(context, StatusCodes.Status403Forbidden, "No access", "this endpoint has no scope, which is a bug; please report it");
        if (keys.IsOpen)
        {
            context.Items[typeof(Caller)] = new Caller(Anonymous, Access.Scopes.All);
            return next(context);
        }

        if (Secret(context.Request) is not { } secret)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Write(context, StatusCodes.Status401Unauthorized, "No key", "send an API key as 'Authorization: Bearer cordon_…'; make one with: cordon key create");
        }

        if (keys.Find(secret) is not { } key)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return Problems.Write(context, StatusCodes.Status401Unauthorized, "Unknown key", "this API key is not known, or was revoked; list the keys with: cordon key list");
        }

        if (!Allows(key, required.Scope))
        {
            return Problems.Write(context, StatusCodes.Status403Forbidden, "Wrong scope",
                $"the key '{key.Name}' has the scopes {string.Join(", ", key.Scopes)}; this needs '{required.Scope}'");
        }

        context.Items[typeof(Caller)] = new Caller(key.Name, key.Scopes);
        return next(context);
    }

    private static bool Allows(ApiKey key, string scope) => key.Scopes.Contains(scope) || key.Scopes.Contains(Access.Scopes.Admin);

    private static string? Secret(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        return request.Headers["X-API-Key"].ToString() is { Length: > 0 } own ? own : null;
    }
}
