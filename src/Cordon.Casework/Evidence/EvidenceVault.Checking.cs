using System.Security.Cryptography;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Evidence;

/// <content>The check of everything.</content>
public sealed partial class EvidenceVault
{
    private const int LedgerPage = 4096;

    /// <summary>
    /// Opens every piece and compares it with its hash; looks that nothing is left of what was destroyed; and compares the index with the ledger, so
    /// that a piece that somebody took away together with its row is missed too. No content is given to anybody.
    /// </summary>
    /// <param name="actor">Who checks; entered into the ledger.</param>
    /// <param name="ledger">The ledger; null to leave the comparison out.</param>
    /// <param name="cancellation">Ends the check.</param>
    public VaultCheck Verify(string actor, LedgerFolder? ledger, CancellationToken cancellation)
    {
        _enter(new LedgerAct { Actor = actor, Act = "evidence.verify", Subject = "evidence" });
        var (faults, notes) = (new List<string>(), new List<string>());
        var (kept, destroyed, bytes) = (0, 0, 0L);
        var blobs = Blobs().ToHashSet(StringComparer.Ordinal);
        foreach (var record in _index.In(EvidenceState.Kept))
        {
            cancellation.ThrowIfCancellationRequested();
            blobs.Remove(record.Blob);
            if (FaultOf(record, cancellation) is { } fault)
            {
                faults.Add($"{record.Sha256}: {fault}");
                continue;
            }

            kept++;
            bytes += record.Size;
        }

        foreach (var record in _index.In(EvidenceState.Destroyed))
        {
            if (blobs.Remove(record.Blob))
                faults.Add($"{record.Sha256}: it is destroyed, and files of it are there again; remove those named {record.Blob}");
            else
                destroyed++;
        }

        foreach (var record in _index.In(EvidenceState.Arriving).Concat(_index.In(EvidenceState.Destroying)))
        {
            blobs.Remove(record.Blob);
            notes.Add($"{record.Sha256}: {(record.State == EvidenceState.Arriving ? "its arrival" : "its destruction")} is under way; the next start of the server completes it");
        }

        notes.AddRange(blobs.Order(StringComparer.Ordinal).Select(b => $"files named {b} belong to an upload that is under way, or was never completed"));
        if (ledger is not null)
            Compare(ledger, faults);
        return new VaultCheck(kept, destroyed, bytes, faults, notes);
    }

    private string? FaultOf(EvidenceRecord record, CancellationToken cancellation)
    {
        byte[]? key = null;
        try
        {
            key = KeyOf(record);
            using var content = new SealedReader(_folder.ObjectOf(record.Blob), key, record.Sha256);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[SealedFormat.ChunkBytes];
            var size = 0L;
            for (int read; (read = content.Read(buffer)) > 0; size += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            CryptographicOperations.ZeroMemory(buffer);
            return size == record.Size && Convert.ToHexStringLower(hash.GetHashAndReset()) == record.Sha256 ? null : "its content is not what its name says";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>What the ledger says is kept must be kept, and what it says is destroyed must not.</summary>
    private void Compare(LedgerFolder folder, List<string> faults)
    {
        var expected = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        using var ledger = LedgerReader.Open(folder);
        for (var from = 0L; from < ledger.Checkpoint.Size; from += LedgerPage)
        {
            foreach (var entry in ledger.Entries(from, LedgerPage))
            {
                if (entry.Act is "evidence.keep" or "evidence.destroy")
                    expected[entry.Subject] = entry.Act == "evidence.keep";
            }
        }

        foreach (var (subject, isKept) in expected)
        {
            var sha256 = subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var state = _index.Find(sha256)?.State;
            if (isKept && state is null)
                faults.Add($"{sha256}: the ledger says that it is kept, and it is not in the vault; bring the vault back from a copy");
            else if (isKept && state is EvidenceState.Destroyed)
                faults.Add($"{sha256}: it is destroyed, and the ledger does not say so");
            else if (!isKept && state is EvidenceState.Kept)
                faults.Add($"{sha256}: the ledger says that it was destroyed, and it is kept");
        }

        foreach (var record in _index.In(EvidenceState.Kept).Where(r => !expected.ContainsKey(SubjectOf(r.Sha256))))
            faults.Add($"{record.Sha256}: it is kept, and the ledger does not say so");
    }
}
