using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cordon.Networks.Detecting;

/// <summary>
/// What was drawn for the networks of this detection and of the one before, by a digest of all that the draws depend on: where nothing of it changed, the
/// draws would come out the same and are not made again.
/// </summary>
internal sealed class ResamplingMemory
{
    private Dictionary<UInt128, DrawnNetwork> _before = [];
    private Dictionary<UInt128, DrawnNetwork> _now = [];

    /// <summary>Begins the next detection: what the last one did not use is forgotten.</summary>
    public void Begin() => (_before, _now) = (_now, []);

    /// <summary>What was drawn for a network, or is drawn now.</summary>
    /// <param name="place">Its neighbourhood.</param>
    /// <param name="known">Its members, by their numbers there.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="draw">Makes them.</param>
    public DrawnNetwork Of(Neighbourhood place, int[] known, ulong seed, int draws, Func<DrawnNetwork> draw)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, [(int)seed, (int)(seed >> 32), draws, known.Length]);
        Append(hash, known);
        place.AppendTo(hash);
        var key = MemoryMarshal.Read<UInt128>(hash.GetHashAndReset());
        if (!_now.TryGetValue(key, out var drawn))
            _now.Add(key, drawn = _before.TryGetValue(key, out var earlier) ? earlier : draw());
        return drawn;
    }

    /// <summary>Adds numbers to a digest.</summary>
    public static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> numbers)
        where T : unmanaged => hash.AppendData(MemoryMarshal.AsBytes(numbers));
}
