using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cordon.Events;
using Cordon.Signals.Counters;
using Cordon.Signals.Lists;

namespace Cordon.Bench;

/// <summary>Counters of every kind beside exact windows in a dictionary of queues: speed, memory, growth, error; lists beside a HashSet.</summary>
internal static class CountersCommand
{
    public const string Usage = "  counters [KEYS]   counters beside exact windows: updates/s, reads/s, bytes a key, growth, errors; lists beside a HashSet";

    private const int Operations = 1_000_000;
    private const int Rounds = 3;
    private const long Start = 1_760_000_000_000_000;

    // 500 events a second: a window of an hour holds 1.8 million.
    private const long Pace = 2_000;

    private static readonly CounterMethod[] Methods = Enum.GetValues<CounterMethod>();

    public static int Run(string[] args)
    {
        var keys = 1_000_000;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out keys) || keys < 1000)))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        Speed(Math.Min(keys, 1000), "in cache");
        Speed(keys, "few of them busy");
        Memory(keys);
        foreach (var size in new[] { keys / 100, keys / 10, keys })
            Growth(size);
        DistinctError();
        Lists(keys);
        return 0;
    }

    private static CounterDefinition Definition(CounterMethod method, int minutes = 60) => new()
    {
        Name = method.ToString(),
        Method = method,
        Window = method == CounterMethod.Decay ? TimeSpan.Zero : TimeSpan.FromMinutes(minutes),
        HalfLife = method == CounterMethod.Decay ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero,
        MaxKeys = 2_000_000,
        MaxBytes = 8L << 30,
    };

    // The cube leaves the first tenth of the keys with nearly half of the events.
    private static int[] Skewed(int keys, int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var drawn = new int[count];
        for (var i = 0; i < count; i++)
        {
            var u = random.NextUnit();
            drawn[i] = (int)(keys * u * u * u);
        }
        return drawn;
    }

    private static void Speed(int keys, string where)
    {
        Console.WriteLine(Text($"\n{keys:N0} keys, {where}; millions a second of processor time; window or half-life of one hour, {1_000_000 / Pace:N0} events a second"));
        Console.WriteLine("method     update   warmed   with the text's hash     read   warmed   bytes allocated   exact windows: update     read");
        var texts = Enumerable.Range(0, keys).Select(i => Text($"account:a{i}")).ToArray();
        var hashed = texts.Select(text => CounterKey.Of(text)).ToArray();
        foreach (var method in Methods)
        {
            var counter = new CounterSet([Definition(method)], tableSeed: 7)[method.ToString()];
            var rival = ExactWindow.Of(method, Definition(method));
            var drawn = Skewed(keys, Operations, 1);
            var time = Start;
            for (var key = 0; key < keys; key++)
                Add(counter, hashed[key], time, key);
            Pass(time += Pace, (i, at) => Add(counter, hashed[drawn[i]], at, i & 1023));
            time += Operations * Pace;

            // The best of some rounds, each going on where the one before stopped.
            var (update, warmed, fromText, read, warmedRead, rivalUpdate, rivalRead) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
            var inOrder = drawn.Select(key => hashed[key]).ToArray();
            var allocated = 0L;
            for (var round = 0; round < Rounds; round++)
            {
                var at = time;
                update = Math.Max(update, Rate(method == CounterMethod.Distinct
                    ? () => allocated = Allocated(() => { for (var i = 0; i < Operations; i++) counter.Add(inOrder[i], at + (i * Pace), hashed[(i & 1023) % keys]); })
                : () => allocated = Allocated(() => { for (var i = 0; i < Operations; i++) counter.Add(inOrder[i], at + (i * Pace), 1.5); }), Operations));
                time += Operations * Pace;
                at = time;
                fromText = Math.Max(fromText, Rate(method == CounterMethod.Distinct
                    ? () => { for (var i = 0; i < Operations; i++) counter.Add(CounterKey.Of(texts[drawn[i]]), at + (i * Pace), hashed[(i & 1023) % keys]); }
                : () => { for (var i = 0; i < Operations; i++) counter.Add(CounterKey.Of(texts[drawn[i]]), at + (i * Pace), 1.5); }, Operations));
                time += Operations * Pace;
                var reads = method == CounterMethod.Distinct ? Operations / 10 : Operations;
                var sum = 0.0;
                read = Math.Max(read, Rate(() => { for (var i = 0; i < reads; i++) sum += counter.Read(inOrder[i], time); }, reads));
                warmedRead = Math.Max(warmedRead, Rate(() => Warmed(counter, inOrder.AsSpan(0, reads), i => sum += counter.Read(inOrder[i], time)), reads));
                at = time;
                warmed = Math.Max(warmed, Rate(() => Warmed(counter, inOrder, method == CounterMethod.Distinct
                    ? i => counter.Add(inOrder[i], at + (i * Pace), hashed[(i & 1023) % keys])
                    : i => counter.Add(inOrder[i], at + (i * Pace), 1.5)), Operations));
                time += Operations * Pace;
            }
            time = Start;
            Pass(time, (i, at) => rival.Add(texts[drawn[i]], at, 1.5, i & 1023));
            for (var round = 0; round < Rounds; round++)
            {
                time += Operations * Pace;
                var at = time;
                rivalUpdate = Math.Max(rivalUpdate, Rate(() => { for (var i = 0; i < Operations; i++) rival.Add(texts[drawn[i]], at + (i * Pace), 1.5, i & 1023); }, Operations));
                var sum = 0.0;
                rivalRead = Math.Max(rivalRead, Rate(() => { for (var i = 0; i < Operations; i++) sum += rival.Read(texts[drawn[i]], at + (Operations * Pace)); }, Operations));
            }
            Console.WriteLine(Text($"{method,-9} {update,7:F1} {warmed,8:F1} {fromText,22:F1} {read,10:F2} {warmedRead,8:F2} {allocated,17:N0} {rivalUpdate,23:F1} {rivalRead,8:F1}"));
        }
    }

    private static void Memory(int keys)
    {
        Console.WriteLine(Text($"\nbytes a key, {keys:N0} active keys, all of the process's heap beyond what there was before"));
        Console.WriteLine("method         1 event   4 events, few busy   40 events each*   exact windows: 1 event   4 events");
        foreach (var method in new[] { CounterMethod.Count, CounterMethod.Sum, CounterMethod.Distinct, CounterMethod.FirstSeen, CounterMethod.Decay })
        {
            var drawn = Skewed(keys, 3 * keys, 2);
            var one = Bytes(() => Filled(new CounterSet([Definition(method, 1440)])[method.ToString()], keys, 1, []), keys);
            var four = Bytes(() => Filled(new CounterSet([Definition(method, 1440)])[method.ToString()], keys, 1, drawn), keys);
            var forty = Bytes(() => Filled(new CounterSet([Definition(method, 1440)])[method.ToString()], keys / 10, 40, []), keys / 10);
            var rivalOne = Bytes(() => FilledRival(method, keys, []), keys);
            var rivalFour = Bytes(() => FilledRival(method, keys, drawn), keys);
            Console.WriteLine(Text($"{method,-9} {one,12:F1} {four,20:F1} {forty,17:F1} {rivalOne,24:F1} {rivalFour,10:F1}"));
        }
        Console.WriteLine("* a tenth of the keys, over 400 minutes; a distinct key has 40 items, one a bucket");
    }

    private static Counter Filled(Counter counter, int keys, int events, int[] more)
    {
        for (var repeat = 0; repeat < events; repeat++)
        {
            for (var key = 0; key < keys; key++)
                Add(counter, CounterKey.Of(key), Start + (repeat * 600_000_000L) + key, repeat);
        }
        for (var i = 0; i < more.Length; i++)
            Add(counter, CounterKey.Of(more[i]), Start + keys + (i * 1000L), i);
        return counter;
    }

    private static ExactWindow FilledRival(CounterMethod method, int keys, int[] more)
    {
        var rival = ExactWindow.Of(method, Definition(method, 1440));
        for (var key = 0; key < keys; key++)
            rival.Add(Text($"account:a{key}"), Start + key, 1, 0);
        for (var i = 0; i < more.Length; i++)
            rival.Add(Text($"account:a{more[i]}"), Start + keys + (i * 1000L), 1, i);
        return rival;
    }

    private static double Bytes(Func<object> make, int keys)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(made);
        return (after - before) / (double)keys;
    }

    private static void Growth(int keys)
    {
        if (keys < 1000)
            return;
        var counter = new CounterSet([Definition(CounterMethod.Count)], tableSeed: 7)["Count"];
        var hashed = Enumerable.Range(0, keys).Select(i => CounterKey.Of(i)).ToArray();
        var longest = 0L;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < keys; i++)
        {
            var before = Stopwatch.GetTimestamp();
            counter.Add(hashed[i], Start + i);
            longest = Math.Max(longest, Stopwatch.GetTimestamp() - before);
        }
        var fill = keys / watch.Elapsed.TotalSeconds / 1e6;
        var random = new SeededRandom(3);
        var drawn = new int[Operations];
        foreach (ref var key in drawn.AsSpan())
            key = random.Next(keys);
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var at = Start + keys + (round * Operations * Pace);
            best = Math.Max(best, Rate(() => { for (var i = 0; i < Operations; i++) counter.Add(hashed[drawn[i]], at + (i * Pace)); }, Operations));
        }
        if (counter.Statistics.Evicted > 0)
            throw new InvalidOperationException("keys were evicted");
        var warmed = 0.0;
        var inOrder = drawn.Select(key => hashed[key]).ToArray();
        for (var round = Rounds; round < 2 * Rounds; round++)
        {
            var at = Start + keys + (round * Operations * Pace);
            warmed = Math.Max(warmed, Rate(() => Warmed(counter, inOrder, i => counter.Add(inOrder[i], at + (i * Pace))), Operations));
        }
        Console.WriteLine(Text($"growth, count: {keys,10:N0} keys, all equally busy: {fill:F1} M new keys/s, the longest addition {longest * 1e6 / Stopwatch.Frequency:N0} µs, {best:F1} M updates/s, warmed {warmed:F1}"));
    }

    private static void DistinctError()
    {
        Console.WriteLine("\ndistinct items: 100 keys each, within one bucket of the window");
        Console.WriteLine("  items    mean error   root mean square   greatest");
        foreach (var items in new[] { 10, 32, 33, 100, 300, 1_000, 10_000, 100_000 })
        {
            var counter = new CounterSet([Definition(CounterMethod.Distinct, 1440)])["Distinct"];
            var (sum, squares, greatest) = (0.0, 0.0, 0.0);
            for (var key = 0; key < 100; key++)
            {
                for (var i = 0; i < items; i++)
                    counter.Add(CounterKey.Of(key), Start, CounterKey.Of(((long)key << 32) | (uint)i));
                var error = (counter.Read(CounterKey.Of(key), Start) / items) - 1;
                sum += error;
                squares += error * error;
                greatest = Math.Max(greatest, Math.Abs(error));
            }
            Console.WriteLine(Text($"{items,7:N0} {sum,11:F2} % {Math.Sqrt(squares / 100) * 100,15:F2} % {greatest * 100,11:F2} %"));
        }
    }

    private static void Lists(int entries)
    {
        var text = new StringBuilder();
        var present = new string[entries];
        var absent = new string[entries];
        for (var i = 0; i < entries; i++)
        {
            present[i] = Text($"item-{i}.example");
            absent[i] = Text($"other-{i}.example");
            text.Append(present[i]).Append('\n');
        }
        var order = new SeededRandom(5).Order(entries);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var watch = Stopwatch.StartNew();
        if (!EntryList.TryRead("deny", file, out var list, out var fault))
            throw new InvalidOperationException(fault);
        var seconds = watch.Elapsed.TotalSeconds;
        HashSet<string>? set = null;
        var setBytes = Bytes(() => set = present.Select(entry => new string(entry)).ToHashSet(StringComparer.Ordinal), entries);
        Console.WriteLine(Text($"\nlist of {entries:N0} entries: read in {seconds:F2} s, {list.Bytes / (double)entries:F1} bytes an entry; HashSet<string> {setBytes:F1}"));
        foreach (var (name, asked) in new[] { ("present", present), ("absent", absent) })
        {
            var hits = 0;
            var (ours, theirs) = (0.0, 0.0);
            for (var round = 0; round < Rounds; round++)
            {
                ours = Math.Max(ours, Rate(() => { foreach (var i in order) hits += list.Contains(asked[i]) ? 1 : 0; }, entries));
                theirs = Math.Max(theirs, Rate(() => { foreach (var i in order) hits += set!.Contains(asked[i]) ? 1 : 0; }, entries));
            }
            if (hits != (name == "present" ? 2 * Rounds * entries : 0))
                throw new InvalidOperationException("the list answers wrongly");
            Console.WriteLine(Text($"  {name,-8} entries in random order: {1e3 / ours,6:F0} ns; HashSet<string> {1e3 / theirs,6:F0} ns"));
        }
    }

    private static void Add(Counter counter, CounterKey key, long time, int item)
    {
        if (counter.Definition.Method == CounterMethod.Distinct)
            counter.Add(key, time, CounterKey.Of(item));
        else
            counter.Add(key, time, 1.5);
    }

    private static void Pass(long from, Action<int, long> add)
    {
        for (var i = 0; i < Operations; i++)
            add(i, from + (i * Pace));
    }

    // Warms the next 32 keys before their additions or readings.
    private static void Warmed(Counter counter, ReadOnlySpan<CounterKey> keys, Action<int> work)
    {
        for (var from = 0; from < keys.Length; from += 32)
        {
            var some = Math.Min(32, keys.Length - from);
            counter.Warm(keys.Slice(from, some));
            for (var i = from; i < from + some; i++)
                work(i);
        }
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // In millions a second of processor time, so that others on the machine count less.
    private static double Rate(Action work, int operations)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return operations / (Environment.CpuUsage.TotalTime - before).TotalSeconds / 1e6;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
