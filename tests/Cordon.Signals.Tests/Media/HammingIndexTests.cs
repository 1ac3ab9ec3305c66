using Cordon.Events;
using Cordon.Signals.Media.Hamming;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Tests.Media;

public sealed class HammingIndexTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-hamming-").FullName;

    public static TheoryData<string, int> Configurations
    {
        get
        {
            // The widest tables are large whatever they hold: one shape has them, mixed of the others.
            var all = new TheoryData<string, int> { { "mixed", 11 }, { "mixed", 12 } };
            foreach (var shape in new[] { "uniform", "clustered", "equal" })
            {
                foreach (var chunks in new[] { 0, 13, 14, 15, 16 })
                    all.Add(shape, chunks);
            }
            return all;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_search_finds_what_comparing_with_all_finds(string shape, int chunks)
    {
        var stored = HashSets.Make(shape, 400, 17);
        using (var index = HammingIndex.Open(_folder, new HammingOptions { Chunks = chunks }))
        {
            index.Add(stored.AsSpan(0, 300));
            index.Merge();
            index.Add(stored.AsSpan(300));
        }
        foreach (var plan in Enum.GetValues<SearchPlan>())
        {
            using var index = HammingIndex.Open(_folder, new HammingOptions { Plan = plan });
            foreach (var query in HashSets.Queries(stored, 2, 18))
            {
                foreach (var distance in new[] { 0, 1, 10, 30, 31 })
                    Assert.Equal(HashSets.Naive(stored, query, distance), index.Search(query, distance));
            }
        }
    }

    [Fact]
    public void At_31_bits_a_hash_is_found_and_at_32_it_is_not_wherever_the_bits_lie()
    {
        var random = new SeededRandom(19);
        var centre = HashSets.Random(random);
        using var index = HammingIndex.Open(_folder, new HammingOptions { Chunks = 16, Plan = SearchPlan.Tables });
        index.Add(new StoredHash(centre, 7));
        index.Merge();
        for (var first = 0; first + 32 <= PdqHash.Bits; first += 3)
        {
            var (at31, at32) = (centre, centre);
            for (var bit = first; bit < first + 32; bit++)
                (at31, at32) = (bit < first + 31 ? at31.Flip(bit) : at31, at32.Flip(bit));
            Assert.Equal([new HashHit(31, 7, centre)], index.Search(at31, 31));
            Assert.Empty(index.Search(at32, 31));
        }
        for (var round = 0; round < 100; round++)
        {
            Assert.Single(index.Search(HashSets.Turned(centre, 31, random), 31));
            Assert.Empty(index.Search(HashSets.Turned(centre, 32, random), 31));
        }
    }

    [Fact]
    public void Additions_removals_merges_and_reopening_in_any_order_leave_the_answers_right()
    {
        var random = new SeededRandom(23);
        var options = new HammingOptions { MergeAt = int.MaxValue, Chunks = 16, Plan = SearchPlan.Tables };
        var expected = new List<StoredHash>();
        var index = HammingIndex.Open(_folder, options);
        var source = HashSets.Make("clustered", 200, 24);
        for (var step = 0; step < 500; step++)
        {
            switch (random.Next(20))
            {
                case < 11:
                    // Some are stored twice, some again after their removal.
                    var added = source[random.Next(source.Length)];
                    index.Add(added);
                    expected.Add(added);
                    break;
                case < 17:
                    var removed = expected.Count > 0 && random.Next(8) > 0 ? expected[random.Next(expected.Count)] : source[random.Next(source.Length)];
                    Assert.Equal(expected.RemoveAll(s => s == removed) > 0, index.Remove(removed.Hash, removed.Id));
                    break;
                case < 18:
                    index.Merge();
                    break;
                case < 19 when step % 3 == 0:
                    index.Dispose();
                    index = HammingIndex.Open(_folder, options);
                    break;
                default:
                    var query = HashSets.Turned(source[random.Next(source.Length)].Hash, random.Next(34), random);
                    Assert.Equal(HashSets.Naive(expected, query, 31), index.Search(query, 31));
                    break;
            }
            Assert.Equal(expected.Count, index.Count);
        }
        foreach (var query in HashSets.Queries(source, 5, 25))
            Assert.Equal(HashSets.Naive(expected, query, 31), index.Search(query, 31));
        Assert.InRange(index.Segments, 1, 10);
        index.Dispose();
    }

    [Fact]
    public async Task Searches_during_background_merges_miss_nothing_and_show_nothing_removed()
    {
        var stored = HashSets.Make("clustered", 2_000, 29);
        var (kept, gone) = (stored[0], stored[1]);
        using var index = HammingIndex.Open(_folder, new HammingOptions { MergeAt = 200 });
        index.Add(kept, gone);
        Assert.True(index.Remove(gone.Hash, gone.Id));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var searching = Task.Run(
            () =>
            {
                var rounds = 0;
                for (; !stop.IsCancellationRequested || rounds == 0; rounds++)
                {
                    Assert.Contains(index.Search(kept.Hash, 0), hit => hit.Id == kept.Id);
                    Assert.DoesNotContain(index.Search(gone.Hash, 31), hit => hit.Id == gone.Id);
                }
                return rounds;
            },
            TestContext.Current.CancellationToken);
        for (var i = 2; i < stored.Length; i += 50)
        {
            index.Add(stored.AsSpan(i, Math.Min(50, stored.Length - i)));
            Assert.Contains(index.Search(stored[i].Hash, 0), hit => hit.Id == stored[i].Id);
            Assert.True(index.Remove(stored[i].Hash, stored[i].Id));
        }
        await stop.CancelAsync();

        Assert.True(await searching > 0);
        index.Merge();
        Assert.True(index.Segments > 0);
        var expected = stored.Where((_, i) => i != 1 && (i < 2 || (i - 2) % 50 != 0)).ToList();
        foreach (var query in HashSets.Queries(stored, 3, 30))
            Assert.Equal(HashSets.Naive(expected, query, 31), index.Search(query, 31));
    }

    [Fact]
    public void A_journal_that_a_crash_cut_short_keeps_every_whole_record()
    {
        var stored = HashSets.Make("uniform", 10, 31);
        using (var index = HammingIndex.Open(_folder))
            index.Add(stored);
        var journal = Directory.GetFiles(_folder, "journal-*").Single();
        File.WriteAllBytes(journal, File.ReadAllBytes(journal)[..^5]);

        using (var index = HammingIndex.Open(_folder))
        {
            Assert.Equal(9, index.Count);
            index.Add(stored[9]);
        }
        using var again = HammingIndex.Open(_folder);
        Assert.All(stored, s => Assert.Equal([new HashHit(0, s.Id, s.Hash)], again.Search(s.Hash, 31)));
    }

    [Fact]
    public void A_segment_that_is_cut_short_is_refused()
    {
        var path = Path.Combine(_folder, "segment");
        HammingSegment.Write(path, HashSets.Make("uniform", 100, 37), 16);
        using (var good = HammingSegment.Open(path))
            Assert.Equal((100, 16), (good.Count, good.Chunks));
        var bytes = File.ReadAllBytes(path);

        File.WriteAllBytes(path, bytes[..^1]);
        Assert.Throws<HammingFileException>(() => HammingSegment.Open(path));
        File.WriteAllBytes(path, [.. "XXXXXXXX"u8, .. bytes[8..]]);
        Assert.Throws<HammingFileException>(() => HammingSegment.Open(path));
        File.WriteAllBytes(path, []);
        Assert.Throws<HammingFileException>(() => HammingSegment.Open(path));
    }
}
