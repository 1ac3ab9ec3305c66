using System.Diagnostics;

namespace Cordon.Cli.Tests;

/// <summary>Runs the real command as a process of its own, as a user's shell does, in bounded time.</summary>
internal static class CordonProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cordon.dll");

    /// <summary>Runs to the end.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="input">Writes standard input; null for none.</param>
    /// <param name="args">The words after the program's name.</param>
    public static async Task<Ended> RunAsync(string folder, Func<Stream, Task>? input, params IEnumerable<string> args)
    {
        var words = args.ToList();
        using var process = Start(folder, words);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(bound.Token);
            var error = process.StandardError.ReadToEndAsync(bound.Token);
            await FeedAsync(process.StandardInput.BaseStream, input).WaitAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            var ended = new Ended(process.ExitCode, await output, await error);
            // Neither stream is a terminal, so neither may get colours, bars or a cursor that moves.
            Assert.DoesNotContain('\u001b', ended.Out + ended.Error);
            Assert.DoesNotContain('\r', ended.Out + ended.Error);
            return ended;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"cordon {string.Join(' ', words)} did not end within {Longest.TotalSeconds} s");
        }
    }

    /// <summary>Starts the command with all streams redirected.</summary>
    private static Process Start(string folder, List<string> args) => Process.Start(new ProcessStartInfo("dotnet", [Program, .. args])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["TERM"] = "xterm-256color" },
    })!;

    private static async Task FeedAsync(Stream standardInput, Func<Stream, Task>? input)
    {
        try
        {
            await using (standardInput)
            {
                if (input is not null)
                    await input(standardInput);
            }
        }
        catch (IOException)
        {
            // The command ended before it had read everything; what it said about that is what the test looks at.
        }
    }
}
