using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Cordon.Cli.Terminal;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon policy activate</c>: makes a policy the active one on a running server.</summary>
internal static class PolicyActivateCommand
{
    private const string About = """
        Sends a policy to a running server and makes it the active one, all of it at one place in the stream of events. A policy with errors is refused,
        and the active one stays. Needs a key of the scope policy, when the server has keys.

        Example:
          cordon policy activate policies/starter --reason "first rules"
        """;

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with the policy's files" }.OnlyPaths();
        var server = new ServerArguments();
        var reason = Reason();
        var json = Options.Json();
        var command = new Command("activate", About) { folder, reason, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var policy = PolicyReading.Read(screen, parsed.GetValue(folder)!);
            using var http = server.Client(parsed);
            var files = policy.Source.Files.ToDictionary(f => f.Name, f => System.Text.Encoding.UTF8.GetString(f.Bytes.Span));
            await Post(http, "v1/policies", new { files }, cancellation);
            await Post(http, $"v1/policies/{policy.Hash}/activate", new { reason = parsed.GetValue(reason) }, cancellation);
            return Tell(screen, parsed.GetValue(json), policy.Hash);
        });
        return command;
    }

    /// <summary>Why something is done.</summary>
    public static Option<string> Reason() => new Option<string>("--reason") { Description = "Why; kept with the activation", HelpName = "TEXT", Required = true }.NotEmpty();

    /// <summary>Says which policy is active now.</summary>
    public static int Tell(Screen screen, bool json, string hash)
    {
        if (json)
            Json.Print(screen, ("active", hash));
        else
            screen.Line($"active: {hash}");
        return ExitCode.Success;
    }

    /// <summary>Sends a request, and gives the answer.</summary>
    /// <exception cref="UsageException">The server refused it or does not answer.</exception>
    public static async Task<JsonElement> Post<T>(HttpClient http, string path, T body, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(path, body, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new UsageException(await ServerArguments.ProblemOf(response, cancellation));
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        }
        catch (HttpRequestException e)
        {
            throw new UsageException($"{http.BaseAddress} does not answer: {e.Message}; start it with: cordon serve", ExitCode.Failure);
        }
    }
}
