using Cordon.Policy.State;

namespace Cordon.Policy.Evaluating;

/// <content>Saving and loading.</content>
public sealed partial class PolicyEngine
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Mark => "CORDENGN"u8;

    /// <summary>Writes the whole state: the same state gives the same bytes, and an engine that loads them goes on as this one does.</summary>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream)
    {
        using var writer = new StateWriter(stream, Mark, Version);
        writer.Text(Policy.Hash);
        writer.Number(Sequence);
        writer.Time(Watermark);
        writer.Time(_swept);
        _ledger.Save(writer);
        _counters.Save(writer);
        using (var labels = new MemoryStream())
        {
            Labels.Save(labels);
            writer.Block(labels.GetBuffer().AsSpan(0, (int)labels.Length));
        }

        writer.Finish();
    }

    /// <summary>Makes an engine from a saved state.</summary>
    /// <param name="stream">What <see cref="Save"/> wrote.</param>
    /// <param name="resolve">Finds policies by their hash; must know the one that was active.</param>
    /// <param name="options">How it runs; the defaults when null.</param>
    /// <exception cref="StateException">The bytes are damaged, cut short, of another version, or made with a policy that is not found.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static PolicyEngine Load(Stream stream, Func<string, Rules.CompiledPolicy?> resolve, EngineOptions? options = null)
    {
        using var reader = new StateReader(stream, Mark, Version, "the engine");
        var engine = new PolicyEngine(resolve, options);
        var hash = reader.Text();
        if (hash != engine.Policy.Hash)
        {
            engine.Activate(resolve(hash)
                ?? throw new StateException($"the saved state was made with the policy {Events.Shown.Brief(hash)}, which is not at hand; build the state anew from the log"));
        }

        engine.Sequence = reader.Number();
        engine.Watermark = reader.Time();
        engine._swept = reader.Time();
        engine._ledger.Load(reader);
        engine._counters.Load(reader);
        var labels = reader.Block();
        reader.Finish();
        using var kept = new MemoryStream(labels, writable: false);
        engine.Labels.Load(kept);
        return engine;
    }
}
