using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cordon.Events;
using Cordon.Events.Formats;
using Cordon.Storage.History;
using Cordon.Storage.History.Query;

namespace Cordon.Bench;

/// <summary>The history: how fast rows are written and merged, how large they are, how fast questions are answered; beside a scan of JSON Lines.</summary>
internal static class QueryCommand
{
    public const string Usage = "  query [ROWS]                              the history in Parquet beside a scan of JSON Lines";

    private const int Days = 14;
    private const int FlushRows = 5_000;

    public static int Run(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("cordon-bench-query-").FullName;
        try
        {
            Measure(folder, rows);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string folder, int rows)
    {
        var lines = Path.Combine(folder, "events.jsonl");
        var random = new SeededRandom(1);
        using var store = HistoryStore.Open(Path.Combine(folder, "history"), new HistoryOptions { BufferRows = int.MaxValue });
        var (writing, cpu) = (TimeSpan.Zero, TimeSpan.Zero);
        using (var writer = new CanonicalEventWriter(File.Create(lines)))
        {
            for (var from = 1; from <= rows; from += FlushRows)
            {
                var some = Enumerable.Range(from, Math.Min(FlushRows, rows - from + 1)).Select(i => Row(i, rows, random)).ToList();
                foreach (var row in some)
                    writer.Write(row.Event);
                var (watch, before) = (Stopwatch.StartNew(), Cpu());
                store.Append(some);
                store.Flush();
                (writing, cpu) = (writing + watch.Elapsed, cpu + Cpu() - before);
            }
        }

        Console.WriteLine(Invariant($"{rows} rows over {Days} days, flushed every {FlushRows}"));
        Console.WriteLine(Invariant($"written   {rows / writing.TotalSeconds,12:N0} rows/s   {rows / cpu.TotalSeconds,12:N0} rows/s of processor time"));
        Report(store, rows, lines, "flushed");
        var (merging, cpuBefore) = (Stopwatch.StartNew(), Cpu());
        while (store.Compact() > 0)
        {
        }

        Console.WriteLine(Invariant($"merged in {merging.Elapsed.TotalSeconds:0.0} s ({(Cpu() - cpuBefore).TotalSeconds:0.0} s of processor time)"));
        Report(store, rows, lines, "merged");

        using var query = new HistoryQuery(store);
        Console.WriteLine($"{"question",-64}{"answer",12}{"Cordon ms",12}{"scan ms",12}{"times",8}");
        var day = Start.AddDays(5);
        Ask(query, lines, "rows of one account", new HistoryRequest { Select = HistorySelect.History, Entity = Entity.Parse("account:a1"), Limit = 10_000 },
            e => e.GetProperty("actor").GetString() == "account:a1" || (e.TryGetProperty("target", out var t) && t.GetString() == "account:a1"));
        Ask(query, lines, "top tags of a day", new HistoryRequest { Select = HistorySelect.Top, Field = "tag", From = day, To = day.AddDays(1) },
            e => e.GetProperty("time").GetDateTimeOffset() is var t && t >= day && t < day.AddDays(1));
        Ask(query, lines, "top actors of one kind", new HistoryRequest { Select = HistorySelect.Top, Field = "actor", Kind = "report" },
            e => e.GetProperty("kind").GetString() == "report");
        Ask(query, lines, "events an hour by kind", new HistoryRequest { Select = HistorySelect.Series, Bucket = TimeSpan.FromHours(1), By = "kind" }, _ => true);
        Ask(query, lines, "different actors", new HistoryRequest { Select = HistorySelect.Distinct, Field = "actor" }, _ => true);
        Ask(query, lines, "a text by CEL: event.text.contains('widget 77 ')", new HistoryRequest { Select = HistorySelect.Top, Field = "actor", Filter = "event.text.contains('widget 77 ')" },
            e => e.TryGetProperty("text", out var t) && t.GetString()!.Contains("widget 77 ", StringComparison.Ordinal));
        Ask(query, lines, "the same for posts of a day", new HistoryRequest { Filter = "event.kind == 'post' && event.text.contains('widget 77 ')", From = day, To = day.AddDays(1), Limit = 10_000 },
            e => e.GetProperty("time").GetDateTimeOffset() is var at && at >= day && at < day.AddDays(1)
                && e.GetProperty("kind").GetString() == "post" && e.TryGetProperty("text", out var t) && t.GetString()!.Contains("widget 77 ", StringComparison.Ordinal));
    }

    /// <summary>Times a question, and beside it a scan that finds the same events; both must find equally many.</summary>
    private static void Ask(HistoryQuery query, string lines, string name, HistoryRequest request, Func<JsonElement, bool> isMatch)
    {
        var best = TimeSpan.MaxValue;
        var found = 0L;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            var answer = query.Ask(request);
            found = answer.Events ?? (request.Select == HistorySelect.Series ? answer.Rows.Sum(r => (long)r[^2]!) : answer.Rows.Count);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        var scanning = Stopwatch.StartNew();
        var scanned = 0L;
        foreach (var line in File.ReadLines(lines))
        {
            using var document = JsonDocument.Parse(line);
            if (isMatch(document.RootElement))
                scanned++;
        }

        var scan = scanning.Elapsed;
        if (scanned != found)
            throw new InvalidOperationException(Invariant($"{name}: the history finds {found} events, the scan {scanned}"));
        Console.WriteLine(Invariant($"{name,-64}{found,12:N0}{best.TotalMilliseconds,12:N0}{scan.TotalMilliseconds,12:N0}{scan / best,8:N0}"));
    }

    private static void Report(HistoryStore store, int rows, string lines, string when)
    {
        using var lease = store.Take();
        var bytes = lease.Files.Sum(f => f.Bytes);
        Console.WriteLine(Invariant($"{when,-9} {lease.Files.Count,12} files   {bytes / (double)rows,12:0.0} bytes a row   (JSON Lines: {new FileInfo(lines).Length / (double)rows:0.0})"));
    }

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static HistoryRow Row(int number, int rows, SeededRandom random)
    {
        int Pick(int most) => random.Next(most);
        // Some accounts do much and many do little.
        string Account() => "account:a" + ((int)Math.Pow(Pick(1_000), 1.6)).ToString(CultureInfo.InvariantCulture);
        var kind = Pick(20) switch { < 9 => "like", < 14 => "post", < 17 => "follow", < 19 => "reply", _ => "report" };
        var isText = kind is "post" or "reply";
        return new HistoryRow
        {
            Sequence = number,
            Received = Start.AddDays(Days),
            Event = new Event
            {
                Id = "event-" + number.ToString("x8", CultureInfo.InvariantCulture),
                Time = Start.AddTicks((long)(number / (double)rows * TimeSpan.FromDays(Days).Ticks / 10) * 10),
                Kind = kind,
                Actor = Entity.Parse(Account()),
                Target = kind is "follow" or "reply" or "report" ? Entity.Parse(Account()) : default,
                Objects = isText ? [Entity.Parse("tag:t" + Pick(500).ToString(CultureInfo.InvariantCulture)), Entity.Parse("link:https://shop.example/" + Pick(2_000).ToString(CultureInfo.InvariantCulture))] : [Entity.Parse("post:p" + Pick(100_000).ToString(CultureInfo.InvariantCulture))],
                Text = isText ? string.Create(CultureInfo.InvariantCulture, $"offer {Pick(10_000)} of the blue widget {Pick(1_000)} for {Pick(100)} coins") : null,
            },
            Verdict = Pick(50) == 0 ? "hold" : "allow",
            Rules = Pick(50) == 0 ? ["many-posts"] : [],
            Evaluation = Pick(50) == 0 ? """{"verdict":"hold","hits":[{"rule":"many-posts","condition":"counter('posts') > 10.0"}]}""" : null,
        };
    }

    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
