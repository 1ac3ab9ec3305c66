using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;
using Cordon.Storage.Evidence;

namespace Cordon.Casework.Tests.Evidence;

/// <summary>A vault with a real index and a real ledger in a folder of its own.</summary>
internal sealed class Vault : IDisposable
{
    private readonly string _root;
    private readonly bool _removes;

    public Vault(string? root = null, Action<VaultStep>? beforeStep = null, TestClock? clock = null)
    {
        _removes = root is null;
        _root = root ?? Directory.CreateTempSubdirectory("cordon-vault-").FullName;
        Clock = clock ?? new TestClock();
        Ledger = ActLedger.Open(LedgerFolder.In(_root), Clock);
        Index = EvidenceStore.Open(EvidenceStore.In(_root));
        Master = FileMasterKey.Open(Folder.MasterKey, makes: !Folder.Exists || !File.Exists(Folder.MasterKey));
        Of = new EvidenceVault(Folder, Index, Master, Enter, Clock, new VaultOptions { BeforeStep = beforeStep, MostBytes = 1 << 24 });
    }

    public TestClock Clock { get; }

    public EvidenceVault Of { get; }

    public ActLedger Ledger { get; }

    public EvidenceStore Index { get; }

    public FileMasterKey Master { get; }

    public EvidenceFolder Folder
    {
        get
        {
            var folder = EvidenceFolder.In(_root);
            Directory.CreateDirectory(folder.Root);
            return folder;
        }
    }

    public string Root => _root;

    /// <summary>Makes the ledger refuse what is entered.</summary>
    public bool LedgerFails { get; set; }

    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            using var reader = LedgerReader.Open(LedgerFolder.In(_root));
            return reader.Entries(0, 10_000);
        }
    }

    public IEnumerable<string> Acts => Entries.Select(e => e.Act);

    public Task<EvidenceRecord> Keep(byte[] content, string? @case = "c1", string? sha256 = null, long? size = null) => Of.Keep(
        new MemoryStream(content), new EvidenceIntake { Actor = "feed", Source = "upload", Case = @case, Sha256 = sha256, Size = size, FileName = "teapot.png" }, TestContext.Current.CancellationToken);

    public byte[] Read(string sha256)
    {
        using var content = Of.Read(sha256, "ann", "review");
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    public VaultCheck Verify() => Of.Verify("ann", LedgerFolder.In(_root), TestContext.Current.CancellationToken);

    /// <summary>A copy of all files as they lie there now, as a crash would leave them.</summary>
    public string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("cordon-vault-").FullName;
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(_root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose()
    {
        Ledger.Dispose();
        Index.Dispose();
        if (_removes)
            Directory.Delete(_root, recursive: true);
    }

    private void Enter(LedgerAct act)
    {
        if (LedgerFails)
            throw new LedgerException("the disk is full");
        Ledger.Append(act);
    }
}
