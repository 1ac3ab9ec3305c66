using System.Net;
using Cordon.Server.Console.Texts;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Console;

/// <summary>A small page without interaction: signing in, no access, not found.</summary>
internal static class StaticPage
{
    /// <summary>Writes a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="texts">Its language.</param>
    /// <param name="title">Its heading, as text.</param>
    /// <param name="body">What is under it, as HTML.</param>
    public static Task Write(HttpContext context, ShellTexts texts, string title, string body)
    {
        ConsoleGate.Secure(context.Response);
        context.Response.ContentType = "text/html; charset=utf-8";
        var theme = context.Request.Cookies["cordon_theme"] is { } chosen and ("dark" or "light") ? $" data-theme=\"{chosen}\"" : "";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{texts.Language}"{theme}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html(title)} · Cordon</title>
            <link rel="icon" href="{ConsoleAssets.Address("console/mark.svg")}">
            <link rel="stylesheet" href="{ConsoleAssets.Address("console/console.css")}">
            </head>
            <body class="plain">
            <main class="plain-card">
            <img class="plain-mark" src="{ConsoleAssets.Address("console/mark.svg")}" alt="" width="40" height="40">
            <h1>{Html(title)}</h1>
            {body}
            </main>
            </body>
            </html>
            """, context.RequestAborted);
    }

    /// <summary>Text inside HTML.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(text);
}
