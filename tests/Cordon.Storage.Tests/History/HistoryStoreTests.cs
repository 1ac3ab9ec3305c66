using Cordon.Storage.History;
using Cordon.Storage.History.Query;
using CsCheck;

namespace Cordon.Storage.Tests.History;

public sealed class HistoryStoreTests
{
    private const int Days = 9;

    private static readonly HistoryOptions Small = new() { BufferRows = 40, DaysPerFlush = 3, MergeFiles = 2, FullRows = 60, MemoryMiB = 128 };

    private static readonly HistoryRetention Retention = new(6, new Dictionary<HistoryField, int> { [HistoryField.Text] = 3, [HistoryField.Objects] = 5 });

    // What a run does; the numbers are rows to append, or after how many durable steps a crash comes.
    private enum Deed
    {
        Append,
        Flush,
        Reopen,
        Compact,
        Retain,
        Crash,
    }

    [Fact]
    public void Any_course_of_writing_merging_forgetting_and_crashing_keeps_each_row_once()
    {
        var deed = Gen.Select(Gen.Frequency((4, Gen.Const(Deed.Append)), (2, Gen.Const(Deed.Flush)), (1, Gen.Const(Deed.Reopen)), (3, Gen.Const(Deed.Compact)), (1, Gen.Const(Deed.Retain)), (2, Gen.Const(Deed.Crash))), Gen.Int[1, 30]);
        Gen.Select(deed.Array[1, 14], Gen.Int).Sample(course => Run(course.Item1, course.Item2), iter: 20, threads: 1);
    }

    [Fact]
    public void A_row_that_is_appended_again_is_left_out()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"));
        var rows = MadeRows.Rows(1, 50, 2, 1);
        store.Append(rows);
        store.Append(rows);
        store.Flush();
        store.Append(rows);
        store.Flush();

        Assert.Equal(50, store.PersistedTo);
        Assert.Equal(Expected(rows), Read(store));
    }

    [Fact]
    public void A_flush_can_tell_that_there_are_no_rows_up_to_a_place()
    {
        using var folder = new TemporaryFolder();
        using (var store = HistoryStore.Open(folder.File("history")))
        {
            store.Append(MadeRows.Rows(1, 5, 2, 1));
            store.Flush(through: 9);
        }

        using var again = HistoryStore.Open(folder.File("history"));
        again.Append(MadeRows.Rows(8, 4, 2, 1));
        Assert.Equal(9, again.PersistedTo);
        Assert.Equal(2, again.RowsWaiting);
    }

    [Fact]
    public void A_thousand_days_at_once_make_few_files()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"));
        var rows = MadeRows.Rows(1, 3_000, 1_000, 7);
        store.Append(rows);
        store.Flush();

        using var lease = store.Take();
        Assert.Equal(17, lease.Files.Count);
        Assert.Equal(Expected(rows), Read(store));
    }

    [Fact]
    public void Small_files_become_few_and_stay_sorted_in_their_day()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"), Small with { DaysPerFlush = 16, FullRows = 1_000_000 });
        var rows = MadeRows.Rows(1, 600, 2, 3);
        foreach (var some in rows.Chunk(30))
        {
            store.Append(some);
            store.Flush();
        }

        while (store.Compact() > 0)
        {
        }

        using var lease = store.Take();
        Assert.Equal(2, lease.Files.Count);
        Assert.All(lease.Files, f => Assert.StartsWith($"day={f.Day:yyyy-MM-dd}/", f.Name, StringComparison.Ordinal));
        Assert.Equal(lease.Files.Select(f => f.Name).Order(StringComparer.Ordinal), FilesOn(folder.File("history")));
        Assert.Equal(Expected(rows), Read(store));
    }

    [Fact]
    public void A_file_stays_while_somebody_reads_it()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"), Small);
        foreach (var some in MadeRows.Rows(1, 60, 1, 3).Chunk(30))
        {
            store.Append(some);
            store.Flush();
        }

        var lease = store.Take();
        Assert.Equal(2, store.Compact());
        Assert.All(lease.Files, f => Assert.True(File.Exists(Path.Combine(store.Root, f.Name))));
        lease.Dispose();
        Assert.All(lease.Files, f => Assert.False(File.Exists(Path.Combine(store.Root, f.Name))));
    }

    [Fact]
    public void Retention_counts_what_it_lets_go()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"));
        var rows = MadeRows.Rows(1, 400, Days, 5);
        store.Append(rows);
        store.Flush();
        var today = MadeRows.Start.AddDays(Days - 1).AddHours(5);

        var report = store.Retain(Retention, today);

        Assert.Equal(rows.Count(r => Age(r, today) > 6), report.RowsDropped);
        Assert.Equal(rows.Count(r => Age(r, today) is > 3 and <= 6), report.RowsThinned);
        Assert.Equal((2, 3), (report.FilesDropped, report.FilesThinned));
        Assert.Equal(Expected(rows.Where(r => Age(r, today) <= 6).Select(r => Thinned(r, today))), Read(store));
        Assert.Equal(default, store.Retain(Retention, today));
    }

    [Fact]
    public void An_evaluation_goes_with_the_first_field_that_it_can_quote()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"));
        store.Append(MadeRows.Rows(1, 50, 1, 5));
        store.Flush();
        store.Retain(new HistoryRetention(null, new Dictionary<HistoryField, int> { [HistoryField.Attributes] = 0 }), MadeRows.Start.AddDays(1));

        using var query = new HistoryQuery(store);
        var answer = query.Answer(new HistoryRequest());
        Assert.Equal(["attributes", "evaluation"], answer.Dropped);
        Assert.All(answer.Rows, r => Assert.Null(r[13]));
    }

    [Fact]
    public void A_flush_that_cannot_be_finished_leaves_no_file_and_is_done_by_the_next()
    {
        using var folder = new TemporaryFolder();
        using var store = HistoryStore.Open(folder.File("history"));
        var rows = MadeRows.Rows(1, 50, 3, 2);
        store.Append(rows);
        foreach (var (step, nth) in new[] { (HistoryStep.Written, 2), (HistoryStep.Written, 3) })
        {
            var left = nth;
            store.After = s => _ = s == step && --left == 0 ? throw new StorageException("the disk is full") : 0;
            Assert.Throws<StorageException>(() => store.Flush());
            Assert.DoesNotContain(FilesOn(store.Root), f => f.EndsWith(".parquet", StringComparison.Ordinal));
            Assert.Equal((0, 50), (store.PersistedTo, store.RowsWaiting));
        }

        store.After = null;
        store.Flush();
        Assert.Equal(Expected(rows), Read(store));
    }

    [Fact]
    public void Data_files_without_a_manifest_are_not_thrown_away()
    {
        using var folder = new TemporaryFolder();
        using (var store = HistoryStore.Open(folder.File("history")))
        {
            store.Append(MadeRows.Rows(1, 5, 1, 1));
            store.Flush();
        }

        File.Delete(Path.Combine(folder.File("history"), "manifest.json"));

        Assert.Contains("manifest.json is missing", Assert.Throws<StorageException>(() => HistoryStore.Open(folder.File("history"))).Message, StringComparison.Ordinal);
        Assert.NotEmpty(FilesOn(folder.File("history")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Version":9,"PersistedTo":1,"Files":[]}""")]
    public void A_manifest_that_cannot_be_read_is_refused_with_a_remedy(string content)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("history"));
        File.WriteAllText(Path.Combine(folder.File("history"), "manifest.json"), content);

        Assert.Contains("manifest.json", Assert.Throws<StorageException>(() => HistoryStore.Open(folder.File("history"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_name_is_a_pattern_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("pattern", Assert.Throws<StorageException>(() => HistoryStore.Open(folder.File("hist[o]ry"))).Message, StringComparison.Ordinal);
    }

    private static void Run((Deed Deed, int Number)[] course, int seed)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("history");
        var store = HistoryStore.Open(path, Small);
        var rows = new List<HistoryRow>();
        var today = MadeRows.Start.AddDays(Days - 1).AddHours(1);
        try
        {
            foreach (var (deed, number) in course)
            {
                switch (deed)
                {
                    case Deed.Append:
                        var more = MadeRows.Rows(rows.Count + 1, number, Days, seed + rows.Count);
                        rows.AddRange(more);
                        store.Append(more);
                        break;
                    case Deed.Flush:
                        store.Flush();
                        break;
                    case Deed.Compact:
                        store.Compact();
                        break;
                    case Deed.Retain:
                        store.Retain(Retention, today);
                        break;
                    case Deed.Reopen:
                        store = Reopen(store, path, rows);
                        break;
                    default:
                        Crash(store, number, today);
                        store = Reopen(store, path, rows);
                        break;
                }
            }

            // Whatever was done before, retention at the end decides what is there.
            store.Flush();
            store.Retain(Retention, today);
            Assert.Equal(rows.Count, store.PersistedTo);
            Assert.Equal(Expected(rows.Where(r => Age(r, today) <= 6).Select(r => Thinned(r, today))), Read(store));
            using var lease = store.Take();
            Assert.Equal(lease.Files.Select(f => f.Name).Order(StringComparer.Ordinal), FilesOn(path));
        }
        finally
        {
            store.Dispose();
        }
    }

    /// <summary>Does what there is to do, and stops after some durable steps.</summary>
    private static void Crash(HistoryStore store, int number, DateTimeOffset today)
    {
        var left = number % 7;
        store.After = _ =>
        {
            if (left-- == 0)
                throw new CrashException();
        };
        try
        {
            store.Flush();
            store.Compact();
            store.Retain(Retention, today);
            store.Compact();
        }
        catch (CrashException)
        {
        }
    }

    private static HistoryStore Reopen(HistoryStore store, string path, List<HistoryRow> rows)
    {
        store.Dispose();
        var again = HistoryStore.Open(path, Small);
        again.Append([.. rows.Where(r => r.Sequence > again.PersistedTo)]);
        return again;
    }

    private static int Age(HistoryRow row, DateTimeOffset today) =>
        DateOnly.FromDateTime(today.UtcDateTime).DayNumber - DateOnly.FromDateTime(row.Event.Time.UtcDateTime).DayNumber;

    private static HistoryRow Thinned(HistoryRow row, DateTimeOffset today)
    {
        var age = Age(row, today);
        if (age > 3)
            row = row with { Event = row.Event with { Text = null }, Evaluation = null };
        return age > 5 ? row with { Event = row.Event with { Objects = [] } } : row;
    }

    private static List<string> Expected(IEnumerable<HistoryRow> rows) => [.. MadeRows.InOrder(rows).Select(MadeRows.Shown)];

    private static List<string> Read(HistoryStore store)
    {
        using var query = new HistoryQuery(store, new HistoryQueryLimits { MemoryMiB = 256 });
        return [.. query.Answer(new HistoryRequest { Limit = 10_000 }).Rows.Select(RowReader.Row).Select(MadeRows.Shown)];
    }

    private static IEnumerable<string> FilesOn(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(path, f).Replace('\\', '/')).Where(f => f.StartsWith("day=", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private sealed class CrashException : Exception;
}
