using System.Diagnostics;
using System.Globalization;
using Cordon.Events;
using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;

namespace Cordon.Bench;

/// <summary>The guard in this process, then over HTTP beside a bare route.</summary>
internal static class GuardCommand
{
    public const string Usage = "  guard [ENTITIES] [SECONDS]                decisions, snapshots and HTTP of the guard beside a bare route";

    private const int Candidates = 200;
    private const int Terms = 1_000_000;
    private const int Questions = 20_000;

    public static int Run(string[] args)
    {
        var entities = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 6;
        var book = Build(entities);
        Decide(book, entities);
        Change(book, entities);
        GuardHttp.Run(seconds).GetAwaiter().GetResult();
        return 0;
    }

    private static GuardBook Build(int entities)
    {
        var book = new GuardBook(new GuardKeys(1, 2));
        var policy = new GuardPolicy(lists: [new TermList { Name = "goods" }]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var terms = TermTable.Of(book.Keys, policy, Enumerable.Range(0, Terms).Select(i => (Invariant($"blue widget {i}"), 0)));
        var termTime = watch.Elapsed;
        watch.Restart();
        var all = new EntityChange[entities];
        for (var i = 0; i < entities; i++)
            all[i] = new EntityChange(book.Keys.Of(Name(i)), new EntityState((EntityTraits)(1 << (i % 7)), 0, i % 50 == 0 ? (i / 1000) + 1 : 0));
        var keyTime = watch.Elapsed;
        watch.Restart();
        book.Begin(policy, terms, all);
        var time = watch.Elapsed;
        all = null;
        Console.WriteLine(Invariant($"snapshot of {entities:N0} entities and {Terms:N0} terms: keys {keyTime.TotalSeconds:0.0} s, table {time.TotalSeconds:0.0} s, terms {termTime.TotalSeconds:0.0} s"));
        Console.WriteLine(Invariant($"bytes of tables {book.Current.Bytes:N0} ({(book.Current.Bytes - terms.Bytes) / (double)entities:0.0} an entity), of the process's heap {GC.GetTotalMemory(forceFullCollection: true) - before:N0}"));
        return book;
    }

    private static void Decide(GuardBook book, int entities)
    {
        var random = new SeededRandom(7);
        // Half of the candidates carry a label; names are hashed anew for every question, as a caller that has only texts must.
        var names = Enumerable.Range(0, Questions).Select(_ => Name(random.Next(entities * 2))).ToArray();
        var (candidates, decisions) = (new Candidate[Candidates], new Decision[Candidates]);
        var surface = book.Current.Policy.Surface("people")!;
        var times = new long[Questions];
        long allocated = 0;
        for (var round = 0; round < 2; round++)
        {
            random = new SeededRandom(8);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var q = 0; q < Questions; q++)
            {
                var (first, viewer) = (random.Next(Questions - Candidates), random.Next(Questions));
                var start = Stopwatch.GetTimestamp();
                var snapshot = book.Current;
                for (var i = 0; i < Candidates; i++)
                    candidates[i] = new Candidate(snapshot.Keys.Of(names[first + i]));
                snapshot.Rank(new Viewer(snapshot.Keys.Of(names[viewer])), surface, candidates, decisions);
                times[q] = Stopwatch.GetTimestamp() - start;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine(Invariant($"rank of {Candidates}, names to decisions: {Percentiles(times)}, {allocated / (double)Questions:0.##} bytes allocated a question"));
        var safe = new char[200];
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var q = 0; q < Questions; q++)
            {
                var start = Stopwatch.GetTimestamp();
                book.Current.Search("where to find a cheap Blüe Widget 77 near me", surface, safe);
                times[q] = Stopwatch.GetTimestamp() - start;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine(Invariant($"search of 10 words: {Percentiles(times)}, {allocated / (double)Questions:0.##} bytes allocated a question"));
    }

    private static void Change(GuardBook book, int entities)
    {
        // A label a time, as changes come, then in batches that make the tables merge; a reader asks all the while.
        var (single, asked) = (new long[2_000], new long[2_000_000]);
        for (var i = 0; i < single.Length; i++)
        {
            var key = book.Keys.Of(Name(entities + i));
            var start = Stopwatch.GetTimestamp();
            book.Apply([new EntityChange(key, new EntityState(EntityTraits.Flagged))]);
            if (book.Current.Find(key).Traits != EntityTraits.Flagged)
                throw new InvalidOperationException("the change is not answered from");
            single[i] = Stopwatch.GetTimestamp() - start;
        }

        Console.WriteLine(Invariant($"label to answer at {entities:N0} entities: {Percentiles(single)}"));
        var count = 0;
        var stop = false;
        var reader = Task.Run(() =>
        {
            var (decisions, candidates) = (new Decision[Candidates], Enumerable.Range(0, Candidates).Select(i => new Candidate(book.Keys.Of(Name(i * 37)))).ToArray());
            while (!Volatile.Read(ref stop) && count < asked.Length)
            {
                var start = Stopwatch.GetTimestamp();
                var snapshot = book.Current;
                snapshot.Rank(default, snapshot.Policy.Surface("people")!, candidates, decisions);
                asked[count++] = Stopwatch.GetTimestamp() - start;
            }
        });
        var changes = new EntityChange[1_000];
        var (batches, merges) = (new long[200], book.Merges);
        for (var b = 0; b < batches.Length; b++)
        {
            for (var i = 0; i < changes.Length; i++)
                changes[i] = new EntityChange(book.Keys.Of(Name((int)(((long)b * 7919 * 1000) + (i * 31L)) % entities)), new EntityState(EntityTraits.Suspect));
            var start = Stopwatch.GetTimestamp();
            book.Apply(changes);
            batches[b] = Stopwatch.GetTimestamp() - start;
            Thread.Sleep(10);
        }

        book.Settled().Wait();
        Volatile.Write(ref stop, true);
        reader.Wait();
        Console.WriteLine(Invariant($"1,000 labels at once, {batches.Length} times with {book.Merges - merges} merges: {Percentiles(batches)}"));
        Console.WriteLine(Invariant($"rank of {Candidates} meanwhile, {count:N0} answers across {batches.Length} swaps: {Percentiles(asked.AsSpan(0, count))}"));
    }

    internal static string Percentiles(Span<long> ticks)
    {
        ticks.Sort();
        return Invariant($"p50 {Micros(ticks[ticks.Length / 2]):0.0} µs, p99 {Micros(ticks[ticks.Length * 99 / 100]):0.0} µs, p99.9 {Micros(ticks[(int)(ticks.Length * 0.999)]):0.0} µs, worst {Micros(ticks[^1]):0.0} µs");
    }

    private static double Micros(long ticks) => ticks * 1e6 / Stopwatch.Frequency;

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"account:a{i}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
