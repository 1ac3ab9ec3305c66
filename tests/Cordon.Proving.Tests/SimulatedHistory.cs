using System.Globalization;
using System.Text.Json;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Tests;

/// <summary>One line of an event file, read with the platform's own JSON reader rather than the writer under test.</summary>
public sealed record Line(string Id, DateTimeOffset Time, string Kind, string Actor, string? Target, IReadOnlyList<string> Objects, string? Text)
{
    public static readonly string[] Fields = ["id", "time", "kind", "actor", "target", "objects", "text", "attributes"];

    public static Line Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        foreach (var field in root.EnumerateObject())
            Assert.Contains(field.Name, Fields);
        return new Line(
            root.GetProperty("id").GetString()!,
            DateTimeOffset.ParseExact(root.GetProperty("time").GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            root.GetProperty("kind").GetString()!,
            root.GetProperty("actor").GetString()!,
            root.TryGetProperty("target", out var target) ? target.GetString() : null,
            root.TryGetProperty("objects", out var objects) ? [.. objects.EnumerateArray().Select(o => o.GetString()!)] : [],
            root.TryGetProperty("text", out var text) ? text.GetString() : null);
    }
}

/// <summary>A simulation in a folder of its own, removed at the end.</summary>
public class SimulatedHistory : IDisposable
{
    public SimulatedHistory(SimulationOptions options)
    {
        Options = options;
        Truth = new Simulator(options).Write(Folder, null, TestContext.Current.CancellationToken);
    }

    public SimulationOptions Options { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cordon-proving-").FullName;

    public GroundTruth Truth { get; }

    private List<Line>? _lines;

    /// <summary>Every line, second deliveries included, in file order.</summary>
    public IReadOnlyList<Line> Lines => _lines ??= [.. EventFiles.SelectMany(File.ReadLines).Select(Line.Parse)];

    /// <summary>Every event once.</summary>
    public IEnumerable<Line> Events => Lines.DistinctBy(l => l.Id);

    public IEnumerable<string> EventFiles => Directory.EnumerateFiles(Path.Combine(Folder, Simulator.EventsFolder), "events-*").Order(StringComparer.Ordinal);

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>A platform of 4,000 accounts over twelve days, simulated once for a class of tests.</summary>
public sealed class SharedHistory() : SimulatedHistory(new SimulationOptions { Accounts = 4000, Days = 12, PlantedNetworks = 12, RandomSeed = 7 });
