using Cordon.Events;

namespace Cordon.Bench;

/// <summary>
/// A graph like a platform's: groups of 20–500 accounts with power-law sizes, power-law degrees with a mean of about 18, and three ties in
/// ten leading out of the group. In the manner of LFR (Lancichinetti, Fortunato, Radicchi 2008), by matching half-ties at random.
/// </summary>
internal sealed class GroupedGraph(int accounts, ulong seed)
{
    private const double Outward = 0.3;
    private readonly SeededRandom _random = new(seed);

    /// <summary>Writes <c>source,target</c> lines; gives how many.</summary>
    public long Write(TextWriter writer)
    {
        long ties = 0;
        var outside = new List<int>();
        for (int start = 0, end; start < accounts; start = end)
        {
            end = Math.Min(accounts, start + (int)PowerLaw(20, 500, 1.5));
            var inside = new List<int>();
            for (var account = start; account < end; account++)
            {
                var degree = Math.Min((int)PowerLaw(8, 300, 2.6), (end - start) * 2);
                for (var half = 0; half < degree; half++)
                    (_random.NextUnit() < Outward ? outside : inside).Add(account);
            }

            ties += Match(inside, writer);
        }

        return ties + Match(outside, writer);
    }

    private long Match(List<int> halves, TextWriter writer)
    {
        var order = halves.ToArray();
        _random.Shuffle(order.AsSpan());
        long ties = 0;
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i + 1 < order.Length; i += 2)
        {
            var (a, b) = (Math.Min(order[i], order[i + 1]), Math.Max(order[i], order[i + 1]));
            if (a == b || !seen.Add((a, b)))
                continue;
            writer.Write(a);
            writer.Write(',');
            writer.Write(b);
            writer.Write('\n');
            ties++;
        }

        return ties;
    }

    private double PowerLaw(double low, double high, double exponent)
    {
        var (a, b) = (Math.Pow(low, 1 - exponent), Math.Pow(high, 1 - exponent));
        return Math.Pow(a + ((b - a) * _random.NextUnit()), 1 / (1 - exponent));
    }
}
