using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;
using Cordon.Storage;
using Cordon.Storage.Evidence;

namespace Cordon.Cli.Commands;

/// <summary>The vault of a data folder, worked on at a terminal, whether a server runs on it or not.</summary>
internal sealed class EvidenceFiles : IDisposable
{
    private readonly ActLedger _ledger;

    private EvidenceFiles(string data)
    {
        Folder = EvidenceFolder.In(data);
        Ledger = LedgerFolder.In(data);
        if (!Folder.Exists || !File.Exists(EvidenceStore.In(data)))
            throw new UsageException($"there is no evidence in {data}; it is made by cordon serve. Give the data folder with --data");
        _ledger = ActLedger.Open(Ledger, TimeProvider.System);
        Store = EvidenceStore.Open(EvidenceStore.In(data));
        Master = FileMasterKey.Open(Folder.MasterKey, makes: false);
        Vault = new EvidenceVault(Folder, Store, Master, Enter, TimeProvider.System);
    }

    public EvidenceFolder Folder { get; }

    public LedgerFolder Ledger { get; }

    public EvidenceStore Store { get; }

    public FileMasterKey Master { get; }

    public EvidenceVault Vault { get; }

    /// <summary>Works on the vault; what cannot be done is told as such.</summary>
    public static T With<T>(string data, Func<EvidenceFiles, T> work)
    {
        try
        {
            using var files = new EvidenceFiles(data);
            return work(files);
        }
        catch (Exception e) when (e is EvidenceException or LedgerException or StorageException)
        {
            throw new UsageException(e.Message);
        }
    }

    public void Enter(LedgerAct act) => _ledger.Append(act);

    public void Dispose()
    {
        Store?.Dispose();
        _ledger.Dispose();
    }
}
