using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;
using CsCheck;

namespace Cordon.Guard.Tests.Snapshots;

public sealed class GuardBookTests
{
    private static readonly GuardPolicy Policy = new();

    [Fact]
    public void After_any_changes_and_merges_a_snapshot_knows_what_a_dictionary_knows() =>
        Gen.Select(Generators.Change.Array[0, 40], Generators.Change.Array[0, 20].Array[0, 12], Gen.Int[1, 30]).Sample((first, batches, mergeAt) =>
        {
            var book = new GuardBook(Generators.Keys, mergeAt);
            var known = new Dictionary<ulong, EntityState>();
            foreach (var change in first)
                known[change.Key] = change.State;
            book.Begin(Policy, TermTable.Empty(Generators.Keys), [.. known.Select(k => new EntityChange(k.Key, k.Value))]);
            foreach (var batch in batches)
            {
                book.Apply(batch);
                foreach (var change in batch)
                    known[change.Key] = change.State;
                Check();
            }

            while (!book.Settled().IsCompleted)
                Thread.Yield();
            Check();
            Assert.True(book.Current.Unmerged < mergeAt || book.Current.Unmerged == 0);

            void Check()
            {
                var current = book.Current;
                for (var i = 0; i <= 61; i++)
                    Assert.Equal(known.GetValueOrDefault(Generators.Keys.Of($"account:a{i}")), current.Find(Generators.Keys.Of($"account:a{i}")));
            }
        });

    [Fact]
    public async Task A_table_that_grows_is_cut_anew_and_loses_nothing()
    {
        var book = new GuardBook(Generators.Keys, mergeAt: 50_000);
        var all = Enumerable.Range(0, 200_000).Select(i => new EntityChange(Generators.Keys.Of($"account:a{i}"), new EntityState(EntityTraits.Flagged, 0, i))).ToArray();
        foreach (var some in all.Chunk(10_000))
            book.Apply(some);
        while (book.Current.Unmerged >= 50_000)
            await book.Settled();

        Assert.True(book.Merges > 0);
        Assert.All(all, c => Assert.Equal(c.State, book.Current.Find(c.Key)));
        Assert.Equal(default, book.Current.Find(Generators.Keys.Of("account:b")));
    }

    [Fact]
    public void An_entity_costs_less_than_24_bytes()
    {
        var book = new GuardBook(Generators.Keys);
        book.Begin(Policy, TermTable.Empty(Generators.Keys), [.. Enumerable.Range(0, 300_000).Select(i => new EntityChange(Generators.Keys.Of($"account:a{i}"), new EntityState(EntityTraits.Suspect)))]);

        Assert.Equal(300_000, book.Current.Entities);
        Assert.InRange(book.Current.Bytes / 300_000.0, 16, 24);
    }

    [Fact]
    public async Task Readers_see_whole_snapshots_only_while_they_are_swapped()
    {
        // The writer flags either all of one half or all of the other; a reader that holds one snapshot must never see both or neither.
        var book = new GuardBook(Generators.Keys, mergeAt: 64);
        var keys = Enumerable.Range(0, 32).Select(i => Generators.Keys.Of($"account:a{i}")).ToArray();
        book.Apply(Half(0));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reads = new int[3];
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var (decisions, last) = (new Decision[32], 0L);
            var candidates = keys.Select(k => new Candidate(k)).ToArray();
            while (!stop.IsCancellationRequested)
            {
                var snapshot = book.Current;
                snapshot.Rank(default, Policy.Surface("feed")!, candidates, decisions);
                Assert.Equal(16, decisions.Count(d => d.Verdict == GuardVerdict.Hide));
                Assert.True(decisions.Take(16).All(d => d.Verdict == decisions[0].Verdict));
                Assert.True(snapshot.Number >= last);
                last = snapshot.Number;
                Volatile.Write(ref reads[reader], reads[reader] + 1);
            }
        })).ToList();
        var turns = 1;
        while ((turns <= 500 || Enumerable.Range(0, 3).Any(r => Volatile.Read(ref reads[r]) < 20)) && !readers.Exists(r => r.IsCompleted))
            book.Apply(Half(turns++));
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(turns, book.Current.Number);

        EntityChange[] Half(int turn) => [.. keys.Select((k, i) => new EntityChange(k, i / 16 == turn % 2 ? new EntityState(EntityTraits.Flagged) : default))];
    }
}
