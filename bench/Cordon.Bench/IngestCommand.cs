using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Cordon.Bench;

/// <summary>A server on loopback under load: events a second in batches, and how long a single verdict takes.</summary>
internal static class IngestCommand
{
    public const string Usage = "  ingest CORDON EVENTS VERDICTS_PER_SECOND";

    private const int BatchEvents = 5_000;
    private const int Connections = 4;
    private const int Accounts = 10_000;
    private static readonly TimeSpan VerdictTime = TimeSpan.FromSeconds(10);

    public static int Run(ReadOnlySpan<string> args)
    {
        if (args.Length != 3 || !int.TryParse(args[1], CultureInfo.InvariantCulture, out var events) || !int.TryParse(args[2], CultureInfo.InvariantCulture, out var rate) || events < BatchEvents || rate < 1)
        {
            Console.Error.WriteLine($"usage: Cordon.Bench{Usage}");
            return 2;
        }

        Compare(args[0], events, rate).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task Compare(string program, int events, int rate)
    {
        var batches = Enumerable.Range(0, events / BatchEvents).Select(b => Batch(b * BatchEvents, BatchEvents)).ToList();
        Console.WriteLine(FormattableString.Invariant($"{events:N0} events of {batches.Sum(b => (long)b.Length) / (double)events:0} bytes in batches of {BatchEvents:N0}, {Connections} connections; client and server share the machine"));
        foreach (var (name, rules, counters, history) in new[]
        {
            ("50 rules, 10 counters", 50, 10, "off"), ("the same with history", 50, 10, "keep"), ("no policy, no history", 0, 0, "off"),
        })
        {
            var folder = Directory.CreateTempSubdirectory("cordon-ingest-").FullName;
            try
            {
                await Measure(name, program, folder, rules, counters, history, batches, events, rate);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Rows(batches, events);
    }

    private static async Task Measure(string name, string program, string folder, int rules, int counters, string history, List<byte[]> batches, int events, int rate)
    {
        var options = new List<string> { program, "serve", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data"), "--history", history };
        if (rules > 0)
        {
            Directory.CreateDirectory(Path.Combine(folder, "policy"));
            await File.WriteAllTextAsync(Path.Combine(folder, "policy", "policy.yaml"), PolicyCommand.Yaml(rules, counters));
            options.AddRange(["--policy", Path.Combine(folder, "policy")]);
        }

        options.RemoveAt(0);
        using var process = Process.Start(new ProcessStartInfo(program, options) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            using var http = new HttpClient { BaseAddress = await Listening(process), Timeout = TimeSpan.FromMinutes(2) };
            _ = process.StandardOutput.ReadToEndAsync();
            // The first events pay for compilation.
            await Send(http, [.. Enumerable.Range(1, 40).Select(b => Batch(-b * BatchEvents, BatchEvents))]);
            var watch = Stopwatch.StartNew();
            await Send(http, batches);
            var durable = watch.Elapsed.TotalSeconds;
            // Whoever waits for a verdict of the next event waits until all before it is evaluated.
            await Verdict(http, "last");
            var evaluated = watch.Elapsed.TotalSeconds;
            Console.WriteLine(FormattableString.Invariant($"{name,-24} durable {events / durable,9:N0} events/s   evaluated {events / evaluated,9:N0} events/s   server peak {PeakMiB(process):N0} MiB"));
            // What the load left to do is none of the verdicts' doing.
            await Task.Delay(TimeSpan.FromSeconds(history == "keep" ? 15 : 2));
            await Latencies(name, http, rate);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static async Task Send(HttpClient http, List<byte[]> batches)
    {
        var waiting = Channel.CreateUnbounded<byte[]>();
        foreach (var batch in batches)
            waiting.Writer.TryWrite(batch);
        waiting.Writer.Complete();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await foreach (var batch in waiting.Reader.ReadAllAsync())
            {
                while (true)
                {
                    using var content = new ByteArrayContent(batch);
                    content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
                    using var response = await http.PostAsync("v1/events", content);
                    if (response.IsSuccessStatusCode)
                        break;
                    await Task.Delay(200);
                }
            }
        })));
    }

    /// <summary>Sends at fixed times, whether or not earlier answers have come, so that a slow answer is not hidden by the wait for it.</summary>
    private static async Task Latencies(string name, HttpClient http, int rate)
    {
        var count = (int)(rate * VerdictTime.TotalSeconds);
        var milliseconds = new double[count];
        for (var i = 0; i < 500; i++)
            await Verdict(http, $"warm{i}");
        var tasks = new Task[count];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var due = i * 1000.0 / rate;
            while (watch.Elapsed.TotalMilliseconds < due)
                await Task.Delay(1);
            var (index, began) = (i, watch.Elapsed.TotalMilliseconds);
            tasks[i] = Task.Run(async () =>
            {
                await Verdict(http, $"v{index}");
                milliseconds[index] = watch.Elapsed.TotalMilliseconds - began;
            });
        }

        await Task.WhenAll(tasks);
        var achieved = count / watch.Elapsed.TotalSeconds;
        Array.Sort(milliseconds);
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-24} single verdicts at {achieved:N0}/s: p50 {milliseconds[count / 2]:0.0} ms, p99 {milliseconds[count * 99 / 100]:0.0} ms, greatest {milliseconds[^1]:0.0} ms"));
    }

    private static async Task Verdict(HttpClient http, string id)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Line(id, id.Length)));
        using var response = await http.PostAsync("v1/events?wait=verdict", content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The same events in SQLite, a row each, with the key as its primary key: what one would do without a log of blocks.</summary>
    private static void Rows(List<byte[]> batches, int events)
    {
        var path = Path.GetTempFileName();
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events(id TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID");
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT OR IGNORE INTO events VALUES ($id, $body)";
            var (id, body) = (insert.Parameters.Add("$id", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Blob));
            var watch = Stopwatch.StartNew();
            var number = 0;
            foreach (var batch in batches)
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                foreach (var line in Encoding.UTF8.GetString(batch).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    id.Value = $"e{number++}";
                    body.Value = Encoding.UTF8.GetBytes(line);
                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
            }

            Console.WriteLine(FormattableString.Invariant($"{"a row an event in SQLite",-24} durable {events / watch.Elapsed.TotalSeconds,9:N0} events/s, in process, without HTTP, reading or evaluation"));
        }

        File.Delete(path);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static byte[] Batch(int from, int count)
    {
        var body = new StringBuilder();
        for (var i = from; i < from + count; i++)
            body.Append(Line(string.Create(CultureInfo.InvariantCulture, $"e{i}"), i)).Append('\n');
        return Encoding.UTF8.GetBytes(body.ToString());
    }

    private static string Line(string id, int number) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":"{{id}}","time":"2026-03-{{1 + (Math.Abs(number) / 200_000 % 28):00}}T{{Math.Abs(number) / 8333 % 24:00}}:{{Math.Abs(number) / 139 % 60:00}}:{{Math.Abs(number) % 60:00}}Z","kind":"post","actor":"account:u{{(uint)number * 2654435761 % Accounts}}","objects":["post:p{{number}}","tag:t{{Math.Abs(number) % 500}}"],"text":"summer about market island open coffee and a few words more"}""");

    private static async Task<Uri> Listening(Process process)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("listening on ", StringComparison.Ordinal);
            if (at < 0)
                continue;
            _ = process.StandardError.ReadToEndAsync();
            return new Uri(line[(at + "listening on ".Length)..].Split(' ', ',')[0]);
        }

        throw new InvalidOperationException("the server did not start");
    }

    private static double PeakMiB(Process process)
    {
        var peak = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }
}
