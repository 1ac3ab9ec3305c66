namespace Cordon.Signals.Tests.Counters;

/// <summary>HyperLogLog written for clarity: ranks bit by bit; the estimator's two series summed to a fixed length.</summary>
internal sealed class ReferenceSketch
{
    public byte[] Ranks { get; } = new byte[4096];

    public void Add(ulong hash)
    {
        var register = (int)(hash / (1UL << 52));
        var rank = 1;
        while (rank <= 52 && (hash & (1UL << (52 - rank))) == 0)
            rank++;
        Ranks[register] = Math.Max(Ranks[register], (byte)rank);
    }

    // Ertl 2017, equation 34: α m² / (m σ(C0/m) + Σ Cₖ 2⁻ᵏ + m τ(1 − C₅₃/m) 2⁻⁵²).
    public double Estimate()
    {
        const double Registers = 4096;
        var empty = Ranks.Count(rank => rank == 0) / Registers;
        if (empty == 1)
            return 0;
        var sum = Ranks.Where(rank => rank is > 0 and < 53).Sum(rank => Math.Pow(2, -rank));
        var full = 1 - (Ranks.Count(rank => rank == 53) / Registers);
        var sigma = empty;
        for (var k = 1; k < 40; k++)
            sigma += Math.Pow(empty, Math.Pow(2, k)) * Math.Pow(2, k - 1);
        var tau = 1 - full;
        for (var k = 1; k < 40; k++)
            tau -= Math.Pow(1 - Math.Pow(full, Math.Pow(2, -k)), 2) * Math.Pow(2, -k);
        tau = full == 1 ? 0 : tau / 3;
        return Registers * Registers / (2 * Math.Log(2)) / ((Registers * sigma) + sum + (Registers * tau * Math.Pow(2, -52)));
    }
}
