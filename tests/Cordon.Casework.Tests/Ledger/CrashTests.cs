using Cordon.Casework.Ledger;

namespace Cordon.Casework.Tests.Ledger;

/// <summary>The files as a crash at any instant of an append may leave them.</summary>
public sealed class CrashTests
{
    // An append writes the details, the entries, the tiles and the index, the checkpoint, and the kept checkpoints, in this order.
    private static readonly string[] Order = ["details.jsonl", "entries.jsonl", "tiles.0", "tiles.1", "index", "checkpoint", "checkpoints"];

    [Fact]
    public void After_a_crash_anywhere_within_an_append_the_ledger_opens_whole_with_what_was_acknowledged()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
            ledger.Append([.. Enumerable.Range(0, 254).Select(Acts.Plain)]);
        using var before = folder.Copy();
        using (var ledger = Acts.Open(folder))
            ledger.Append([Acts.Detailed(254), Acts.Detailed(255) with { LogSequence = 5 }, Acts.Plain(256)]);

        for (var file = 0; file < Order.Length; file++)
        {
            var (from, to) = (Length(before, Order[file]), Length(folder, Order[file]));
            // The checkpoint is replaced whole.
            var step = Order[file] == "checkpoint" ? Math.Max(1, to - from) : Order[file] == "entries.jsonl" ? 7 : 31;
            for (var cut = from; cut <= to; cut += step)
            {
                using var crashed = before.Copy();
                for (var earlier = 0; earlier < file; earlier++)
                    File.Copy(Path.Combine(folder.Path, Order[earlier]), Path.Combine(crashed.Path, Order[earlier]), overwrite: true);
                if (Order[file] != "checkpoint")
                    File.WriteAllBytes(Path.Combine(crashed.Path, Order[file]), File.ReadAllBytes(Path.Combine(folder.Path, Order[file]))[..(int)cut]);
                long size;
                using (var ledger = Acts.Open(crashed))
                {
                    size = ledger.Latest.Size;
                    Assert.InRange(size, file > 1 ? 257 : 254, 257);
                    ledger.Append(Acts.Detailed(1000));
                    Assert.Equal(size > 255, ledger.LastLogSequence == 5);
                }

                var report = Acts.Verify(crashed);
                Assert.Empty(report.Faults);
                Assert.Equal(size + 1, report.Size);
            }
        }
    }

    [Theory]
    [InlineData("tiles.0")]
    [InlineData("tiles.1")]
    [InlineData("index")]
    [InlineData("checkpoints")]
    public void What_follows_from_the_entries_is_made_anew_when_it_is_lost(string file)
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
            ledger.Append([.. Enumerable.Range(0, 700).Select(Acts.Detailed)]);
        File.Delete(Path.Combine(folder.Path, file));
        if (file != "checkpoints")
            Assert.NotEmpty(Acts.Verify(folder).Faults);

        using (var ledger = Acts.Open(folder))
            ledger.Append([.. Enumerable.Range(700, 100).Select(Acts.Plain)]);

        Assert.Empty(Acts.Verify(folder).Faults);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("entries.jsonl")]
    [InlineData("details.jsonl")]
    [InlineData("key.pem")]
    public void What_cannot_be_made_anew_stops_the_opening_and_nothing_is_changed(string file)
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
            ledger.Append([.. Enumerable.Range(0, 300).Select(Acts.Detailed)]);
        File.Delete(Path.Combine(folder.Path, file));
        using var before = folder.Copy();

        Assert.Throws<LedgerException>(() => Acts.Open(folder));

        foreach (var path in Directory.EnumerateFiles(before.Path))
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(folder.Path, Path.GetFileName(path))));
    }

    private static long Length(TemporaryFolder folder, string file) => File.Exists(Path.Combine(folder.Path, file)) ? new FileInfo(Path.Combine(folder.Path, file)).Length : 0;
}
