using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Cordon.Cli.Commands;

/// <summary>The options of every command that talks to a running server.</summary>
internal sealed class ServerArguments
{
    private const string KeyVariable = "CORDON_KEY";

    private readonly Option<string> _url = new Option<string>("--url") { Description = "The server", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:8080" }.NotEmpty();
    private readonly Option<string?> _keyFile = new Option<string?>("--key-file") { Description = $"File with the API key; else the variable {KeyVariable}", HelpName = "FILE" }.NotEmpty();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_url);
        command.Add(_keyFile);
    }

    /// <summary>A client for the server that was named.</summary>
    public HttpClient Client(ParseResult parsed)
    {
        if (!Uri.TryCreate(parsed.GetValue(_url)!.TrimEnd('/') + "/", UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new UsageException($"--url '{parsed.GetValue(_url)}' is no address; write for example http://127.0.0.1:8080");
        var key = parsed.GetValue(_keyFile) is { } file ? File.ReadAllText(file).Trim() : Environment.GetEnvironmentVariable(KeyVariable);
        var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };
        if (!string.IsNullOrEmpty(key))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    /// <summary>What a server says of a request that it refused.</summary>
    public static async Task<string> ProblemOf(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(text);
            return $"{problem.RootElement.GetProperty("title").GetString()}: {problem.RootElement.GetProperty("detail").GetString()}";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"the server answered {(int)response.StatusCode}";
        }
    }
}
