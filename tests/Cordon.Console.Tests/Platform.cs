using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cordon.Console.Tests;

/// <summary>A platform on loopback that takes what it is asked to do.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Platform(WebApplication app) => _app = app;

    /// <summary>What it was asked: the action and the entity, by the message's id.</summary>
    public ConcurrentDictionary<string, (string Action, string Entity)> Asked { get; } = new();

    public string Address => _app.Urls.First() + "/hook";

    public static async Task<Platform> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var platform = new Platform(builder.Build());
        platform._app.MapPost("/hook", async (HttpContext context) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var data = body.RootElement.GetProperty("data");
            platform.Asked[context.Request.Headers["webhook-id"].ToString()] = (data.GetProperty("name").GetString()!, data.GetProperty("entity").GetString()!);
            return Results.Ok();
        });
        await platform._app.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
