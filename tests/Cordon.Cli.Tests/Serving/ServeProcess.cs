using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cordon.Cli.Tests.Serving;

/// <summary>A running <c>cordon serve</c> on a port of its own.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cordon.dll");

    private readonly Process _process;
    private readonly List<string> _said = [];

    private ServeProcess(Process process, HttpClient http) => (_process, Http) = (process, http);

    public HttpClient Http { get; }

    public int Id => _process.Id;

    /// <summary>What it wrote on standard error so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<ServeProcess> Start(string folder, params string[] options)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "serve", "--urls", "http://127.0.0.1:0", .. options])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new ServeProcess(process, new HttpClient { Timeout = Longest });
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => server.Hear(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            server.Http.BaseAddress = await listening.Task.WaitAsync(Longest, TestContext.Current.CancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at this instant, as a power cut does to a process.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, and gives its exit code.</summary>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Longest);
        return _process.ExitCode;
    }

    /// <summary>Sends a body and reads the answer as JSON.</summary>
    public async Task<(int Status, JsonElement Body)> Post(string path, string body)
    {
        using var response = await Http.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async Task<JsonElement> Get(string path) => await Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
        Http.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            listening.TrySetException(new InvalidOperationException($"cordon serve ended before it listened:\n{Said}"));
            return;
        }

        lock (_said)
            _said.Add(line);
        const string Marker = "listening on ";
        var at = line.IndexOf(Marker, StringComparison.Ordinal);
        if (at >= 0)
            listening.TrySetResult(new Uri(line[(at + Marker.Length)..].Split(' ', ',')[0]));
    }
}
