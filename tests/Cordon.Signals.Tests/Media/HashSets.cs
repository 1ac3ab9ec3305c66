using Cordon.Events;
using Cordon.Signals.Media.Hamming;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Tests.Media;

/// <summary>Hashes of several shapes, and queries at every distance from them.</summary>
internal static class HashSets
{
    public static PdqHash Random(SeededRandom random) => new(random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits());

    public static PdqHash Turned(PdqHash hash, int bits, SeededRandom random)
    {
        foreach (var bit in random.Order(PdqHash.Bits).AsSpan(0, bits))
            hash = hash.Flip(bit);
        return hash;
    }

    public static StoredHash[] Make(string shape, int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var centres = Enumerable.Range(0, 5).Select(_ => Random(random)).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => new StoredHash(
            shape switch
            {
                "uniform" => Random(random),
                "mixed" when i % 3 == 0 => Random(random),
                "clustered" or "mixed" when i % 3 != 2 || shape == "clustered" => Turned(centres[random.Next(5)], random.Next(60), random),
                _ => centres[0],
            },
            (uint)i))];
    }

    public static IEnumerable<PdqHash> Queries(StoredHash[] stored, int each, ulong seed)
    {
        var random = new SeededRandom(seed);
        foreach (var bits in new[] { 0, 1, 15, 30, 31, 32, 33, 64 })
        {
            for (var i = 0; i < each; i++)
                yield return Turned(stored[random.Next(stored.Length)].Hash, bits, random);
        }
        yield return Random(random);
    }

    public static List<HashHit> Naive(IEnumerable<StoredHash> stored, PdqHash query, int distance) =>
        [.. stored.Select(s => new HashHit(query.DifferingBits(s.Hash).Length, s.Id, s.Hash)).Where(h => h.Distance <= distance).Order()];
}
