using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Console;

/// <summary>The cookie that holds the session's token: for this site only, out of reach of scripts, and over TLS only where there is TLS.</summary>
internal static class SessionCookie
{
    /// <summary>The claim under which the token goes with a circuit.</summary>
    public const string Claim = "cordon:session";

    private const string Name = "cordon_session";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 100 } token ? token : null;

    public static void Write(HttpContext context, string token, TimeSpan lasts) => context.Response.Cookies.Append(Name, token, Options(context, lasts));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = lasts,
    };
}
