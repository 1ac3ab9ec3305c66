using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Cordon.Casework.Ledger;

namespace Cordon.Bench;

/// <summary>The ledger beside a plain hash chain of the same entries: appends, the check of all, proofs.</summary>
internal static class LedgerCommand
{
    public const string Usage = "  ledger [ENTRIES]   the ledger beside a hash chain: appends/s, seconds and memory of verify, bytes and time of a proof";

    private const int Group = 1000;
    private const int Singles = 500;
    private const int Proofs = 20_000;
    private const int Threads = 32;

    public static int Run(string[] args)
    {
        var count = 1_000_000;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 10_000)))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var root = Directory.CreateTempSubdirectory("cordon-bench-ledger-").FullName;
        try
        {
            var folder = new LedgerFolder(Path.Combine(root, "ledger"));
            Console.WriteLine(Text($"{count:N0} entries, a tenth of them with details; every append durable (fsync) and signed before it returns"));
            Append(folder, count);
            Verify(folder, count);
            Prove(folder);
            Chain(folder, Path.Combine(root, "chain"));
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static LedgerAct Act(int i) => new()
    {
        Actor = "moderator 7",
        Act = "label.set",
        Subject = Text($"label:watch on {1 + (i % 9)} entities"),
        Reason = i % 10 == 0 ? null : "offers blue widgets again and again",
        Details = i % 10 == 0 ? [new LedgerDetail("entities", [Text($"account:a{i}"), Text($"account:b{i}")]), new LedgerDetail("reason", "offers blue widgets")] : [],
    };

    private static void Append(LedgerFolder folder, int count)
    {
        using var ledger = ActLedger.Open(folder, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Singles; i++)
            ledger.Append(Act(i));
        Console.WriteLine(Text($"append, one at a time                {Singles / watch.Elapsed.TotalSeconds,12:N0} /s   {watch.Elapsed.TotalMilliseconds / Singles:F2} ms each"));
        watch.Restart();
        var next = Singles;
        var shared = 20 * Singles;
        Task.WaitAll([.. Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = Interlocked.Increment(ref next) - 1; i < shared; i = Interlocked.Increment(ref next) - 1)
                    ledger.Append(Act(i));
            },
            TaskCreationOptions.LongRunning))]);
        Console.WriteLine(Text($"append, one at a time, {Threads} callers    {(shared - Singles) / watch.Elapsed.TotalSeconds,12:N0} /s"));
        watch.Restart();
        for (var i = shared; i < count; i += Group)
            ledger.Append([.. Enumerable.Range(i, Math.Min(Group, count - i)).Select(Act)]);
        Console.WriteLine(Text($"append, {Group} at a time               {(count - shared) / watch.Elapsed.TotalSeconds,12:N0} /s"));
        watch.Restart();
        using (ActLedger.Open(folder, TimeProvider.System))
            Console.WriteLine(Text($"open again                           {watch.Elapsed.TotalMilliseconds,12:F1} ms"));
        Console.WriteLine(Text($"on the disk                          {Directory.EnumerateFiles(folder.Root).Sum(f => new FileInfo(f).Length) / (double)count,12:F0} bytes an entry, of which {new FileInfo(folder.Entries).Length / (double)count:F0} the entry"));
    }

    private static void Verify(LedgerFolder folder, int count)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var report = LedgerVerifier.Verify(folder);
        var seconds = watch.Elapsed.TotalSeconds;
        if (!report.IsWhole || report.Size != count)
            throw new InvalidOperationException("the ledger is not whole");
        Console.WriteLine(Text($"verify of all                        {seconds,12:F2} s    {count / seconds:N0} entries/s, {report.Checkpoints:N0} signatures; {(GC.GetTotalAllocatedBytes() - allocated) / (double)count:F0} bytes allocated an entry, heap afterwards {GC.GetTotalMemory(true) >> 20} MB, the whole process at its peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
    }

    private static void Prove(LedgerFolder folder)
    {
        using var reader = LedgerReader.Open(folder);
        var random = new Events.SeededRandom(1);
        var size = (int)reader.Checkpoint.Size;
        var longest = 0;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Proofs; i++)
            longest = Math.Max(longest, reader.Prove(random.Next(size))!.Path.Count);
        Console.WriteLine(Text($"proof that an entry is in            {watch.Elapsed.TotalMicroseconds / Proofs,12:F0} µs   at most {longest} hashes"));
        watch.Restart();
        for (var i = 0; i < Proofs / 10; i++)
            longest = Math.Max(longest, reader.Prove(1 + random.Next(size - 1), size)!.Path.Count);
        Console.WriteLine(Text($"proof that an older state is its start {watch.Elapsed.TotalMicroseconds * 10 / Proofs,10:F0} µs   at most {longest} hashes"));
    }

    /// <summary>The trivial rival: each entry's hash covers the hash before. It is checked as fast, and proves an entry only by showing all that follow.</summary>
    private static void Chain(LedgerFolder folder, string path)
    {
        var count = 0;
        var head = new byte[32];
        var watch = Stopwatch.StartNew();
        using (var chain = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            foreach (var line in File.ReadLines(folder.Entries))
            {
                head = SHA256.HashData([.. head, .. System.Text.Encoding.UTF8.GetBytes(line)]);
                chain.Write(head);
                if (++count % Group == 0)
                    chain.Flush(flushToDisk: true);
            }
        }

        Console.WriteLine(Text($"hash chain: append, {Group} at a time    {count / watch.Elapsed.TotalSeconds,12:N0} /s   no signature, no tree"));
        watch.Restart();
        var stored = File.ReadAllBytes(path);
        head = new byte[32];
        var at = 0;
        foreach (var line in File.ReadLines(folder.Entries))
        {
            head = SHA256.HashData([.. head, .. System.Text.Encoding.UTF8.GetBytes(line)]);
            if (!head.AsSpan().SequenceEqual(stored.AsSpan(at, 32)))
                throw new InvalidOperationException("the chain is broken");
            at += 32;
        }

        Console.WriteLine(Text($"hash chain: verify of all            {watch.Elapsed.TotalSeconds,12:F2} s    hashes only: no form, no details, no signatures; also the time to check one proof, on average half of all entries"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
