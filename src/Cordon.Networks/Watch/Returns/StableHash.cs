using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>A hash of names that is the same in every process (FNV-1a, mixed).</summary>
internal static class StableHash
{
    public static ulong Of(Entity thing)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in thing.Text)
            hash = (hash ^ c) * 1099511628211UL;
        return SeededRandom.Mix(hash);
    }
}
