using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Rules;

namespace Cordon.Bench;

/// <summary>The policy engine over events in memory, beside the same conditions written by hand.</summary>
internal static class PolicyCommand
{
    public const string Usage = "  policy EVENTS";

    private const int Rules = 50;
    private const int Counters = 10;
    private const int Made = 50_000;
    private const int Accounts = 10_000;

    // As the server looks ahead.
    private const int Ahead = 16;

    public static int Run(ReadOnlySpan<string> args)
    {
        if (args.Length != 1 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var events) || events < Made)
        {
            Console.Error.WriteLine($"usage: Cordon.Bench{Usage}, at least {Made} events");
            return 2;
        }

        var history = History();
        Console.WriteLine($"{events:N0} events, one thread; seconds are those of the processor, so that a busy machine matters less");
        Console.WriteLine($"{"",-46}{"events/s",12}{"ns/event",12}{"bytes/event",14}{"hits",10}");
        var engine = Measure($"engine, {Rules} rules, {Counters} counters", history, events, New(Rules, Counters));
        var bare = Measure($"engine, no rules, {Counters} counters", history, events, New(0, Counters));
        Measure($"engine, {Rules} rules, no counters", history, events, New(Rules, 0));
        Measure("engine, no rules, no counters", history, events, New(0, 0));
        var hand = new ByHand();
        var written = Measure("by hand in C#, the same rules, counts for ever", history, events, records => records.Sum(r => (long)hand.Apply(r.Event)));
        Console.WriteLine(FormattableString.Invariant($"a rule costs {(engine - bare) / Rules:0.0} ns; the engine takes {engine / written:0.0} times the hand-written time"));
        return 0;
    }

    private static Func<EventRecord[], long> New(int rules, int counters)
    {
        var compilation = PolicyCompiler.Compile(PolicySource.Of([new PolicyFile("bench.yaml", Encoding.UTF8.GetBytes(Yaml(rules, counters)))]));
        var policy = compilation.Policy ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
        var engine = new PolicyEngine(_ => null);
        engine.Activate(policy);
        return records =>
        {
            var hits = 0L;
            for (var i = 0; i < records.Length; i++)
            {
                if (i % Ahead == 0)
                    engine.Warm(records, i, Math.Min(Ahead, records.Length - i));
                hits += engine.Apply(records[i]).Hits.Count;
            }

            return hits;
        };
    }

    // Five shapes of simple conditions, as rules have them; one event in a thousand hits one.
    internal static string Yaml(int rules, int counters)
    {
        var yaml = new StringBuilder("features: {length: {type: int, value: event.text.size()}}\nlabels: {watch: }\n");
        yaml.Append(counters > 0 ? "counters:\n" : "");
        for (var i = 0; i < counters; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  c{i}: {{kind: count, key: event.actor, window: {i + 1}h}}\n");
        yaml.Append(rules > 0 ? "rules:\n" : "");
        for (var i = 0; i < rules; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - name: r{i}\n    when: ").Append((i % 5) switch
            {
                0 when counters > 0 => string.Create(CultureInfo.InvariantCulture, $"counter(\"c{i % counters}\") > 1000000.0"),
                0 => "event.id == \"none\"",
                1 => string.Create(CultureInfo.InvariantCulture, $"length > {500 + i} && event.kind == \"post\""),
                2 => "label(event.actor, \"watch\") && event.target != \"\"",
                3 => string.Create(CultureInfo.InvariantCulture, $"event.text.contains(\"blue widget {i}\")"),
                _ => string.Create(CultureInfo.InvariantCulture, $"event.kind == \"post\" && event.actor == \"account:nobody{i}\""),
            }).Append('\n');
        }

        return yaml.ToString();
    }

    private static Event[] History()
    {
        var random = new SeededRandom(1);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, Made).Select(i => new Event
        {
            Id = $"e{i}",
            Time = start.AddMilliseconds(i * 20),
            Kind = "post",
            Actor = Entity.Parse($"account:u{random.Next(Accounts)}"),
            Objects = [Entity.Parse($"post:p{i}"), Entity.Parse($"tag:t{random.Next(500)}")],
            Text = random.Next(1_000) == 0 ? "have a blue widget 3" : "summer about market island open coffee and a few words more",
        })];
    }

    private static double Measure(string name, Event[] history, int events, Func<EventRecord[], long> apply)
    {
        var (records, span) = (new EventRecord[Made], history[^1].Time - history[0].Time + TimeSpan.FromSeconds(1));
        var (sequence, hits, bytes, processor) = (0L, 0L, 0L, TimeSpan.Zero);
        // The first round warms up and is not counted.
        for (var round = 0; round <= events / Made; round++)
        {
            for (var i = 0; i < Made; i++)
            {
                var moved = history[i] with { Time = history[i].Time + (span * round) };
                records[i] = new EventRecord(++sequence, moved.Time, moved);
            }

            var (memory, before) = (GC.GetAllocatedBytesForCurrentThread(), Process.GetCurrentProcess().TotalProcessorTime);
            var found = apply(records);
            if (round == 0)
                continue;
            processor += Process.GetCurrentProcess().TotalProcessorTime - before;
            bytes += GC.GetAllocatedBytesForCurrentThread() - memory;
            hits += found;
        }

        var counted = (double)(events / Made * Made);
        var nanoseconds = processor.TotalNanoseconds / counted;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46}{1e9 / nanoseconds,12:N0}{nanoseconds,12:N0}{bytes / counted,14:N1}{hits,10:N0}"));
        return nanoseconds;
    }

    /// <summary>What a programmer would write for this one policy: no windows, no labels that expire, no explanations.</summary>
    private sealed class ByHand
    {
        private readonly Dictionary<string, long>[] _counts = [.. Enumerable.Range(0, Counters).Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];
        private readonly HashSet<string> _watched = new(StringComparer.Ordinal) { "account:somebody" };
        private readonly string[] _offers = [.. Enumerable.Range(0, Rules).Select(i => $"blue widget {i}")];
        private readonly string[] _nobody = [.. Enumerable.Range(0, Rules).Select(i => $"account:nobody{i}")];
        private readonly long[] _read = new long[Counters];

        public int Apply(Event happened)
        {
            for (var i = 0; i < Counters; i++)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts[i], happened.Actor.Text, out _);
                _read[i] = ++count;
            }

            var (hits, length) = (0, happened.Text?.Length ?? 0);
            for (var i = 0; i < Rules; i++)
            {
                var hit = (i % 5) switch
                {
                    0 => _read[i % Counters] > 1_000_000,
                    1 => length > 500 + i && happened.Kind == "post",
                    2 => _watched.Contains(happened.Actor.Text) && !happened.Target.IsNone,
                    3 => happened.Text?.Contains(_offers[i], StringComparison.Ordinal) == true,
                    _ => happened.Kind == "post" && happened.Actor.Text == _nobody[i],
                };
                hits += hit ? 1 : 0;
            }

            return hits;
        }
    }
}
