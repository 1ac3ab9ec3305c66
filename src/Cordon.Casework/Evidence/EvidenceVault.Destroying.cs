using System.Security.Cryptography;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Evidence;

/// <content>Destroying evidence, and changing the master key.</content>
public sealed partial class EvidenceVault
{
    /// <summary>Who destroys what nobody asked to keep longer.</summary>
    public const string RetentionActor = "retention";

    /// <summary>Asks that a piece be destroyed; another person must agree with <see cref="Destroy"/>.</summary>
    /// <exception cref="EvidenceException">It is not there, held, or asked for already.</exception>
    public EvidenceRecord RequestDestruction(string sha256, string actor, string reason)
    {
        CheckReason(reason);
        lock (_gate)
        {
            var record = Find(sha256);
            ThrowUnlessDestructible(record);
            if (record.Destruction is { } standing)
                throw new EvidenceException(EvidenceProblem.Refused, $"{standing.By} asked for this already; another person may agree, or take it back");
            Enter("evidence.destroy.request", record, actor, new LedgerDetail("reason", reason));
            _index.SetDestruction(sha256, new Attributed(actor, _clock.GetUtcNow(), reason));
            return Find(sha256);
        }
    }

    /// <summary>Takes back the request to destroy a piece.</summary>
    /// <exception cref="EvidenceException">It is not there, or nobody asked.</exception>
    public EvidenceRecord WithdrawDestruction(string sha256, string actor, string reason)
    {
        CheckReason(reason);
        lock (_gate)
        {
            var record = Find(sha256);
            ThrowUnlessKept(record);
            if (record.Destruction is null)
                throw new EvidenceException(EvidenceProblem.Refused, "nobody asked for its destruction");
            Enter("evidence.destroy.withdraw", record, actor, new LedgerDetail("reason", reason));
            _index.SetDestruction(sha256, null);
            return Find(sha256);
        }
    }

    /// <summary>Destroys a piece as another person asked: its key is overwritten and removed, then its sealed content. The ledger and its proofs stay.</summary>
    /// <exception cref="EvidenceException">It is not there, held, not asked for, or asked for by the same person.</exception>
    public EvidenceRecord Destroy(string sha256, string actor, string reason)
    {
        CheckReason(reason);
        lock (_gate)
        {
            var record = Find(sha256);
            ThrowUnlessDestructible(record);
            if (record.Destruction is not { } request)
                throw new EvidenceException(EvidenceProblem.Refused, "nobody asked for its destruction; one person asks, and another agrees");
            if (request.By == actor)
                throw new EvidenceException(EvidenceProblem.Refused, $"{actor} asked for its destruction; another person has to agree");
            // Who agreed is kept with the request, so that a restart can enter it.
            _index.SetDestruction(sha256, request with { By = $"{request.By} and {actor}", Reason = $"{request.Reason}; {reason}" });
            return MarkAndShred(sha256);
        }
    }

    /// <summary>Pieces whose preservation is over, which nothing keeps.</summary>
    public IReadOnlyList<EvidenceRecord> Due(int limit) => _index.Due(_clock.GetUtcNow(), limit);

    /// <summary>Destroys the pieces whose preservation is over.</summary>
    /// <param name="actor">Who decided that it is done: a person, or <see cref="RetentionActor"/> where this is a setting.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Their hashes.</returns>
    public IReadOnlyList<string> Sweep(string actor, int limit = 1000)
    {
        var swept = new List<string>();
        lock (_gate)
        {
            foreach (var record in Due(limit))
            {
                _index.SetDestruction(record.Sha256, new Attributed(actor, _clock.GetUtcNow(), $"preserved until {record.PreservedUntil:yyyy-MM-dd}"));
                MarkAndShred(record.Sha256);
                swept.Add(record.Sha256);
            }
        }

        return swept;
    }

    /// <summary>Wraps under the current master key what is wrapped under another. No content is touched.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    public int Rewrap(string actor)
    {
        lock (_gate)
        {
            var old = _index.In(EvidenceState.Kept).Concat(_index.In(EvidenceState.Arriving)).Where(r => ReadKey(r).MasterId != _master.CurrentId).ToList();
            _enter(new LedgerAct { Actor = actor, Act = "evidence.rotate", Subject = $"master key {_master.CurrentId}" });
            foreach (var record in old)
            {
                var key = KeyOf(record);
                try
                {
                    EvidenceFolder.Replace(_folder.KeyOf(record.Blob), _master.Wrap(key, ContextOf(record.Sha256, record.Blob)).ToBytes());
                }
                finally
                {
                    CryptographicOperations.ZeroMemory(key);
                }
            }

            return old.Count;
        }
    }

    private static void ThrowUnlessDestructible(EvidenceRecord record)
    {
        ThrowUnlessKept(record);
        if (record.Hold is { } hold)
            throw new EvidenceException(EvidenceProblem.Refused, $"it is under a legal hold of {hold.By} since {hold.At:yyyy-MM-dd}; nothing destroys it until that is lifted");
    }

    private EvidenceRecord MarkAndShred(string sha256)
    {
        Before(VaultStep.MarkDestroying);
        // Held by another process in the meantime.
        if (!_index.Move(sha256, EvidenceState.Kept, EvidenceState.Destroying, _clock.GetUtcNow()))
            ThrowUnlessDestructible(Find(sha256));
        Shred(Find(sha256));
        return Find(sha256);
    }

    /// <summary>Does what was decided, from wherever it was left.</summary>
    private void Shred(EvidenceRecord record)
    {
        Before(VaultStep.EnterDestruction);
        var decided = record.Destruction!;
        // Entered again after a crash: twice told is better than not at all.
        if (File.Exists(_folder.KeyOf(record.Blob)))
            Enter("evidence.destroy", record, decided.By, new LedgerDetail("reason", decided.Reason));
        Before(VaultStep.Shred);
        Overwrite(_folder.KeyOf(record.Blob));
        Before(VaultStep.RemoveContent);
        File.Delete(_folder.ObjectOf(record.Blob));
        Before(VaultStep.MarkDestroyed);
        _index.Move(record.Sha256, EvidenceState.Destroying, EvidenceState.Destroyed, _clock.GetUtcNow());
    }

    /// <summary>Overwrites a key where it lies before its file goes, because a removed file's blocks stay on the disk.</summary>
    private static void Overwrite(string path)
    {
        if (!File.Exists(path))
            return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }
}
