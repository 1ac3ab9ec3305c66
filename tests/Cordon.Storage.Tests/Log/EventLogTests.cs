using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Events.Reading;
using Cordon.Storage.Log;

namespace Cordon.Storage.Tests.Log;

public sealed class EventLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_are_read_back_in_order_with_their_sequences_and_times()
    {
        using (var log = Open())
        {
            log.Append(Sample.Start, Sample.Events(1, 3), [new Command("label.set", "{}"u8.ToArray())], []);
            log.Append(Sample.Start.AddSeconds(1), Sample.Events(4, 2), [], []);
        }

        using var again = Open();
        var records = again.Read(1, CancellationToken.None).ToList();

        Assert.Equal([1, 2, 3, 4, 5, 6], records.Select(r => r.Sequence));
        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], records.OfType<EventRecord>().Select(r => r.Event.Id));
        Assert.Equal("label.set", Assert.IsType<CommandRecord>(records[3]).Name);
        Assert.Equal(Sample.Start.AddSeconds(1), records[^1].Received);
        Assert.Equal(7, again.NextSequence);
        Assert.Equal(Sample.Event(1).Objects, Assert.IsType<EventRecord>(records[0]).Event.Objects);
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(2, 19_999)]
    [InlineData(8_192, 11_809)]
    [InlineData(8_193, 11_808)]
    [InlineData(20_000, 1)]
    [InlineData(20_001, 0)]
    public void Reading_begins_at_any_place_also_inside_a_block(long from, int expected)
    {
        using var log = Open();
        log.Append(Sample.Start, Sample.Events(1, 20_000), [], []);

        var read = log.Read(from, CancellationToken.None).Select(r => r.Sequence).ToList();

        Assert.Equal(expected, read.Count);
        Assert.True(expected == 0 || read[0] == from);
    }

    [Fact]
    public void A_log_that_cannot_grow_refuses_the_whole_and_goes_on_when_there_is_room()
    {
        using var log = Open();
        log.Append(Sample.Start, Sample.Events(1, 10), [], []);
        log.LimitPages(20);

        var failure = Assert.Throws<StorageException>(() => log.Append(Sample.Start, Incompressible(11, 4_000), [], []));
        Assert.True(failure.IsDiskFull);
        Assert.Contains("make room", failure.Message, StringComparison.Ordinal);
        Assert.Equal(11, log.NextSequence);

        log.LimitPages(1 << 20);
        log.Append(Sample.Start, Incompressible(11, 4_000), [], []);
        Assert.Equal(4_010, log.Read(1, CancellationToken.None).Count());
    }

    [Fact]
    public void A_write_torn_at_any_byte_leaves_whole_commits_only()
    {
        using (var log = Open())
        {
            log.Append(Sample.Start, Sample.Events(1, 5), [], []);
            log.Append(Sample.Start, Sample.Events(6, 50), [], []);
            File.Copy(_folder.File("log.db"), _folder.File("copy.db"));
            File.Copy(_folder.File("log.db-wal"), _folder.File("copy.db-wal"));
        }

        var length = new FileInfo(_folder.File("copy.db-wal")).Length;
        var counts = new SortedSet<int>();
        for (var cut = length; cut >= 0; cut -= 509)
        {
            File.Copy(_folder.File("copy.db"), _folder.File("torn.db"), overwrite: true);
            File.Copy(_folder.File("copy.db-wal"), _folder.File("torn.db-wal"), overwrite: true);
            File.Delete(_folder.File("torn.db-shm"));
            using (var wal = File.OpenWrite(_folder.File("torn.db-wal")))
                wal.SetLength(cut);
            using var torn = EventLog.Open(_folder.File("torn.db"));
            counts.Add(torn.Read(1, CancellationToken.None).Count());
        }

        Assert.Equal([0, 5, 55], counts);
    }

    [Fact]
    public void A_file_that_is_no_log_is_refused_with_its_name_and_a_remedy()
    {
        File.WriteAllText(_folder.File("log.db"), "blue widgets are no database, however long one looks at them, line by line by line by line");

        var failure = Assert.Throws<StorageException>(Open);

        Assert.Contains("log.db is damaged or no database", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        Open().Dispose();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("log.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=99";
            command.ExecuteNonQuery();
        }

        Assert.Contains("newer version", Assert.Throws<StorageException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_are_kept_with_their_reasons_the_latest_first()
    {
        using var log = Open();
        log.Append(Sample.Start, [], [], [new RejectedRecord(0, 1, 2, "no id", 9, "{\"a\":1}"u8.ToArray()), new RejectedRecord(0, 2, 1, "not JSON", 3, "{{{"u8.ToArray())]);

        var kept = log.Rejects(null, 10);

        Assert.Equal(["not JSON", "no id"], kept.Select(r => r.Record.Reason));
        Assert.Equal("no id", Assert.Single(log.Rejects(kept[0].Number, 10)).Record.Reason);
        Assert.Equal(1, log.NextSequence);
    }

    [Fact]
    public void Forgetting_removes_whole_blocks_before_a_place_and_nothing_else()
    {
        using var log = Open();
        for (var day = 0; day < 4; day++)
            log.Append(Sample.Start.AddDays(day), Sample.Events(1 + (day * 10), 10), [], []);

        Assert.Equal(0, log.Forget(10, Sample.Start.AddDays(9), 10));
        Assert.Equal(1, log.Forget(15, Sample.Start.AddDays(9), 10));
        Assert.Equal(1, log.Forget(41, Sample.Start.AddDays(9), 1));
        Assert.Equal(0, log.Forget(41, Sample.Start.AddDays(2), 10));
        Assert.Equal(21, log.FirstSequence);
        Assert.Equal(41, log.NextSequence);
        Assert.Equal(21, log.Read(1, CancellationToken.None).First().Sequence);
    }

    [Fact]
    public void The_last_block_is_never_forgotten_so_that_the_log_goes_on_where_it_was()
    {
        using (var log = Open())
        {
            log.Append(Sample.Start, Sample.Events(1, 10), [], []);
            log.Append(Sample.Start, Sample.Events(11, 10), [], []);
            Assert.Equal(1, log.Forget(21, Sample.Start.AddDays(9), 10));
        }

        using var again = Open();
        Assert.Equal((11, 21), (again.FirstSequence, again.NextSequence));
    }

    [Fact]
    public void What_was_forgotten_is_no_longer_in_the_file()
    {
        using (var log = Open())
        {
            // A command's body is not compressed, so that it can be looked for.
            log.Append(Sample.Start, [], [new Command("label.set", "{\"reason\":\"a name that is to go\"}"u8.ToArray())], []);
            log.Append(Sample.Start, Sample.Events(2, 10), [], []);
            Assert.Equal(1, log.Forget(2, Sample.Start.AddDays(9), 10));
        }

        Assert.DoesNotContain("a name that is to go", File.ReadAllText(_folder.File("log.db")), StringComparison.Ordinal);
    }

    private EventLog Open() => EventLog.Open(_folder.File("log.db"));

    private static List<Event> Incompressible(int from, int count)
    {
        var random = new SeededRandom(7);
        return [.. Sample.Events(from, count).Select(e => e with { Id = e.Id + "-" + string.Concat(Enumerable.Range(0, 40).Select(_ => (char)('a' + random.Next(26)))) })];
    }
}
