using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Casework.Ledger;
using CsCheck;

namespace Cordon.Casework.Tests.Ledger;

public sealed class LedgerTests
{
    [Fact]
    public void What_was_entered_is_read_back_and_the_ledger_is_whole()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
        {
            for (var i = 0; i < 600; i += 20)
                ledger.Append([.. Enumerable.Range(i, 20).Select(n => n % 3 == 0 ? Acts.Detailed(n) : Acts.Plain(n))]);
        }

        using var reader = Acts.Read(folder);
        var report = Acts.Verify(folder);
        Assert.Empty(report.Faults);
        Assert.Empty(report.Notes);
        Assert.Equal((600, 200, 0), (report.Size, report.Details, report.Erased));
        Assert.Equal(3, report.Checkpoints);
        var entry = reader.Entries(300, 1).Single();
        Assert.Equal((300, "label.set", "rule:offer-300", null), (entry.Number, entry.Act, entry.Subject, entry.Reason));
        Assert.Equal(Acts.Now, entry.Time);
        var details = reader.Details(entry)!;
        Assert.Equal(["entities", "reason"], details.Select(d => d.Name));
        Assert.Equal(["account:a1", "account:b300"], details[0].Values);
        Assert.Equal("sells \"blue widgets\" ☂ 𝔴", details[1].Values.Single());
        Assert.Null(reader.Details(reader.Entries(301, 1).Single()));
        Assert.Equal(100, reader.Entries(500, 1000).Count);
        Assert.Empty(reader.Entries(600, 10));
    }

    [Fact]
    public void Its_proofs_convince_a_verifier_that_knows_only_the_RFC_and_the_public_key()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
            ledger.Append([.. Enumerable.Range(0, 777).Select(Acts.Detailed)]);

        using var reader = Acts.Read(folder);
        var publicKey = File.ReadAllText(new LedgerFolder(folder.Path).PublicKey);
        Gen.Int[0, 776].Sample(
            number =>
            {
                using var proof = JsonDocument.Parse(Written(reader.Prove(number)!.WriteJson));
                var json = proof.RootElement;
                var (size, root) = CheckedNote(json.GetProperty("checkpoint").GetString()!, publicKey);
                var leaf = SHA256.HashData([0x00, .. Encoding.UTF8.GetBytes(json.GetProperty("entry").GetString()!)]);
                Assert.Equal(Convert.ToBase64String(leaf), json.GetProperty("leaf_hash").GetString());
                Assert.True(RfcReference.VerifiesInclusion(leaf, json.GetProperty("index").GetInt64(), size, root, Path(json)));
            },
            iter: 50);
        (from size in Gen.Int[1, 777] from old in Gen.Int[0, size] select (old, size)).Sample(
            c =>
            {
                using var proof = JsonDocument.Parse(Written(reader.Prove(c.old, c.size)!.WriteJson));
                var json = proof.RootElement;
                Assert.True(RfcReference.VerifiesConsistency(
                    c.old, Convert.FromBase64String(json.GetProperty("old_root").GetString()!), c.size, Convert.FromBase64String(json.GetProperty("root").GetString()!), Path(json)));
            },
            iter: 50);
        Assert.Null(reader.Prove(777));
        Assert.Null(reader.Prove(-1));
        Assert.Null(reader.Prove(5, 778));
        Assert.Null(reader.Prove(6, 5));
    }

    [Fact]
    public void Erased_details_are_gone_from_the_disk_and_the_ledger_stays_whole()
    {
        using var folder = new TemporaryFolder();
        using var ledger = Acts.Open(folder);
        ledger.Append([.. Enumerable.Range(0, 5).Select(Acts.Detailed)]);
        InclusionProof before;
        using (var reader = Acts.Read(folder))
            before = reader.Prove(3)!;

        Assert.True(ledger.Erase(3, "moderator 7", "asked for"));

        Assert.False(ledger.Erase(3, "moderator 7", "asked for"));
        Assert.Throws<LedgerException>(() => ledger.Erase(99, "moderator 7", "asked for"));
        Assert.DoesNotContain("account:b3", File.ReadAllText(new LedgerFolder(folder.Path).Details), StringComparison.Ordinal);
        Assert.Contains("account:b4", File.ReadAllText(new LedgerFolder(folder.Path).Details), StringComparison.Ordinal);
        var report = Acts.Verify(folder);
        Assert.Empty(report.Faults);
        Assert.Equal((6, 4, 1), (report.Size, report.Details, report.Erased));
        using var after = Acts.Read(folder);
        Assert.Null(after.Details(after.Entries(3, 1).Single()));
        Assert.NotNull(after.Details(after.Entries(4, 1).Single()));
        Assert.Equal((before.Entry, before.LeafHash), (after.Prove(3)!.Entry, after.Prove(3)!.LeafHash));
        var said = after.Entries(5, 1).Single();
        Assert.Equal(("ledger.erase", "entry 3", "asked for"), (said.Act, said.Subject, said.Reason));
    }

    [Fact]
    public void Details_erased_by_another_way_are_found()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
            ledger.Append([Acts.Plain(0), Acts.Detailed(1)]);
        var path = new LedgerFolder(folder.Path).Details;
        File.WriteAllBytes(path, [.. DetailLine.Erased(1, (int)new FileInfo(path).Length - 1), (byte)'\n']);

        var fault = Acts.Verify(folder).Faults.Single();

        Assert.Equal(1, fault.Entry);
        Assert.Contains("no entry says who", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_details_have_another_commitment_each_time()
    {
        using var folder = new TemporaryFolder();
        using var ledger = Acts.Open(folder);

        var entries = ledger.Append([Acts.Detailed(1), Acts.Detailed(1)]);

        Assert.False(entries[0].Commitment!.Value.Span.SequenceEqual(entries[1].Commitment!.Value.Span));
    }

    [Fact]
    public void A_command_is_entered_once_across_openings()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Acts.Open(folder))
        {
            ledger.Append([Acts.Plain(1) with { LogSequence = 7 }, Acts.Plain(2) with { LogSequence = 9 }, Acts.Plain(2) with { LogSequence = 9 }]);
            // So many that the latest command lies before the tiles that are read at opening.
            ledger.Append([.. Enumerable.Range(0, 700).Select(Acts.Plain)]);
            Assert.Equal(702, ledger.Latest.Size);
        }

        using var again = Acts.Open(folder);
        Assert.Equal(9, again.LastLogSequence);
        Assert.Null(again.Append(Acts.Plain(2) with { LogSequence = 9 }));
        Assert.Equal(702, again.Latest.Size);
        Assert.Equal(702, again.Append(Acts.Plain(3) with { LogSequence = 12 })!.Number);
    }

    [Fact]
    public void Several_writers_and_threads_enter_each_act_once()
    {
        using var folder = new TemporaryFolder();
        using (var one = Acts.Open(folder))
        using (var two = Acts.Open(folder))
            Parallel.For(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => Assert.NotNull((i % 2 == 0 ? one : two).Append(i % 5 == 0 ? Acts.Detailed(i) : Acts.Plain(i))));

        using var reader = Acts.Read(folder);
        Assert.Empty(Acts.Verify(folder).Faults);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"rule:offer-{i}").Order(), reader.Entries(0, 1000).Select(e => e.Subject).Order());
    }

    [Fact]
    public void The_key_is_for_its_owner_only()
    {
        using var folder = new TemporaryFolder();
        Acts.Open(folder).Dispose();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(new LedgerFolder(folder.Path).Key));
    }

    [Fact]
    public void Everybody_is_told_of_a_checkpoint_only_once_it_is_written()
    {
        using var folder = new TemporaryFolder();
        var told = new List<Checkpoint>();
        using (var ledger = ActLedger.Open(new LedgerFolder(folder.Path), new Acts(), c =>
        {
            Assert.Equal(c.Note, File.ReadAllText(new LedgerFolder(folder.Path).Checkpoint));
            told.Add(c);
        }))
        {
            ledger.Append(Acts.Plain(1));
            ledger.Append([Acts.Plain(2), Acts.Plain(3)]);
        }

        Assert.Equal([0, 1, 3], told.Select(c => c.Size));
        Assert.Empty(Acts.Verify(folder, told[1].Note).Faults);
    }

    [Fact]
    public void An_entry_has_one_form_and_is_read_back_from_it()
    {
        var text = Gen.String[Gen.Char, 0, 30].Select(s => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)));
        (from actor in text
         from act in text
         from subject in text
         from reason in text.Null()
         from number in Gen.Long[0, long.MaxValue]
         from log in Gen.Long[0, long.MaxValue].Nullable()
         from ticks in Gen.Long[0, 4_000_000_000_000_000]
         from commitment in Gen.Byte.Array[32].Null()
         select new LedgerEntry
         {
             Number = number,
             Time = DateTimeOffset.UnixEpoch.AddTicks(ticks * 10),
             Actor = actor,
             Act = act,
             Subject = subject,
             Reason = reason,
             LogSequence = log,
             Commitment = commitment is null ? default(ReadOnlyMemory<byte>?) : commitment,
         }).Sample(entry =>
         {
             var form = entry.ToBytes();
             using var json = JsonDocument.Parse(form);
             Assert.Equal(entry.Subject, json.RootElement.GetProperty("subject").GetString());
             var read = LedgerEntry.Read(form)!;
             Assert.Equal(entry with { Commitment = null }, read with { Commitment = null });
             Assert.Equal(entry.Commitment?.ToArray(), read.Commitment?.ToArray());
             Assert.Null(LedgerEntry.Read([.. form, (byte)' ']));
             Assert.DoesNotContain((byte)'\n', form);
         });
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
    }

    private static List<byte[]> Path(JsonElement proof) => [.. proof.GetProperty("path").EnumerateArray().Select(h => Convert.FromBase64String(h.GetString()!))];

    /// <summary>Size and root of a checkpoint, after C2SP's signed-note and tlog-checkpoint alone.</summary>
    private static (long Size, byte[] Root) CheckedNote(string note, string verifierKey)
    {
        var parts = verifierKey.TrimEnd('\n').Split('+', 3);
        var info = Convert.FromBase64String(parts[2]);
        Assert.Equal(2, info[0]);
        Assert.Equal(parts[1], Convert.ToHexStringLower(SHA256.HashData(info.AsSpan(1)).AsSpan(0, 4)));
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info.AsSpan(1), out _);
        var cut = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        var text = note[..(cut + 1)];
        var line = note[(cut + 2)..].TrimEnd('\n').Split(' ');
        Assert.Equal(("—", parts[0]), (line[0], line[1]));
        var signature = Convert.FromBase64String(line[2]);
        Assert.Equal(parts[1], Convert.ToHexStringLower(signature.AsSpan(0, 4)));
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(text), signature.AsSpan(4), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        var lines = text.Split('\n');
        Assert.Equal(parts[0], lines[0]);
        return (long.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(lines[2]));
    }
}
