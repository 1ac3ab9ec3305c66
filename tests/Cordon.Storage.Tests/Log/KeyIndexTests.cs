using Cordon.Storage.Log;
using CsCheck;

namespace Cordon.Storage.Tests.Log;

public sealed class KeyIndexTests
{
    [Fact]
    public void It_knows_every_key_of_the_log_and_no_other_after_any_number_of_spills_merges_and_restarts() => Gen.Int[1, 60].Array[1, 12].Sample(
        commits =>
        {
            using var folder = new TemporaryFolder();
            var total = 0;
            foreach (var count in commits)
            {
                using var log = EventLog.Open(folder.File("log.db"));
                using var index = KeyIndex.Open(folder.File("keys"), log, 16, TestContext.Current.CancellationToken);
                Assert.Equal(total, index.Count);
                var first = log.NextSequence;
                log.Append(Sample.Start, Sample.Events(total + 1, count), [], []);
                for (var i = 0; i < count; i++)
                    index.Add(index.KeyOf(Sample.Event(total + 1 + i).Id), first + i);
                total += count;
                for (var number = 1; number <= total + 20; number++)
                    Assert.Equal(number <= total, index.Contains(index.KeyOf(Sample.Event(number).Id)));
            }
        },
        iter: 20);

    [Theory]
    [InlineData("truncate")]
    [InlineData("flip")]
    [InlineData("remove")]
    public void A_damaged_or_missing_file_is_made_again_from_the_log(string damage)
    {
        using var folder = new TemporaryFolder();
        using var log = EventLog.Open(folder.File("log.db"));
        log.Append(Sample.Start, Sample.Events(1, 100), [], []);
        KeyIndex.Open(folder.File("keys"), log, 10, TestContext.Current.CancellationToken).Dispose();
        foreach (var file in Directory.EnumerateFiles(folder.File("keys")).ToList())
            Damage(file, damage);

        using var index = KeyIndex.Open(folder.File("keys"), log, 10, TestContext.Current.CancellationToken);

        Assert.Equal(100, index.Count);
        Assert.All(Enumerable.Range(1, 100), n => Assert.True(index.Contains(index.KeyOf(Sample.Event(n).Id))));
        Assert.False(index.Contains(index.KeyOf("e101")));
    }

    [Fact]
    public void Keys_that_cannot_be_written_to_a_file_stay_in_memory()
    {
        using var folder = new TemporaryFolder();
        using var log = EventLog.Open(folder.File("log.db"));
        using var index = KeyIndex.Open(folder.File("keys"), log, 10, TestContext.Current.CancellationToken);
        Directory.Delete(folder.File("keys"));
        for (var i = 1; i <= 50; i++)
            index.Add(index.KeyOf(Sample.Event(i).Id), i);

        Assert.All(Enumerable.Range(1, 50), n => Assert.True(index.Contains(index.KeyOf(Sample.Event(n).Id))));

        Directory.CreateDirectory(folder.File("keys"));
        for (var i = 51; i <= 80; i++)
            index.Add(index.KeyOf(Sample.Event(i).Id), i);
        Assert.NotEmpty(Directory.EnumerateFiles(folder.File("keys")));
        Assert.Equal(80, index.Count);
    }

    [Fact]
    public void Keys_of_records_that_the_log_has_forgotten_are_still_known_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        using var log = EventLog.Open(folder.File("log.db"));
        using (var index = KeyIndex.Open(folder.File("keys"), log, 1_000, TestContext.Current.CancellationToken))
        {
            log.Append(Sample.Start, Sample.Events(1, 10), [], []);
            log.Append(Sample.Start, Sample.Events(11, 10), [], []);
            for (var i = 1; i <= 20; i++)
                index.Add(index.KeyOf(Sample.Event(i).Id), i);

            Assert.True(index.Keep(11));
            Assert.Equal(1, log.Forget(11, Sample.Start.AddDays(1), 10));
        }

        using var again = KeyIndex.Open(folder.File("keys"), log, 1_000, TestContext.Current.CancellationToken);
        Assert.Equal(20, again.Count);
        Assert.All(Enumerable.Range(1, 20), n => Assert.True(again.Contains(again.KeyOf(Sample.Event(n).Id))));
    }

    private static void Damage(string file, string how)
    {
        if (how == "remove")
        {
            File.Delete(file);
            return;
        }

        using var stream = File.Open(file, FileMode.Open);
        if (how == "truncate")
        {
            stream.SetLength(stream.Length - 5);
            return;
        }

        stream.Position = stream.Length - 3;
        var old = stream.ReadByte();
        stream.Position = stream.Length - 3;
        stream.WriteByte((byte)(old ^ 1));
    }
}
