using System.Globalization;
using System.Net;

namespace Cordon.Cli.Commands;

/// <summary>The demo's platform as Cordon's webhooks meet it: on loopback, it takes whatever it is asked to do.</summary>
internal sealed class DemoPlatform : IDisposable
{
    private const int Tries = 20;

    private readonly HttpListener _listener;

    private DemoPlatform(HttpListener listener, string address) => (_listener, Address) = (listener, address);

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>Begins to listen on a port that is free.</summary>
    public static DemoPlatform Start()
    {
        for (var i = 0; ; i++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                var platform = new DemoPlatform(listener, address);
                _ = platform.Answer();
                return platform;
            }
            catch (HttpListenerException) when (i < Tries)
            {
                // Somebody else took the port meanwhile.
                listener.Close();
            }
        }
    }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Answer()
    {
        try
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                context.Response.StatusCode = (int)HttpStatusCode.NoContent;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The demo ends.
        }
    }
}
