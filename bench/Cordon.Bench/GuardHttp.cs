using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cordon.Server.Access;
using Cordon.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Cordon.Bench;

/// <summary>
/// Asks a Cordon server of this process over loopback; beside it a bare route of the same server, and one of a bare Kestrel without Cordon, which return a constant of the
/// same size to the same request. The load comes from this process too: so many connections, each asking again when it was answered.
/// </summary>
internal static class GuardHttp
{
    private const int Connections = 16;
    private const int Turns = 4;

    private static byte[] _answer = [];

    /// <summary>Runs.</summary>
    /// <param name="seconds">How long each of the measurements lasts.</param>
    public static async Task Run(int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-guard-").FullName;
        try
        {
            var cordon = await CordonServer.Start(new ServerOptions { DataFolder = Path.Combine(folder, "data"), Urls = ["http://127.0.0.1:0"] }, beside: Bare);
            await using (cordon)
            {
                foreach (var candidates in new[] { 20, 200 })
                    await Compare(new Uri(cordon.Urls[0]), candidates, seconds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Compare(Uri cordon, int candidates, int seconds)
    {
        var body = $$"""{"viewer":"account:viewer1","surface":"people","candidates":[{{string.Join(',', Enumerable.Range(0, candidates).Select(i => $"{{\"id\":\"account:a{i * 7919}\",\"score\":0.{i + 10}}}"))}}]}""";
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answered = await http.PostAsync(new Uri(cordon, "/v1/guard/rank"), content);
        var answer = await answered.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        _answer = answer;
        await using var kestrel = Kestrel();
        await kestrel.StartAsync();
        (string Name, Uri Url, string Path, List<long> Times)[] routes =
        [
            ("guard", cordon, "/v1/guard/rank", []), ("bare route of the same host", cordon, "/bare", []), ("bare Kestrel", new Uri(kestrel.Urls.First()), "/bare", []),
        ];
        foreach (var route in routes)
            await Load(route.Url, route.Path, body, 1);
        // In turns, so that what else the machine does falls on all.
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var route in routes)
                route.Times.AddRange(await Load(route.Url, route.Path, body, seconds / (double)Turns));
        }

        Console.WriteLine(FormattableString.Invariant($"HTTP, {candidates} candidates, {body.Length} bytes asked, {answer.Length} answered, {Connections} connections, load and server on {Environment.ProcessorCount} cores"));
        foreach (var (name, _, _, times) in routes)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"  {name,-28} {times.Count / (double)seconds,9:N0}/s   guard is {routes[0].Times.Count / (double)times.Count:0.00} of it   {GuardCommand.Percentiles(times.ToArray())}"));
        }

        await kestrel.StopAsync();
    }

    private static void Bare(IEndpointRouteBuilder routes) => routes.MapPost("/bare", (RequestDelegate)(async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.BodyWriter.WriteAsync(_answer, context.RequestAborted);
    })).WithMetadata(new OpenToAll());

    private static WebApplication Kestrel()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Bare(app);
        return app;
    }

    /// <summary>The time of every answer.</summary>
    private static async Task<List<long>> Load(Uri url, string path, string body, double seconds)
    {
        var request = Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Ask(url.Port, request, until))));
        return [.. times.SelectMany(t => t)];
    }

    private static async Task<List<long>> Ask(int port, byte[] request, long until)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var (buffer, times) = (new byte[1 << 16], new List<long>());
        while (Stopwatch.GetTimestamp() < until)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var length = 0;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                if (read == 0)
                    throw new IOException("the server hung up");
                length += read;
            }
            while (!buffer.AsSpan(0, length).EndsWith("0\r\n\r\n"u8));
            if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
                throw new IOException("the server refused: " + Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 200)));
            times.Add(Stopwatch.GetTimestamp() - start);
        }

        return times;
    }
}
