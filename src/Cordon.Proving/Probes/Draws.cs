using Cordon.Events;

namespace Cordon.Proving.Probes;

/// <summary>Streams of random numbers: each purpose has its own, so that more of one leaves the others as they are.</summary>
internal static class Draws
{
    /// <summary>The stream of a seed and a purpose (FNV-1a over the purpose).</summary>
    public static SeededRandom Of(long seed, string purpose)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in purpose)
            hash = (hash ^ c) * 1099511628211UL;
        return new SeededRandom(SeededRandom.Mix(unchecked((ulong)seed) + SeededRandom.Step) ^ hash);
    }
}
