using Cordon.Server.Console.Texts;
using Cordon.Server.Identity;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Console;

/// <summary>Says to somebody who is signed in that a door is closed to them.</summary>
internal static class NoAccess
{
    public static Task Write(HttpContext context, Person person, Permission permission)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers["X-Cordon-Needs"] = permission.ToString();
        if (context.Request.Path.StartsWithSegments("/_blazor"))
            return Task.CompletedTask;
        var texts = ShellTexts.Of(context.Request);
        return StaticPage.Write(context, texts, texts["no_access.title"], $"""
            <p>{StaticPage.Html(texts.With("no_access.text", string.Join(", ", person.Roles.Select(AccessTable.NameOf))))}</p>
            <p><a class="button" href="/">{StaticPage.Html(texts["no_access.back"])}</a></p>
            """);
    }
}
