using System.Globalization;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Rules;
using Cordon.Policy.State;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>
/// Saved states of the engine, so that a restart evaluates only what came after. A snapshot that cannot be read is passed over: an older one, or the
/// log from its beginning, gives the same state.
/// </summary>
internal sealed partial class Snapshots(string folder, ILogger logger)
{
    private const int Kept = 2;

    /// <summary>The sequence of the oldest snapshot that is kept; 0 when there are fewer than are to be kept.</summary>
    public long Oldest => Files() is { Count: >= Kept } files ? SequenceOf(files[Kept - 1]) : 0;

    /// <summary>Saves the state; it is whole under its name or not there.</summary>
    /// <exception cref="IOException">It cannot be written; those before stay.</exception>
    public void Save(PolicyEngine engine)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{engine.Sequence:D19}.state"));
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            engine.Save(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
        foreach (var old in Files().Skip(Kept))
            File.Delete(old);
    }

    /// <summary>The engine as it was last saved, or a new one.</summary>
    /// <param name="resolve">Finds policies.</param>
    /// <param name="options">How the engine runs.</param>
    /// <param name="last">The last sequence that a state may have: what comes after it must be evaluated again.</param>
    public PolicyEngine Load(Func<string, CompiledPolicy?> resolve, EngineOptions options, long last)
    {
        foreach (var path in Files().Where(f => SequenceOf(f) <= last))
        {
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
                return PolicyEngine.Load(stream, resolve, options);
            }
            catch (Exception e) when (e is StateException or IOException)
            {
                PassedOver(logger, path, e.Message);
            }
        }

        return new PolicyEngine(resolve, options);
    }

    /// <summary>The snapshots, the latest first.</summary>
    private List<string> Files() => [.. Directory.EnumerateFiles(folder, "*.state").OrderDescending(StringComparer.Ordinal)];

    private static long SequenceOf(string path) => long.TryParse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture, out var sequence) ? sequence : long.MaxValue;

    [LoggerMessage(500, LogLevel.Warning, "The snapshot {Path} cannot be used: {Reason}; an older one, or the log, is read instead")]
    private static partial void PassedOver(ILogger logger, string path, string reason);
}
