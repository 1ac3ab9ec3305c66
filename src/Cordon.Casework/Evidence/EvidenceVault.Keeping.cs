using System.Globalization;
using System.Security.Cryptography;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Evidence;

/// <content>Taking evidence in.</content>
public sealed partial class EvidenceVault
{
    /// <summary>Takes in a piece; it is durable and entered into the ledger when this returns. The same content is kept once, for all its cases.</summary>
    /// <param name="content">The content, read once.</param>
    /// <param name="intake">What is known of it.</param>
    /// <param name="cancellation">Ends the intake; nothing is kept then.</param>
    /// <exception cref="EvidenceException">The content is not what was said, too large, or being destroyed.</exception>
    public async Task<EvidenceRecord> Keep(Stream content, EvidenceIntake intake, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intake);
        intake.Check();
        var blob = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var key = RandomNumberGenerator.GetBytes(SealedFormat.KeyBytes);
        var settling = false;
        try
        {
            Before(VaultStep.Seal);
            var most = Math.Min(intake.Size ?? long.MaxValue, _options.MostBytes);
            var (size, sha256) = await SealedWriter.Write(content, _folder.ObjectOf(blob), key, most, cancellation);
            if (intake.Size is { } said && said != size)
                throw new EvidenceException(EvidenceProblem.Mismatch, string.Create(CultureInfo.InvariantCulture, $"the content has {size} bytes, not {said}; nothing was kept"));
            if (intake.Sha256 is { } hash && hash != sha256)
                throw new EvidenceException(EvidenceProblem.Mismatch, $"the content's SHA-256 is {sha256}, not {hash}; nothing was kept");
            Before(VaultStep.WriteKey);
            WriteKey(blob, sha256, key);
            var now = _clock.GetUtcNow();
            var record = new EvidenceRecord
            {
                Sha256 = sha256,
                Size = size,
                Blob = blob,
                State = EvidenceState.Arriving,
                Received = now,
                ReceivedBy = intake.Actor,
                Source = intake.Source,
                FileName = intake.FileName,
                MediaType = intake.MediaType,
                PreservedUntil = now + _options.Preservation,
                Cases = intake.Case is null ? [] : [intake.Case],
            };
            settling = true;
            lock (_gate)
                return Settle(record, intake);
        }
        catch when (!settling)
        {
            Discard(blob);
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>
    /// Ends what a crash has left half-done: completes arrivals and destructions, and removes files that belong to nothing. Only whoever alone has the vault
    /// open may call this, before anything else.
    /// </summary>
    /// <returns>What was done, in words; empty for nothing.</returns>
    public IReadOnlyList<string> Recover()
    {
        var notes = new List<string>();
        lock (_gate)
        {
            foreach (var record in _index.In(EvidenceState.Arriving))
            {
                Complete(record);
                notes.Add($"the arrival of {record.Sha256} was completed");
            }

            foreach (var record in _index.In(EvidenceState.Destroying))
            {
                Shred(record);
                notes.Add($"the destruction of {record.Sha256} was completed");
            }

            var known = _index.In(EvidenceState.Kept).Select(r => r.Blob).ToHashSet(StringComparer.Ordinal);
            foreach (var blob in Blobs().Where(b => !known.Contains(b)))
            {
                Discard(blob);
                notes.Add($"an upload that was never completed was removed ({blob})");
            }
        }

        return notes;
    }

    /// <summary>Puts a sealed piece into the index and the ledger, or drops it when its content is kept already. Needs the gate.</summary>
    private EvidenceRecord Settle(EvidenceRecord record, EvidenceIntake intake)
    {
        var known = _index.Find(record.Sha256);
        if (known?.State == EvidenceState.Destroying)
        {
            Discard(record.Blob);
            throw new EvidenceException(EvidenceProblem.Gone, $"{record.Sha256} is being destroyed; nothing was kept");
        }

        if (known is null or { State: EvidenceState.Destroyed })
        {
            Before(VaultStep.Index);
            _index.Add(record);
            Complete(record);
            return Find(record.Sha256);
        }

        Discard(record.Blob);
        // The ledger could not be written when it came.
        if (known.State == EvidenceState.Arriving)
            Complete(known);
        if (intake.Case is { } @case && !known.Cases.Contains(@case))
        {
            Enter("evidence.attach", known, intake.Actor, new LedgerDetail("case", @case));
            _index.Attach(known.Sha256, @case);
        }

        return Find(record.Sha256);
    }

    private void Complete(EvidenceRecord record)
    {
        Before(VaultStep.EnterArrival);
        List<LedgerDetail> details =
        [
            new("cases", record.Cases),
            new("preserved_until", record.PreservedUntil.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new("size", record.Size.ToString(CultureInfo.InvariantCulture)),
            new("source", record.Source),
        ];
        if (record.FileName is not null)
            details.Add(new("file_name", record.FileName));
        Enter("evidence.keep", record, record.ReceivedBy, [.. details]);
        Before(VaultStep.MarkKept);
        _index.Move(record.Sha256, EvidenceState.Arriving, EvidenceState.Kept, _clock.GetUtcNow());
    }

    private void WriteKey(string blob, string sha256, ReadOnlySpan<byte> key)
    {
        using var file = EvidenceFolder.CreateFile(_folder.KeyOf(blob));
        file.Write(_master.Wrap(key, ContextOf(sha256, blob)).ToBytes());
        file.Flush(flushToDisk: true);
    }

    private List<string> Blobs() => [.. Directory.EnumerateFiles(_folder.Objects).Concat(Directory.EnumerateFiles(_folder.Keys))
        .Select(f => Path.GetFileName(f).Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private void Discard(string blob)
    {
        File.Delete(_folder.ObjectOf(blob));
        File.Delete(_folder.KeyOf(blob));
    }
}
