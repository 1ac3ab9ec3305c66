namespace Cordon.Networks.Watch.Returns;

/// <summary>How many accounts were seen, by linear counting over 2²² bits (512 KiB): within 1 % up to ten million.</summary>
internal sealed class AccountCount
{
    private const int Bits = 1 << 22;
    private readonly ulong[] _bits = new ulong[Bits / 64];
    private int _set;

    public void Add(ulong account)
    {
        var at = (int)(account >> 42);
        var bit = 1UL << (at & 63);
        if ((_bits[at >> 6] & bit) != 0)
            return;
        _bits[at >> 6] |= bit;
        _set++;
    }

    /// <summary>The estimate.</summary>
    public double Value => Bits * -Math.Log(Math.Max(1, Bits - _set) / (double)Bits);
}
