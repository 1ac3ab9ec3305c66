using System.Numerics;
using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>
/// Counts how many accounts use each of any number of things, in fixed memory. Each thing has a cell of 64 bits in either of two rows; an account sets one bit
/// of it, and the bits still clear tell how many did (linear counting: Whang, Vander-Zanden, Taylor 1990). Things that share a cell make it fuller, so the
/// emptier of the two is believed (as in count-min: Cormode, Muthukrishnan 2005). A shared cell makes a thing look more common; of few accounts, one or two may be missed.
/// </summary>
internal sealed class UseCounts
{
    /// <summary>The largest count that is told; a full cell says at least this.</summary>
    public const int Most = 266;

    private readonly ulong[] _one;
    private readonly ulong[] _other;
    private readonly ulong _mask;

    // Of n accounts so many bits of 64 stay clear in the mean: c = 64·e^(−n/64).
    private static readonly int[] CountOfClear = [.. Enumerable.Range(0, 65).Select(clear => clear == 0 ? Most : (int)Math.Round(-64 * Math.Log(clear / 64.0)))];

    public UseCounts(int bits)
    {
        (_one, _other) = (new ulong[1 << bits], new ulong[1 << bits]);
        _mask = (1UL << bits) - 1;
    }

    /// <summary>Takes note that an account uses a thing; both by their hashes.</summary>
    public void Add(ulong thing, ulong account)
    {
        // Which bit an account sets depends on the thing too: else the same two accounts would fall together everywhere.
        var bit = SeededRandom.Mix(thing ^ account);
        _one[thing & _mask] |= 1UL << (int)(bit & 63);
        _other[(thing >> 32) & _mask] |= 1UL << (int)((bit >> 6) & 63);
    }

    /// <summary>How many accounts use it, about.</summary>
    public int Count(ulong thing)
    {
        var clear = Math.Max(64 - BitOperations.PopCount(_one[thing & _mask]), 64 - BitOperations.PopCount(_other[(thing >> 32) & _mask]));
        return CountOfClear[clear];
    }
}
