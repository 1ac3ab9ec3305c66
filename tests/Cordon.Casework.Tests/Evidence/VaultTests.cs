using System.Text;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Tests.Evidence;

public sealed class VaultTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a blue widget beside a teapot; ", 5000)));

    private readonly Vault _vault = new();

    [Fact]
    public async Task What_is_kept_is_read_again_and_nothing_of_it_lies_on_the_disk()
    {
        var record = await _vault.Keep(Content);

        Assert.Equal(Content, _vault.Read(record.Sha256));
        Assert.Equal((EvidenceState.Kept, Content.Length), (record.State, record.Size));
        Assert.Equal(["c1"], record.Cases);
        Assert.Equal(_vault.Clock.Now.AddDays(365), record.PreservedUntil);
        Assert.Equal(["evidence.keep", "evidence.read"], _vault.Acts);
        Assert.All(Directory.EnumerateFiles(_vault.Folder.Root, "*", SearchOption.AllDirectories), f =>
            Assert.True(File.ReadAllBytes(f).AsSpan().IndexOf("blue widget"u8) < 0, f));
        Assert.Empty(_vault.Verify().Faults);
    }

    [Fact]
    public async Task The_same_content_is_kept_once_for_all_its_cases()
    {
        var first = await _vault.Keep(Content, "c1");
        var second = await _vault.Keep(Content, "c2");
        await _vault.Keep(Content, "c2");

        Assert.Equal(first.Blob, second.Blob);
        Assert.Equal(["c1", "c2"], second.Cases);
        Assert.Single(Directory.EnumerateFiles(_vault.Folder.Objects));
        Assert.Single(Directory.EnumerateFiles(_vault.Folder.Keys));
        Assert.Equal(["evidence.keep", "evidence.attach"], _vault.Acts);
        Assert.Equal(second.Sha256, Assert.Single(_vault.Index.List("c2", null, 10)).Sha256);
    }

    [Fact]
    public async Task Content_that_is_not_what_was_said_leaves_nothing()
    {
        var wrong = await Assert.ThrowsAsync<EvidenceException>(() => _vault.Keep(Content, sha256: new string('0', 64)));
        var tooShort = await Assert.ThrowsAsync<EvidenceException>(() => _vault.Keep(Content, size: Content.Length + 1));
        var tooLong = await Assert.ThrowsAsync<EvidenceException>(() => _vault.Keep(Content, size: Content.Length - 1));

        Assert.Equal([EvidenceProblem.Mismatch, EvidenceProblem.Mismatch, EvidenceProblem.TooLarge], [wrong.Problem, tooShort.Problem, tooLong.Problem]);
        Assert.Empty(Directory.EnumerateFiles(_vault.Folder.Objects));
        Assert.Empty(Directory.EnumerateFiles(_vault.Folder.Keys));
        Assert.Equal(0, _vault.Ledger.Latest.Size);
    }

    [Fact]
    public async Task What_cannot_be_entered_into_the_ledger_is_not_shown_not_held_and_not_destroyed()
    {
        var sha = (await _vault.Keep(Content)).Sha256;
        _vault.Of.RequestDestruction(sha, "ann", "asked for");
        _vault.LedgerFails = true;

        Assert.Throws<LedgerException>(() => _vault.Of.Read(sha, "ann", "review"));
        Assert.Throws<LedgerException>(() => _vault.Of.SetHold(sha, true, "ann", "court"));
        Assert.Null(_vault.Of.Find(sha).Hold);
        Assert.Throws<LedgerException>(() => _vault.Of.Destroy(sha, "bob", "agreed"));
        Assert.True(File.Exists(_vault.Folder.KeyOf(_vault.Of.Find(sha).Blob)));

        // It was decided, so that it is done once it can be entered.
        _vault.LedgerFails = false;
        _vault.Of.Recover();
        Assert.Equal(EvidenceState.Destroyed, _vault.Of.Find(sha).State);
        Assert.Equal("ann and bob", _vault.Entries.Single(e => e.Act == "evidence.destroy").Actor);
    }

    [Fact]
    public async Task An_arrival_that_could_not_be_entered_is_completed_when_it_is_sent_again()
    {
        _vault.LedgerFails = true;
        await Assert.ThrowsAsync<LedgerException>(() => _vault.Keep(Content));
        _vault.LedgerFails = false;

        var record = await _vault.Keep(Content);

        Assert.Equal(EvidenceState.Kept, record.State);
        Assert.Equal(["evidence.keep"], _vault.Acts);
        Assert.Empty(_vault.Verify().Faults);
    }

    [Fact]
    public async Task Destroying_needs_two_people_and_leaves_neither_key_nor_content_and_every_proof_good()
    {
        var sha = (await _vault.Keep(Content)).Sha256;
        var blob = _vault.Of.Find(sha).Blob;

        Assert.Contains("nobody asked", Refused(() => _vault.Of.Destroy(sha, "ann", "agreed")).Message, StringComparison.Ordinal);
        _vault.Of.RequestDestruction(sha, "ann", "asked for by the authority");
        Assert.Contains("another person", Refused(() => _vault.Of.Destroy(sha, "ann", "agreed")).Message, StringComparison.Ordinal);
        Refused(() => _vault.Of.RequestDestruction(sha, "bob", "again"));
        _vault.Of.WithdrawDestruction(sha, "cid", "not yet");
        Refused(() => _vault.Of.Destroy(sha, "bob", "agreed"));
        _vault.Of.RequestDestruction(sha, "ann", "asked for by the authority");
        var gone = _vault.Of.Destroy(sha, "bob", "agreed");

        Assert.Equal((EvidenceState.Destroyed, (string?)null, (DateTimeOffset?)_vault.Clock.Now), (gone.State, gone.FileName, gone.DestroyedAt));
        Assert.False(File.Exists(_vault.Folder.KeyOf(blob)) || File.Exists(_vault.Folder.ObjectOf(blob)));
        Assert.Equal(EvidenceProblem.Gone, Assert.Throws<EvidenceException>(() => _vault.Read(sha)).Problem);
        Assert.Empty(_vault.Verify().Faults);
        var report = LedgerVerifier.Verify(LedgerFolder.In(_vault.Root), cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(report.Faults);

        // The same content may come again, under another key.
        var again = await _vault.Keep(Content);
        Assert.NotEqual(blob, again.Blob);
        Assert.Equal(Content, _vault.Read(sha));
        Assert.Empty(_vault.Verify().Faults);
    }

    [Fact]
    public async Task A_hold_keeps_a_piece_from_whoever_asks_and_from_its_clock()
    {
        var sha = (await _vault.Keep(Content)).Sha256;
        _vault.Of.RequestDestruction(sha, "ann", "asked for");
        _vault.Of.SetHold(sha, true, "cid", "court order 17");

        Assert.Contains("legal hold of cid", Refused(() => _vault.Of.Destroy(sha, "bob", "agreed")).Message, StringComparison.Ordinal);
        Refused(() => _vault.Of.SetHold(sha, true, "cid", "again"));
        _vault.Clock.Now += TimeSpan.FromDays(1000);
        Assert.Empty(_vault.Of.Due(10));
        Assert.Empty(_vault.Of.Sweep(EvidenceVault.RetentionActor));

        _vault.Of.SetHold(sha, false, "cid", "order lifted");
        Assert.Equal([sha], _vault.Of.Sweep(EvidenceVault.RetentionActor));
        Assert.Equal(EvidenceState.Destroyed, _vault.Of.Find(sha).State);
        Assert.Equal("retention", _vault.Entries[^1].Actor);
    }

    [Fact]
    public async Task Its_clock_runs_a_year_can_be_made_longer_and_never_shorter()
    {
        var (a, b) = ((await _vault.Keep(Content)).Sha256, (await _vault.Keep([1, 2, 3])).Sha256);
        _vault.Of.Extend(a, _vault.Clock.Now.AddDays(500), "ann", "prevention");
        Refused(() => _vault.Of.Extend(a, _vault.Clock.Now.AddDays(400), "ann", "shorter"));
        Assert.Equal(EvidenceProblem.Invalid, Assert.Throws<EvidenceException>(() => _vault.Of.Extend(a, _vault.Clock.Now.AddDays(600), "ann", " ")).Problem);

        _vault.Clock.Now += TimeSpan.FromDays(365) - TimeSpan.FromSeconds(1);
        Assert.Empty(_vault.Of.Sweep("ann"));
        _vault.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal([b], _vault.Of.Sweep("ann"));
        _vault.Clock.Now += TimeSpan.FromDays(135);
        Assert.Equal([a], _vault.Of.Sweep("ann"));
        Assert.Empty(_vault.Verify().Faults);
    }

    [Fact]
    public async Task A_new_master_key_takes_over_and_the_old_one_opens_nothing_any_more()
    {
        var shas = new List<string>();
        for (var i = 0; i < 5; i++)
            shas.Add((await _vault.Keep([.. Content, (byte)i])).Sha256);
        var old = File.ReadAllBytes(_vault.Folder.MasterKey);
        var first = _vault.Master.CurrentId;

        _vault.Master.BeginRotation();
        Assert.Equal(5, _vault.Of.Rewrap("ann"));
        Assert.Equal(0, _vault.Of.Rewrap("ann"));
        _vault.Master.EndRotation();

        Assert.DoesNotContain(first, _vault.Master.Ids);
        Assert.All(shas, sha => _vault.Read(sha));
        Assert.Empty(_vault.Verify().Faults);
        File.WriteAllBytes(_vault.Folder.MasterKey, old);
        using var behind = new Vault(_vault.Copy());
        Assert.All(shas, sha => Assert.Equal(EvidenceProblem.Damaged, Assert.Throws<EvidenceException>(() => behind.Read(sha)).Problem));
    }

    [Fact]
    public async Task Keys_belong_to_their_own_content()
    {
        var (a, b) = (await _vault.Keep(Content), await _vault.Keep([1, 2, 3]));
        File.Copy(_vault.Folder.KeyOf(a.Blob), _vault.Folder.KeyOf(b.Blob), overwrite: true);

        Assert.Equal(EvidenceProblem.Damaged, Assert.Throws<EvidenceException>(() => _vault.Read(b.Sha256)).Problem);
        Assert.Contains(b.Sha256, Assert.Single(_vault.Verify().Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode bits");
#pragma warning disable CA1416 // Not on Windows, as the line above says.
        var record = await _vault.Keep(Content);
        UploadSigner.Open(_vault.Folder);

        Assert.All([_vault.Folder.MasterKey, _vault.Folder.UploadKey, _vault.Folder.KeyOf(record.Blob), _vault.Folder.ObjectOf(record.Blob)], f =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
        File.SetUnixFileMode(_vault.Folder.MasterKey, UnixFileMode.UserRead | UnixFileMode.GroupRead);
#pragma warning restore CA1416
        Assert.Contains("chmod 600", Refused(() => FileMasterKey.Open(_vault.Folder.MasterKey, makes: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_what_is_changed_missing_or_taken_away_with_its_row()
    {
        var records = new List<EvidenceRecord>();
        for (var i = 0; i < 5; i++)
            records.Add(await _vault.Keep([.. Content, (byte)i]));
        Assert.Equal((5, 0), (_vault.Verify().Kept, _vault.Verify().Faults.Count));

        var changed = File.ReadAllBytes(_vault.Folder.ObjectOf(records[0].Blob));
        changed[^1] ^= 1;
        File.WriteAllBytes(_vault.Folder.ObjectOf(records[0].Blob), changed);
        File.Delete(_vault.Folder.ObjectOf(records[1].Blob));
        File.Delete(_vault.Folder.KeyOf(records[2].Blob));
        Sql($"DELETE FROM objects WHERE sha256 = '{records[3].Sha256}'");
        File.Delete(_vault.Folder.ObjectOf(records[3].Blob));
        File.Delete(_vault.Folder.KeyOf(records[3].Blob));
        Sql($"UPDATE objects SET state = 'destroyed' WHERE sha256 = '{records[4].Sha256}'");

        var check = _vault.Verify();

        Assert.Equal(0, check.Kept);
        foreach (var record in records)
            Assert.Contains(check.Faults, f => f.StartsWith(record.Sha256, StringComparison.Ordinal));
    }

    public void Dispose() => _vault.Dispose();

    private static EvidenceException Refused(Action act)
    {
        var failure = Assert.Throws<EvidenceException>(act);
        Assert.Equal(EvidenceProblem.Refused, failure.Problem);
        return failure;
    }

    private void Sql(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Cordon.Storage.Evidence.EvidenceStore.In(_vault.Root)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
