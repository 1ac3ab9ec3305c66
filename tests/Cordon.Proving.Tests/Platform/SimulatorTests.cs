using System.IO.Compression;
using System.Security.Cryptography;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;
using ZstdSharp;

namespace Cordon.Proving.Tests.Platform;

public sealed class SimulatorTests(SharedHistory history) : IClassFixture<SharedHistory>
{
    private static readonly SimulationOptions Small = new() { Accounts = 300, Days = 5, RandomSeed = 11 };

    [Fact]
    public void The_same_options_give_the_same_bytes()
    {
        using var one = new SimulatedHistory(Small);
        using var other = new SimulatedHistory(Small);
        Assert.Equal(Hash(one), Hash(other));
        Assert.Equal(
            File.ReadAllText(Path.Combine(one.Folder, TruthFile.Name)),
            File.ReadAllText(Path.Combine(other.Folder, TruthFile.Name)));
    }

    [Fact]
    public void The_bytes_are_these_on_every_machine()
    {
        using var small = new SimulatedHistory(Small);
        Assert.Equal("ce2409aed14f28404d900cc829c065a99de5f7655bcfb3a2aa0427c1a5fc718f", Hash(small));
    }

    [Fact]
    public void Another_seed_gives_another_platform()
    {
        using var one = new SimulatedHistory(Small);
        using var other = new SimulatedHistory(Small with { RandomSeed = 12 });
        Assert.NotEqual(Hash(one), Hash(other));
        Assert.Empty(one.Truth.Planted.SelectMany(p => p.Members).Select(m => m.Account)
            .Intersect(other.Truth.Planted.SelectMany(p => p.Members).Select(m => m.Account)));
    }

    [Fact]
    public void Second_deliveries_change_no_event()
    {
        using var without = new SimulatedHistory(Small with { DuplicateRate = 0 });
        using var with = new SimulatedHistory(Small with { DuplicateRate = 0.2 });
        Assert.True(with.Truth.Counts.Duplicates > 100);
        Assert.Equal(AllText(without), AllText(with).Distinct());
    }

    [Fact]
    public void Events_are_in_time_order_and_within_the_history()
    {
        var before = history.Options.Start;
        foreach (var line in history.Lines)
        {
            Assert.True(line.Time >= before, $"{line.Id} at {line.Time:O} comes after {before:O}");
            before = line.Time;
        }

        Assert.True(before < history.Options.Start.AddDays(history.Options.Days));
        Assert.True(before > history.Options.Start.AddDays(history.Options.Days - 1));
    }

    [Fact]
    public void Every_event_keeps_the_canonical_rules()
    {
        foreach (var line in history.Lines)
        {
            Assert.InRange(line.Id.Length, 1, Limits.EventIdChars);
            Assert.True(Entity.Parse(line.Actor).Is(EntityTypes.Account));
            if (line.Target is not null)
                Entity.Parse(line.Target);
            Assert.InRange(line.Objects.Count, 0, 4);
            foreach (var thing in line.Objects)
            {
                var entity = Entity.Parse(thing);
                Assert.False(entity.Is(EntityTypes.Domain) || entity.Is(EntityTypes.Text), "the reader derives domains and fingerprints");
                if (entity.Is(EntityTypes.Link))
                    Assert.EndsWith(".example", new Uri(entity.Id.ToString()).Host);
            }

            Assert.Equal(line.Objects.Count, line.Objects.Distinct().Count());
            switch (line.Kind)
            {
                case EventKinds.Post or EventKinds.Reply:
                    Assert.StartsWith("post:", line.Objects[0]);
                    break;
                case EventKinds.Like or EventKinds.Repost:
                    Assert.StartsWith("post:", line.Objects[0]);
                    Assert.StartsWith("account:", line.Target);
                    Assert.NotEqual(line.Actor, line.Target);
                    break;
                case EventKinds.Follow:
                    Assert.StartsWith("record:", line.Objects[0]);
                    Assert.NotEqual(line.Actor, line.Target);
                    break;
                case EventKinds.Login or EventKinds.Register:
                    Assert.StartsWith("device:", line.Objects[0]);
                    Assert.StartsWith("address:2001:db8:", line.Objects[1]);
                    break;
                case EventKinds.Delete:
                    Assert.Contains(line.Target!.Split(':')[0], new[] { "post", "record", "event" });
                    break;
                default:
                    break;
            }
        }
    }

    [Fact]
    public void What_is_liked_passed_on_or_deleted_was_there_before_and_its_actor_owns_what_it_deletes()
    {
        var author = new Dictionary<string, string>();
        foreach (var line in history.Events)
        {
            if (line.Kind is EventKinds.Like or EventKinds.Repost)
                Assert.Equal(line.Target, author[line.Objects[0]]);
            if (line.Kind == EventKinds.Delete)
                Assert.Equal(line.Actor, author[line.Target!]);
            author["event:" + line.Id] = line.Actor;
            if (line.Kind is EventKinds.Post or EventKinds.Reply or EventKinds.Follow)
                author.Add(line.Objects[0], line.Actor);
        }
    }

    [Fact]
    public void Nobody_acts_or_is_turned_to_before_joining()
    {
        var joined = history.Events.Where(l => l.Kind == EventKinds.Register).ToDictionary(l => l.Actor, l => l.Time);
        Assert.NotEmpty(joined);
        foreach (var line in history.Events)
        {
            Assert.True(line.Time >= joined.GetValueOrDefault(line.Actor), $"{line.Actor} acts before joining");
            if (line.Target is not null)
                Assert.True(line.Time >= joined.GetValueOrDefault(line.Target), $"{line.Target} is a target before joining");
        }
    }

    [Fact]
    public void The_counts_are_those_of_the_files()
    {
        var counts = history.Truth.Counts;
        Assert.Equal(history.Lines.Count, counts.Lines);
        Assert.Equal(history.Events.Count(), counts.Events);
        Assert.Equal(counts.Lines - counts.Events, counts.Duplicates);
        Assert.Equal(history.EventFiles.Sum(f => new FileInfo(f).Length), counts.Bytes);
        Assert.Equal(history.Events.Count(l => l.Kind == EventKinds.Delete), counts.Deletes);
        Assert.Equal(counts.Events, counts.Kinds.Values.Sum());
        foreach (var kind in history.Events.CountBy(l => l.Kind))
            Assert.Equal(kind.Value, counts.Kinds[kind.Key]);
    }

    [Fact]
    public void Activity_is_as_asked_and_heavy_tailed()
    {
        var options = history.Options;
        Assert.InRange(history.Truth.Counts.Events / (double)options.Accounts / options.Days, 2.2, 3.2);
        var perAccount = history.Events.CountBy(l => l.Actor).Select(p => p.Value).OrderDescending().ToList();
        Assert.InRange(perAccount.Count, options.Accounts * 0.9, options.Accounts);
        Assert.True(perAccount[perAccount.Count / 100] > 5 * perAccount[perAccount.Count / 2]);
        Assert.InRange(history.Truth.Counts.Bytes / (double)history.Truth.Counts.Lines, 120, 220);
    }

    [Fact]
    public void Some_links_sweep_the_platform_and_most_stay_small()
    {
        var sharers = history.Events.SelectMany(l => l.Objects.Where(o => o.StartsWith("link:", StringComparison.Ordinal)).Select(o => (o, l.Actor)))
            .Distinct().CountBy(p => p.o).Select(p => p.Value).OrderDescending().ToList();
        Assert.True(sharers[0] > 50);
        Assert.True(sharers[sharers.Count / 2] == 1);
    }

    [Fact]
    public void Files_end_at_the_asked_number_of_lines()
    {
        using var parts = new SimulatedHistory(Small with { LinesPerFile = 1000 });
        var lengths = parts.EventFiles.Select(f => File.ReadLines(f).Count()).ToList();
        Assert.Equal(parts.Truth.Counts.Files, lengths.Count);
        Assert.True(lengths.Count >= 3);
        Assert.All(lengths.SkipLast(1), n => Assert.Equal(1000, n));
        Assert.InRange(lengths[^1], 1, 1000);
    }

    [Fact]
    public void Compressed_files_hold_the_same_lines()
    {
        using var plain = new SimulatedHistory(Small);
        using var gzip = new SimulatedHistory(Small with { Compression = EventCompression.Gzip });
        using var zstd = new SimulatedHistory(Small with { Compression = EventCompression.Zstd });
        var expected = File.ReadAllBytes(plain.EventFiles.Single());
        Assert.EndsWith(".jsonl.gz", gzip.EventFiles.Single());
        Assert.EndsWith(".jsonl.zst", zstd.EventFiles.Single());
        Assert.Equal(expected, Unpacked(new GZipStream(File.OpenRead(gzip.EventFiles.Single()), CompressionMode.Decompress)));
        Assert.Equal(expected, Unpacked(new DecompressionStream(File.OpenRead(zstd.EventFiles.Single()), leaveOpen: false)));
    }

    [Fact]
    public void The_event_reader_reads_every_line_and_rejects_none()
    {
        using var history = new SimulatedHistory(Small);
        var reader = new EventReader(new ReadOptions { Paths = [Path.Combine(history.Folder, Simulator.EventsFolder)] });
        var events = reader.Read(TestContext.Current.CancellationToken).ToList();
        Assert.Equal(history.Lines.Select(l => (l.Id, l.Time, l.Kind, l.Actor, l.Text)), events.Select(e => (e.Id, e.Time, e.Kind, e.Actor.Text, e.Text)));
        Assert.Equal(0, reader.Summary.Rejected);
        Assert.Empty(reader.Summary.Damaged);
    }

    [Fact]
    public void A_cancelled_run_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-proving-").FullName;
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAfter(3, cancellation);
        Assert.Throws<OperationCanceledException>(() =>
            new Simulator(Small with { Days = 30, LinesPerFile = 1000 }).Write(folder, progress, cancellation.Token));
        Assert.Equal(3, progress.Days);
        Assert.True(progress.Lines > 1000, "the run had files to remove");
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_folder_with_a_simulation_is_not_written_over()
    {
        using var there = new SimulatedHistory(Small);
        var problem = Assert.Throws<IOException>(() => new Simulator(Small).Write(there.Folder, null, TestContext.Current.CancellationToken));
        Assert.Contains("choose another folder or remove the old files", problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(there.EventFiles);
    }

    [Fact]
    public void A_million_events_need_little_memory()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-proving-").FullName;
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var truth = new Simulator(new SimulationOptions { Accounts = 5000, Days = 80 })
                .Write(folder, null, TestContext.Current.CancellationToken);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(truth.Counts.Events > 900_000);

            // Everything ever allocated, not only what lives at once, is a small part of the 160 MB written.
            Assert.True(allocated < 24 << 20, $"{allocated} bytes were allocated");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> AllText(SimulatedHistory history) => history.EventFiles.SelectMany(File.ReadLines);

    private static string Hash(SimulatedHistory history) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(history.EventFiles.Single())));

    private static byte[] Unpacked(Stream packed)
    {
        using (packed)
        using (var memory = new MemoryStream())
        {
            packed.CopyTo(memory);
            return memory.ToArray();
        }
    }

    private sealed class CancelAfter(int days, CancellationTokenSource cancellation) : IProgress<SimulationProgress>
    {
        public int Days { get; private set; }

        public long Lines { get; private set; }

        public void Report(SimulationProgress value)
        {
            (Days, Lines) = (value.DaysDone, value.Lines);
            if (value.DaysDone == days)
                cancellation.Cancel();
        }
    }
}
