using System.Diagnostics;

namespace Cordon.Bench.Truth;

/// <summary>The front door: runs the <c>cordon</c> command, as a user does, and reads what it wrote.</summary>
/// <param name="program">The path of the <c>cordon</c> script.</param>
internal sealed class CordonProgram(string program)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Networks in the events at a path, ranked by score, from the lowest score on that is asked.</summary>
    public DetectResult Detect(string events, string output, double leastScore = 0, string? window = null)
    {
        Run(["detect", events, "--out", output, "--min-score", Numbers.Plain(leastScore), "--json", .. window is null ? Array.Empty<string>() : ["--window", window]]);
        return DetectResult.Read(output);
    }

    /// <summary>Clusters of three and more accounts of an edge list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cluster(string edges, string objective, string output)
    {
        Run(["cluster", edges, "--objective", objective, "--out", output, "--json"]);
        return [.. File.ReadLines(output).Skip(1).Select(l => l.Split(','))
            .GroupBy(f => f[1], f => f[0]).Select(g => (IReadOnlyList<string>)[.. g]).Where(g => g.Count >= 3)];
    }

    /// <summary>Simulates a platform into a folder.</summary>
    public void Simulate(string output, params IEnumerable<string> options) => Run(["simulate", "--out", output, "--json", .. options]);

    private void Run(IReadOnlyList<string> words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"cordon {string.Join(' ', words)} did not end within {Longest.TotalMinutes} minutes");
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException($"cordon {string.Join(' ', words)} ended with {process.ExitCode}: {error.Result}{output.Result}");
    }
}
