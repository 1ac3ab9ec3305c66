using Cordon.Casework.Ledger;

namespace Cordon.Casework.Tests.Ledger;

public sealed class TamperTests
{
    [Fact]
    public void Any_single_bit_of_any_stored_file_that_flips_is_found()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
        {
            ledger.Append([Acts.Detailed(0) with { Subject = "x" }, Acts.Detailed(1) with { Subject = "y" }]);
            ledger.Erase(1, "m", "r");
        }

        Assert.Empty(Acts.Verify(folder).Faults);
        var flips = Flips(folder, _ => 1).ToList();
        Assert.True(flips.Count > 10_000);
        Assert.Equal(["checkpoint", "details.jsonl", "entries.jsonl", "index", "key.pem", "key.pub", "tiles.0"], flips.Select(f => f.File).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Unseen(folder, flips));
    }

    [Fact]
    public void In_a_ledger_of_several_tiles_bits_of_every_file_are_found_and_the_right_entry_is_named()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
        {
            for (var i = 0; i < 6; i++)
                ledger.Append([.. Enumerable.Range(100 * i, 100).Select(n => n % 50 == 0 ? Acts.Detailed(n) : Acts.Plain(n))]);
        }

        // The kept checkpoints and the upper tiles are new against the small ledger: every bit a byte of theirs in turn, and a sample of the rest.
        var flips = Flips(folder, name => name is "tiles.1" ? 5 : name is "checkpoints" ? 11 : 4999).ToList();
        Assert.Contains(flips, f => f.File == "tiles.1");
        Assert.Contains(flips, f => f.File == "checkpoints");
        Assert.Empty(Unseen(folder, flips));

        var lines = File.ReadAllLines(new LedgerFolder(folder.Path).Entries);
        lines[417] = lines[417].Replace("offer-417", "offer-418", StringComparison.Ordinal);
        File.WriteAllText(new LedgerFolder(folder.Path).Entries, string.Join('\n', lines) + "\n");
        Assert.Equal(417, Acts.Verify(folder).Faults[0].Entry);
    }

    [Fact]
    public void A_ledger_written_anew_with_all_its_tiles_is_found_by_the_checkpoints_before_and_outside()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        string witnessed;
        using (var ledger = Acts.Open(folder))
        {
            ledger.Append([.. Enumerable.Range(0, 300).Select(Acts.Plain)]);
            witnessed = ledger.Latest.Note;
            ledger.Append(Acts.Plain(300));
        }

        // Whoever has the key can sign another history; the witness has the checkpoint of the first.
        foreach (var name in new[] { "key.pem", "key.pub" })
            File.Copy(Path.Combine(folder.Path, name), Path.Combine(other.Path, name));
        using (var ledger = ForgedWith(other))
            ledger.Append([.. Enumerable.Range(1, 301).Select(Acts.Plain)]);

        Assert.Empty(Acts.Verify(other).Faults);
        Assert.NotEmpty(Acts.Verify(other, witnessed).Faults);
        Assert.Empty(Acts.Verify(folder, witnessed).Faults);

        // And without the key, entries and tiles that agree with each other do not agree with what was signed.
        foreach (var name in new[] { "entries.jsonl", "tiles.0", "tiles.1", "index" })
            File.Copy(Path.Combine(other.Path, name), Path.Combine(folder.Path, name), overwrite: true);
        var fault = Acts.Verify(folder).Faults[0];
        Assert.Contains("not the one that was signed", fault.Message, StringComparison.Ordinal);
        Assert.Throws<LedgerException>(() => Acts.Open(folder));
    }

    [Fact]
    public void A_ledger_set_back_to_an_older_state_is_found_by_the_checkpoint_outside()
    {
        using var folder = new TemporaryFolder();
        using var ledger = Acts.Open(folder);
        ledger.Append([.. Enumerable.Range(0, 10).Select(Acts.Plain)]);
        using var old = folder.Copy();
        ledger.Append(Acts.Plain(10));

        Assert.Empty(Acts.Verify(old).Faults);
        Assert.Contains("set back", Acts.Verify(old, ledger.Latest.Note).Faults.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_removed_doubled_or_exchanged_are_found()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
            ledger.Append([.. Enumerable.Range(0, 40).Select(Acts.Plain)]);
        var path = new LedgerFolder(folder.Path).Entries;
        var lines = File.ReadAllLines(path);
        foreach (var (changed, bad) in new (IEnumerable<string>, int)[]
        {
            (lines.Where((_, i) => i != 17), 17),
            (lines.Take(18).Concat(lines.Skip(17)), 18),
            (lines.Take(17).Append(lines[18]).Append(lines[17]).Concat(lines.Skip(19)), 17),
            (lines.Take(30), 30),
        })
        {
            File.WriteAllText(path, string.Join('\n', changed) + "\n");
            Assert.Equal(bad, Acts.Verify(folder).Faults[0].Entry);
        }
    }

    private static ActLedger ForgedWith(TemporaryFolder folder)
    {
        var paths = new LedgerFolder(folder.Path);
        using (var key = SigningKey.Read(paths.Key)!)
            File.WriteAllText(paths.Checkpoint, Checkpoint.Sign(0, TreeHash.Empty, key).Note);
        return Acts.Open(folder);
    }

    private static IEnumerable<(string File, int Bit)> Flips(TemporaryFolder folder, Func<string, int> stride)
    {
        foreach (var path in Directory.EnumerateFiles(folder.Path).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            for (var bit = 0; bit < new FileInfo(path).Length * 8; bit += stride(name))
                yield return (name, bit);
        }
    }

    /// <summary>The flips after which the ledger still counts as whole.</summary>
    private static List<(string File, int Bit)> Unseen(TemporaryFolder folder, List<(string File, int Bit)> flips)
    {
        var unseen = new List<(string, int)>();
        var half = (flips.Count + 1) / 2;
        Parallel.For(0, 2, worker =>
        {
            using var copy = folder.Copy();
            foreach (var (file, bit) in flips.Skip(worker * half).Take(half))
            {
                Flip(Path.Combine(copy.Path, file), bit);
                if (Acts.Verify(copy).IsWhole)
                {
                    lock (unseen)
                        unseen.Add((file, bit));
                }

                Flip(Path.Combine(copy.Path, file), bit);
            }
        });
        return unseen;
    }

    private static void Flip(string path, int bit)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> one = stackalloc byte[1];
        RandomAccess.Read(file, one, bit / 8);
        one[0] ^= (byte)(1 << (bit % 8));
        RandomAccess.Write(file, one, bit / 8);
    }
}
