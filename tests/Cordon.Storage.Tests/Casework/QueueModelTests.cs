using Cordon.Casework;
using Cordon.Casework.Queues;
using Cordon.Storage.Casework;
using CsCheck;

namespace Cordon.Storage.Tests.Casework;

/// <summary>A queue in SQLite against one in a list, through any sequence of what people do.</summary>
public sealed class QueueModelTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Acting[] People = [new("ana"), new("ben"), new("cleo", MayApprove: true)];

    private static readonly Gen<(int Act, int Subject, int Person, int Severity, int Minutes)[]> Steps =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 20]).Array[1, 60];

    [Fact]
    public void It_gives_the_same_jobs_to_the_same_people_as_a_list_does() => Steps.Sample(steps =>
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("casework.db");
        var model = new List<Entry>();
        var now = Start;
        var book = CaseworkStore.Open(path);
        try
        {
            foreach (var step in steps)
            {
                now = now.AddMinutes(step.Minutes);
                var who = People[step.Person];
                foreach (var expired in model.Where(e => e.Until <= now))
                    (expired.By, expired.Until) = (null, null);
                switch (step.Act)
                {
                    case 0 or 1:
                        Assert.Equal(Added(model, step.Subject, step.Severity, now).Reasons, book.Add(Incoming(step.Subject, step.Severity, now)).Reasons);
                        break;
                    case 2:
                        var next = model.Where(e => e is { Closed: false, By: null } && !e.Skips.Any(s => s.Who == who.Name && s.Until > now)).OrderBy(e => e.Rank).ThenBy(e => e.Id).FirstOrDefault();
                        var given = book.Next("q", who, now).Value;
                        Assert.Equal(next?.Id, given?.Id);
                        if (next is not null)
                            (next.By, next.Until) = (who.Name, now.AddMinutes(30));
                        break;
                    case 3:
                        foreach (var held in model.Where(e => e.By == who.Name).Take(1))
                        {
                            Assert.Null(book.Release(held.Id, who, now, skip: true, "").Refusal);
                            (held.By, held.Until) = (null, null);
                            held.Skips.Add((who.Name, now.AddDays(1)));
                        }

                        break;
                    case 4:
                        foreach (var held in model.Where(e => e.By == who.Name).Take(1))
                        {
                            Assert.Null(book.Rule(held.Id, "none", "seen", who, now).Refusal);
                            (held.By, held.Until, held.Closed) = (null, null, true);
                        }

                        break;
                    default:
                        // What is kept is kept: a file opened again goes on where it was.
                        book.Dispose();
                        book = CaseworkStore.Open(path);
                        break;
                }

                Assert.Equal(
                    model.Where(e => !e.Closed).OrderBy(e => e.Rank).ThenBy(e => e.Id).Select(e => (e.Id, e.Reasons, e.Severity)),
                    Pages(book).Select(j => (j.Id, j.Reasons, (int)j.Severity)));
                var figures = book.Figures(now).SingleOrDefault();
                Assert.Equal(model.Count(e => !e.Closed), (figures?.Waiting ?? 0) + (figures?.Claimed ?? 0));
            }
        }
        finally
        {
            book.Dispose();
        }
    }, iter: 15, threads: 1);

    [Fact]
    public void Of_many_at_once_no_two_get_one_job()
    {
        using var folder = new TemporaryFolder();
        using var book = CaseworkStore.Open(folder.File("casework.db"));
        for (var i = 0; i < 200; i++)
            book.Add(Incoming(i, i % 4, Start.AddSeconds(i)));

        var taken = new List<long>();
        Parallel.For(0, 8, person =>
        {
            for (var i = 0; i < 25; i++)
            {
                var job = book.Next("q", new Acting($"p{person}"), Start.AddHours(1)).Value!;
                lock (taken)
                    taken.Add(job.Id);
            }
        });

        Assert.Equal(200, taken.Distinct().Count());
        Assert.Null(book.Next("q", People[0], Start.AddHours(1)).Value);
        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => book.Next("q", new Acting($"late{i / 50}"), Start.AddHours(2)).Value!.Id).Distinct().Count());
    }

    [Fact]
    public void What_was_fed_is_not_fed_again_and_the_clock_and_rotation_hold()
    {
        using var folder = new TemporaryFolder();
        using var book = CaseworkStore.Open(folder.File("casework.db"));
        book.Set(new QueueSettings { Queue = "q", RotateAfter = 2 }, People[2], Start);
        book.Feed([Incoming(1, 2, Start), Incoming(2, 2, Start), Incoming(3, 2, Start)], new FeedPlace(7, 1));

        Assert.Equal(new FeedPlace(7, 1), book.Fed);
        Assert.Equal(Start.AddHours(24), book.Page("q", null, null, 1).Value!.Jobs[0].Due);
        Assert.Equal(0, book.Figures(Start.AddHours(24)).Single().Overdue);
        Assert.Equal(3, book.Figures(Start.AddHours(25)).Single().Overdue);
        Assert.NotNull(book.Next("q", People[0], Start).Value);
        Assert.NotNull(book.Next("q", People[0], Start).Value);
        Assert.Equal(RefusalKind.Limit, book.Next("q", People[0], Start).Refusal!.Kind);
        Assert.NotNull(book.Next("q", People[1], Start).Value);
        Assert.NotNull(book.Next("q", People[0], Start.AddHours(9)).Value);
    }

    private static IncomingJob Incoming(int subject, int severity, DateTimeOffset at) =>
        new() { Subject = $"account:a{subject}", Queue = "q", Severity = (CaseSeverity)severity, Source = "rule", By = "offer", At = at };

    private static List<Job> Pages(CaseworkStore book)
    {
        var jobs = new List<Job>();
        for (string? after = null; ;)
        {
            var page = book.Page("q", null, after, 2).Value!;
            jobs.AddRange(page.Jobs);
            if ((after = page.Next) is null)
                return jobs;
        }
    }

    private static Entry Added(List<Entry> model, int subject, int severity, DateTimeOffset now)
    {
        var open = model.Find(e => e.Subject == subject && !e.Closed);
        if (open is null)
            model.Add(open = new Entry { Id = model.Count + 1, Subject = subject, Created = now });
        open.Reasons++;
        open.Severity = Math.Max(open.Severity, severity);
        open.Rank = open.Created - open.Severity switch { 0 => TimeSpan.Zero, 1 => TimeSpan.FromHours(8), 2 => TimeSpan.FromDays(2), _ => TimeSpan.FromDays(14) };
        return open;
    }

    private sealed class Entry
    {
        public long Id { get; init; }

        public int Subject { get; init; }

        public DateTimeOffset Created { get; init; }

        public DateTimeOffset Rank { get; set; }

        public long Reasons { get; set; }

        public int Severity { get; set; }

        public string? By { get; set; }

        public DateTimeOffset? Until { get; set; }

        public bool Closed { get; set; }

        public List<(string Who, DateTimeOffset Until)> Skips { get; } = [];
    }
}
