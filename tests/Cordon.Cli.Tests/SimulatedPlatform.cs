using Cordon.Cli.Tests;
using Cordon.Proving.Truth;

[assembly: AssemblyFixture(typeof(SimulatedPlatform))]

namespace Cordon.Cli.Tests;

/// <summary>A small platform that <c>cordon simulate</c> wrote once for all tests.</summary>
public sealed class SimulatedPlatform : IAsyncLifetime
{
    private readonly Folder _folder = new();

    /// <summary>The file of its events.</summary>
    public string Events => _folder["sim/events-00001.jsonl"];

    /// <summary>Who was planted.</summary>
    public GroundTruth Truth { get; private set; } = null!;

    /// <summary>What the command printed.</summary>
    internal Ended Simulated { get; private set; } = null!;

    /// <summary>The events, one a line.</summary>
    public string[] Lines { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Simulated = (await _folder.RunAsync("simulate", "--accounts", "2000", "--days", "7", "--random-seed", "3", "--out", "sim", "--json")).With(0);
        Truth = TruthFile.Read(_folder["sim/truth.json"]);
        Lines = await File.ReadAllLinesAsync(Events);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
