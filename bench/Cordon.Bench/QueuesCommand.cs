using System.Diagnostics;
using System.Globalization;
using Cordon.Casework;
using Cordon.Casework.Queues;
using Cordon.Events;
using Cordon.Storage.Casework;
using Microsoft.Data.Sqlite;

namespace Cordon.Bench;

/// <summary>A queue of a million jobs under several people's hands, beside a queue that sorts when it is asked.</summary>
internal static class QueuesCommand
{
    public const string Usage = "  queues [JOBS [PEOPLE [SECONDS]]]   a million pending jobs: next, page, figures, incoming, ruling, by several at once; beside sorting at every question";

    private const int Piece = 100;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Queues = ["children", "offers", "review", "spam"];

    public static int Run(string[] args)
    {
        var numbers = new[] { 1_000_000, 8, 10 };
        if (args.Length > numbers.Length || args.Where((a, i) => !int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] < 1).Any())
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("cordon-queues-");
        try
        {
            var path = Path.Combine(folder.FullName, "casework.db");
            using (var book = CaseworkStore.Open(path))
            {
                Fill(book, numbers[0]);
                Console.WriteLine(Text($"{new FileInfo(path).Length / (1 << 20):N0} MiB on the disk\n"));
                Work(book, numbers[1], TimeSpan.FromSeconds(numbers[2]));
            }

            Sorting(path);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Fill(CaseworkStore book, int jobs)
    {
        var random = new SeededRandom(7);
        var began = Stopwatch.StartNew();
        for (var from = 0; from < jobs; from += 5000)
        {
            var piece = Enumerable.Range(from, Math.Min(5000, jobs - from)).Select(i => Incoming(random, i, Start.AddSeconds(i))).ToList();
            book.Feed(piece, new FeedPlace(from + piece.Count, 0));
        }

        Console.WriteLine(Text($"{jobs:N0} jobs brought in: {jobs / began.Elapsed.TotalSeconds:N0} jobs/s"));
    }

    private static IncomingJob Incoming(SeededRandom random, int number, DateTimeOffset at) => new()
    {
        Subject = Text($"account:a{number}"),
        Queue = Queues[(int)(random.NextUnit() * Queues.Length)],
        Severity = (CaseSeverity)(int)(random.NextUnit() * 4),
        Priority = (int)(random.NextUnit() * 101),
        Exposure = (long)Math.Exp(random.NextUnit() * 14),
        Source = "rule",
        By = "offer",
        Event = Text($"e{number}"),
        At = at,
    };

    private static void Work(CaseworkStore book, int people, TimeSpan time)
    {
        var times = new Dictionary<string, List<double>>();
        var taken = new HashSet<long>();
        var twice = 0;
        var now = Start.AddDays(30);
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var threads = Enumerable.Range(0, people).Select(person => new Thread(() =>
        {
            var who = new Acting(Text($"p{person}"));
            var queue = Queues[person % Queues.Length];
            var own = new Dictionary<string, List<double>>();
            for (var round = 0; Stopwatch.GetTimestamp() < until; round++)
            {
                var job = Timed(own, "next", () => book.Next(queue, who, now)).Value!;
                lock (taken)
                    twice += taken.Add(job.Id) ? 0 : 1;
                Timed(own, "ruling", () => book.Rule(job.Id, round % 3 == 0 ? "spam" : "none", "seen", who, now));
                if (round % 4 == 0)
                {
                    var first = Timed(own, "page", () => book.Page(queue, null, null, 100)).Value!;
                    Timed(own, "next page", () => book.Page(queue, JobState.Waiting, first.Next, 100));
                    Timed(own, "figures", () => book.Figures(now));
                }
            }

            lock (times)
            {
                foreach (var (name, list) in own)
                {
                    times.TryAdd(name, []);
                    times[name].AddRange(list);
                }
            }
        })).ToList();
        // What rules find goes on coming in, in pieces as the server takes it in.
        threads.Add(new Thread(() =>
        {
            var random = new SeededRandom(11);
            var own = new List<double>();
            for (var number = 10_000_000; Stopwatch.GetTimestamp() < until; number += Piece)
            {
                var piece = Enumerable.Range(number, Piece).Select(i => Incoming(random, i, now)).ToList();
                var began = Stopwatch.GetTimestamp();
                book.Feed(piece, new FeedPlace(number + Piece, 0));
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                Thread.Sleep(100);
            }

            lock (times)
                times["100 come in"] = own;
        }));
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Console.WriteLine(Text($"{people} people at once, {time.TotalSeconds:N0} s; {taken.Count:N0} jobs taken, {twice} of them twice"));
        Console.WriteLine("                     times   p50 ms   p99 ms   most ms");
        foreach (var (name, list) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            list.Sort();
            Console.WriteLine(Text($"{name,-16} {list.Count,9:N0} {At(list, 0.5),8:F2} {At(list, 0.99),8:F2} {list[^1],9:F2}"));
        }
    }

    /// <summary>The same file, asked for the next job by a formula over severity, exposure and age, as a queue does that has no index for its order.</summary>
    private static void Sorting(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT id FROM jobs WHERE state = 0 AND queue = 'offers'
            ORDER BY severity * 1000000.0 + priority * 1000.0 + ln(1 + exposure) * 100.0 + ($now - created) / 1e6 DESC LIMIT 1
            """;
        command.Parameters.AddWithValue("$now", 1_780_000_000_000_000L);
        var list = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var began = Stopwatch.GetTimestamp();
            command.ExecuteScalar();
            list.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        list.Sort();
        Console.WriteLine(Text($"\nthe same file, one person, order computed and sorted at each question: next {At(list, 0.5):F0} ms p50, {list[^1]:F0} ms most"));
    }

    private static T Timed<T>(Dictionary<string, List<double>> times, string name, Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = work();
        if (!times.TryGetValue(name, out var list))
            times[name] = list = [];
        list.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return result;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
