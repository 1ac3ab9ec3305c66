using System.Diagnostics;
using Cordon.Clients;

namespace Cordon.Cli.Tests.Serving;

/// <summary>The clients that are generated from the server's description, against a server.</summary>
public sealed class ClientsTests
{
    private const string Policy = """
        labels:
          confirmed: {}
          minor: {}
        guard:
          labels: {flagged: confirmed, child: minor}
          surfaces:
            people: {budget_ms: 10000}
        """;

    [Fact]
    public async Task The_generated_clients_are_those_of_the_description()
    {
        using var folder = new Folder();
        await using var server = await ServeProcess.Start(folder["."], "--data", "data");
        var description = await server.Http.GetStringAsync("openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.All(ClientFiles.Of(description), file => Assert.True(
            file.Content == File.ReadAllText(Path.Combine(Clients, file.Path)),
            $"clients/{file.Path} is not what the server describes; start a server and run: dotnet run --project eng/Cordon.Clients -- http://127.0.0.1:8080/openapi/v1.json clients"));
    }

    [Theory]
    [InlineData("typescript")]
    [InlineData("python")]
    public async Task An_example_asks_the_guard_and_knows_what_to_do_without_it(string language)
    {
        using var folder = new Folder();
        folder.Put("policy/policy.yaml", Policy);
        string address;
        await using (var server = await ServeProcess.Start(folder["."], "--data", "data", "--policy", "policy"))
        {
            address = server.Http.BaseAddress!.AbsoluteUri;
            await server.Post("v1/labels", """{"entities":["account:a1"],"label":"confirmed","reason":"seen"}""");
            Assert.Equal(["account:a2 keep - (guard)", "account:a3 hide flagged_to_child (guard)"], await Run(language, address));
        }

        Assert.Equal(["account:a2 hide no_answer (fail_mode)", "account:a3 hide no_answer (fail_mode)"], await Run(language, address));
    }

    private static string Clients
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Cordon.slnx")))
                folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the source tree");
            return Path.Combine(folder.FullName, "clients");
        }
    }

    private static async Task<string[]> Run(string language, string address)
    {
        // The browser tests' package brings a Node that reads TypeScript.
        var (program, file) = language == "python" ? ("python3", "example.py") : (Path.Combine(AppContext.BaseDirectory, ".playwright", "node", "linux-x64", "node"), "example.ts");
        using var process = Process.Start(new ProcessStartInfo(program, [file, address])
        {
            WorkingDirectory = Path.Combine(Clients, language),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
