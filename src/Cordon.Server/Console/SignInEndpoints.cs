using Cordon.Server.Access;
using Cordon.Server.Console.Texts;
using Cordon.Server.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Console.StaticPage;

namespace Cordon.Server.Console;

/// <summary>Signing in by password or one-time link, and signing out. Plain forms, that work without scripts.</summary>
internal static class SignInEndpoints
{
    private const int MostChars = 300;

    public static void Map(IEndpointRouteBuilder routes, Served served)
    {
        routes.MapGet("/sign-in", (HttpContext context, IAntiforgery forgery) => Form(context, forgery, served, null)).Open();
        routes.MapPost("/sign-in", (HttpContext context, IAntiforgery forgery) => SignIn(context, forgery, served)).Open();
        routes.MapGet("/sign-in/link", (HttpContext context, IAntiforgery forgery) => Link(context, forgery, served)).Open();
        routes.MapPost("/sign-in/link", (HttpContext context, IAntiforgery forgery) => UseLink(context, forgery, served)).Open();
        routes.MapGet("/language", SetLanguage).WithMetadata(new DoorAttribute(Permission.SignedIn)).ExcludeFromDescription();
        routes.MapGet("/find", (HttpContext context) => Find(context, served)).WithMetadata(new DoorAttribute(Permission.SignedIn)).ExcludeFromDescription();
        routes.MapPost("/sign-out", async (HttpContext context, IAntiforgery forgery) =>
        {
            if (!await forgery.IsRequestValidAsync(context))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            served.Accounts.SignOut((Person)context.Items[typeof(Person)]!);
            SessionCookie.Remove(context);
            context.Response.Redirect("/sign-in");
        }).WithMetadata(new DoorAttribute(Permission.SignedIn)).ExcludeFromDescription();
    }

    /// <summary>Remembers a language, and goes back.</summary>
    private static void SetLanguage(HttpContext context)
    {
        if (ShellTexts.Languages.Contains(context.Request.Query["to"].ToString()))
            context.Response.Cookies.Append(ShellTexts.Cookie, context.Request.Query["to"].ToString(), new CookieOptions { Path = "/", SameSite = SameSiteMode.Strict, HttpOnly = true, MaxAge = TimeSpan.FromDays(365) });
        context.Response.Redirect("/me");
    }

    /// <summary>Goes to what somebody looks for: a job by number, an account by name, a network.</summary>
    private static void Find(HttpContext context, Served served)
    {
        var text = context.Request.Query["q"].ToString().Trim();
        context.Response.Redirect(text switch
        {
            "" or { Length: > 300 } => "/",
            _ when long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var job) => $"/jobs/{job}",
            _ when served.Engine.Casework.Book.Cases(null, 1000).FirstOrDefault(c => c.Network == text || c.Network == "network:" + text) is { } found => $"/networks/{found.Id}",
            _ when text.StartsWith("account:", StringComparison.Ordinal) => "/accounts/" + Uri.EscapeDataString(text),
            _ when text.Contains(':', StringComparison.Ordinal) => "/search?entity=" + Uri.EscapeDataString(text),
            _ => "/accounts/" + Uri.EscapeDataString("account:" + text),
        });
    }

    private static void Open(this IEndpointConventionBuilder builder)
    {
        builder.WithMetadata(new OpenToAll());
        builder.ExcludeFromDescription();
    }

    private static async Task SignIn(HttpContext context, IAntiforgery forgery, Served served)
    {
        var texts = ShellTexts.Of(context.Request);
        if (!await forgery.IsRequestValidAsync(context))
        {
            await Form(context, forgery, served, texts["sign_in.form"]);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string Field(string name) => form[name].ToString() is { Length: <= MostChars } value ? value : "";
        // Deriving a key takes a tenth of a second of a core: not on a thread that others wait for.
        var outcome = await Task.Run(() => served.Accounts.SignIn(Field("name").Trim(), Field("password"), Field("code") is { Length: > 0 } code ? code : null));
        if (outcome.Token is not { } token)
        {
            context.Response.StatusCode = outcome.Wait > TimeSpan.Zero ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
            if (outcome.Wait > TimeSpan.Zero)
                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(outcome.Wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Form(context, forgery, served, texts.With(outcome.Problem!, Lasting(outcome.Wait)));
            return;
        }

        SessionCookie.Write(context, token, served.Accounts.Limits.Longest);
        context.Response.Redirect(Target(form["to"].ToString()));
    }

    private static Task Form(HttpContext context, IAntiforgery forgery, Served served, string? problem)
    {
        var texts = ShellTexts.Of(context.Request);
        var token = forgery.GetAndStoreTokens(context);
        var to = context.Request.HasFormContentType ? "" : context.Request.Query["to"].ToString();
        var said = problem is null ? "" : $"<p class=\"problem\" role=\"alert\">{Html(problem)}</p>";
        if (served.Accounts.Store.IsEmpty)
            said += $"<p class=\"problem\">{Html(texts["sign_in.none"])}</p>";
        return Write(context, texts, texts["sign_in.title"], $"""
            <p class="quiet">{Html(texts["sign_in.lead"])}</p>
            {said}
            <form method="post" action="/sign-in" class="fields">
            <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
            <input type="hidden" name="to" value="{Html(Target(to))}">
            <label>{Html(texts["sign_in.name"])}<input name="name" autocomplete="username" required maxlength="100" autofocus></label>
            <label>{Html(texts["sign_in.password"])}<input name="password" type="password" autocomplete="current-password" required maxlength="256"></label>
            <label>{Html(texts["sign_in.code"])} <span class="quiet">({Html(texts["sign_in.code.note"])})</span><input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10"></label>
            <button class="button primary" type="submit">{Html(texts["sign_in.button"])}</button>
            </form>
            """);
    }

    // Looking at a link does not use it up: programs look at links that people are sent.
    private static Task Link(HttpContext context, IAntiforgery forgery, Served served)
    {
        var texts = ShellTexts.Of(context.Request);
        var secret = context.Request.Query["t"].ToString();
        if (secret.Length is 0 or > 100 || served.Accounts.LinkFor(secret) is not { } name)
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Write(context, texts, texts["sign_in.title"], $"<p class=\"problem\" role=\"alert\">{Html(texts["sign_in.link_used"])}</p><p><a class=\"button\" href=\"/sign-in\">{Html(texts["sign_in.title"])}</a></p>");
        }

        var token = forgery.GetAndStoreTokens(context);
        return Write(context, texts, texts["sign_in.title"], $"""
            <p class="quiet">{Html(texts["sign_in.link.note"])}</p>
            <form method="post" action="/sign-in/link" class="fields">
            <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
            <input type="hidden" name="t" value="{Html(secret)}">
            <button class="button primary" type="submit" autofocus>{Html(texts.With("sign_in.link", name))}</button>
            </form>
            """);
    }

    private static async Task UseLink(HttpContext context, IAntiforgery forgery, Served served)
    {
        var texts = ShellTexts.Of(context.Request);
        var valid = await forgery.IsRequestValidAsync(context);
        var secret = valid ? (await context.Request.ReadFormAsync(context.RequestAborted))["t"].ToString() : "";
        var outcome = valid && secret.Length is > 0 and <= 100 ? served.Accounts.SignInByLink(secret) : new SignInOutcome(null, valid ? "sign_in.link_used" : "sign_in.form", TimeSpan.Zero);
        if (outcome.Token is not { } token)
        {
            context.Response.StatusCode = valid ? StatusCodes.Status410Gone : StatusCodes.Status400BadRequest;
            await Write(context, texts, texts["sign_in.title"], $"<p class=\"problem\" role=\"alert\">{Html(texts[outcome.Problem!])}</p><p><a class=\"button\" href=\"/sign-in\">{Html(texts["sign_in.title"])}</a></p>");
            return;
        }

        SessionCookie.Write(context, token, served.Accounts.Limits.Longest);
        context.Response.Redirect("/");
    }

    /// <summary>Where to go after signing in: a path of this console, never another site.</summary>
    private static string Target(string to) => to.Length is > 1 and <= 2000 && to[0] == '/' && to[1] is not ('/' or '\\') && !to.Any(char.IsControl) ? to : "/";

    private static string Lasting(TimeSpan wait) => wait.TotalSeconds < 90
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds):0} s")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalMinutes):0} min");
}
