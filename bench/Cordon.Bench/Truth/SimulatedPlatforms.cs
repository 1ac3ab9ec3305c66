using Cordon.Networks.Detecting;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>Simulates platforms and detects in them, both through the command.</summary>
/// <param name="cordon">The command.</param>
/// <param name="folder">A folder for files between; each platform is removed after use.</param>
internal sealed class SimulatedPlatforms(CordonProgram cordon, string folder)
{
    /// <summary>The score from which networks are reported.</summary>
    public static double Threshold { get; } = new DetectionOptions().LeastScore;

    /// <summary>Simulates one platform and detects in it under each window; null is the default one.</summary>
    public (GroundTruth Truth, IReadOnlyList<DetectResult> Results) Run(int seed, double leastScore, IReadOnlyList<string?> windows, params IEnumerable<string> options)
    {
        var place = Path.Combine(folder, "simulated");
        cordon.Simulate(place, [.. options, "--random-seed", $"{seed}"]);
        try
        {
            var truth = TruthFile.Read(Path.Combine(place, TruthFile.Name));
            return (truth, [.. windows.Select(w => cordon.Detect(Path.Combine(place, "events"), Path.Combine(folder, "found"), leastScore, w))]);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Reviews all that scores at least so much.</summary>
    public static Review Reported(GroundTruth truth, DetectResult result, double leastScore)
    {
        var found = result.Found(leastScore);
        return Review.Of(truth, found, Math.Max(1, found.Count));
    }
}
