using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Tests;

/// <summary>A Jetstream on loopback, as its published interface says: a WebSocket that gives one message a text frame, from <c>cursor</c> on.</summary>
public sealed class JetstreamTests
{
    private const long First = 1_772_366_400_000_000;

    [Fact]
    public async Task A_stream_is_followed_and_taken_up_where_it_was_left_after_a_lost_connection_and_a_restart()
    {
        var asked = new ConcurrentQueue<string>();
        await using var stream = await Stream(asked);
        var url = new Uri(stream.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal) + "/subscribe?wantedCollections=app.bsky.feed.post");
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        try
        {
            await using (var server = await RunningServer.Start(folder: folder, change: o => o with { Jetstream = url }))
                await Events(server, 60);
            await using (var server = await RunningServer.Start(folder: folder, change: o => o with { Jetstream = url }))
                await Events(server, 90);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal("", asked.First());
        Assert.All(asked.Skip(1), cursor => Assert.InRange(long.Parse(cursor, CultureInfo.InvariantCulture), First - 5_000_000, First + 90_000_000));
    }

    private static async Task Events(RunningServer server, int atLeast)
    {
        // One more event takes the next place, so that its sequence tells how many came before.
        for (var i = 0; ; i++)
        {
            var answer = (await server.Post("/v1/events?wait=verdict", Samples.Event($"probe-{Guid.NewGuid()}"))).With(200);
            if (answer.Json.GetProperty("events")[0].GetProperty("sequence").GetInt64() - i > atLeast)
                return;
            Assert.True(i < 100, $"fewer than {atLeast} events came");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<WebApplication> Stream(ConcurrentQueue<string> asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        app.Map("/subscribe", async (HttpContext context) =>
        {
            var cursor = context.Request.Query["cursor"].ToString();
            asked.Enqueue(cursor);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            // Each connection gives thirty messages from the cursor on, and is then lost.
            var from = cursor.Length == 0 ? 0 : Math.Max(0, (int)((long.Parse(cursor, CultureInfo.InvariantCulture) - First) / 1_000_000));
            for (var i = from; i < from + 30; i++)
                await socket.SendAsync(Encoding.UTF8.GetBytes(Message(i)), WebSocketMessageType.Text, true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "bye", context.RequestAborted);
        });
        await app.StartAsync();
        return app;
    }

    private static string Message(int n) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"did":"did:plc:a{{{n % 5}}}","time_us":{{{First + (n * 1_000_000L)}}},"kind":"commit","commit":{"rev":"r{{{n}}}","operation":"create","collection":"app.bsky.feed.post","rkey":"k{{{n}}}","cid":"c{{{n}}}","record":{"$type":"app.bsky.feed.post","text":"a blue widget","createdAt":"2026-03-01T12:00:00Z"} } }""");
}
