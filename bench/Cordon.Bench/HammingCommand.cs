using System.Diagnostics;
using System.Globalization;
using Cordon.Events;
using Cordon.Signals.Media.Hamming;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Bench;

/// <summary>Exact Hamming search: the index by its tables, the scan, and faiss over the same hashes and queries.</summary>
internal static class HammingCommand
{
    public const string Usage = "  hamming FAISS HASHES [QUERIES]   search within 31 bits beside faiss (the path of the built rival, or - for none), uniform and clustered";

    private const int Distance = 31;

    public static int Run(string[] args)
    {
        var queries = 200;
        if (args.Length is < 2 or > 3 || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var hashes) || hashes < 1_000
            || (args.Length == 3 && (!int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out queries) || queries < 10)))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        foreach (var shape in new[] { "uniform", "clustered" })
            Measure(args[0], shape, hashes, queries);
        return 0;
    }

    private static void Measure(string faiss, string shape, int count, int queries)
    {
        var random = new SeededRandom(1);
        var centres = Math.Max(1, count / 50);
        // Clustered: each of the hashes lies up to 40 bits from one of many centres, as copies of a picture do.
        var hashes = new StoredHash[count];
        for (var i = 0; i < count; i++)
            hashes[i] = new StoredHash(shape == "uniform" || i < centres ? Draw(random) : Near(hashes[random.Next(centres)].Hash, random.Next(41), random), (uint)i);
        var asked = Enumerable.Range(0, queries).Select(i => i % 2 == 0 ? Draw(random) : Near(hashes[random.Next(count)].Hash, random.Next(32), random)).ToArray();
        var folder = Directory.CreateTempSubdirectory("cordon-hamming-").FullName;
        try
        {
            Console.WriteLine($"\n{count:N0} hashes, {shape}, {queries} queries within {Distance} bits, one thread");
            var watch = Stopwatch.StartNew();
            HammingSegment.Write(Path.Combine(folder, "segment-000000000001"), hashes);
            var built = watch.Elapsed.TotalSeconds;
            File.WriteAllText(Path.Combine(folder, "manifest"), "1\nsegment-000000000001\n");
            var bytes = new FileInfo(Path.Combine(folder, "segment-000000000001")).Length / (double)count;
            var found = Search(folder, SearchPlan.Cheapest, asked, "cordon", $"{bytes:0} bytes a hash, {count / built / 1e6:0.00} M/s built");
            var scanned = Search(folder, SearchPlan.Scan, asked, "scan", "");
            Console.WriteLine(found.SequenceEqual(scanned) ? $"both find {found.Sum()} neighbours: recall 1" : "THE ANSWERS DIFFER");
            if (faiss != "-")
                Rival(faiss, folder, hashes, asked);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int[] Search(string folder, SearchPlan plan, PdqHash[] queries, string name, string also)
    {
        using var index = HammingIndex.Open(folder, new HammingOptions { Plan = plan });
        var found = new int[queries.Length];
        // Once for the pages and the compiler, once for the clock.
        for (var i = 0; i < queries.Length; i++)
            found[i] = index.Search(queries[i], Distance).Count;
        var times = new double[queries.Length];
        for (var i = 0; i < queries.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = index.Search(queries[i], Distance);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} p50 {times[times.Length / 2],9:0.000} ms   p99 {times[times.Length * 99 / 100],9:0.000} ms   {also}"));
        return found;
    }

    private static void Rival(string faiss, string folder, StoredHash[] hashes, PdqHash[] queries)
    {
        Write(Path.Combine(folder, "hashes"), hashes.Select(h => h.Hash));
        Write(Path.Combine(folder, "queries"), queries);
        using var rival = Process.Start(new ProcessStartInfo(faiss, [Path.Combine(folder, "hashes"), Path.Combine(folder, "queries"), "32"]))!;
        rival.WaitForExit();
    }

    private static void Write(string path, IEnumerable<PdqHash> hashes)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 16);
        Span<byte> bytes = stackalloc byte[PdqHash.Bytes];
        foreach (var hash in hashes)
        {
            hash.Write(bytes);
            file.Write(bytes);
        }
    }

    private static PdqHash Draw(SeededRandom random) => new(random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits());

    private static PdqHash Near(PdqHash hash, int flips, SeededRandom random)
    {
        for (var i = 0; i < flips; i++)
            hash = hash.Flip(random.Next(PdqHash.Bits));
        return hash;
    }
}
