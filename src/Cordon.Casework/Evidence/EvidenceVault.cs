using System.Security.Cryptography;
using System.Text;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Evidence;

/// <summary>
/// Keeps evidence: content named by its SHA-256, each piece sealed under a key of its own, every arrival, reading and destruction in the ledger. What
/// <see cref="Keep"/> has returned from survives a crash at any instant.
/// </summary>
public sealed partial class EvidenceVault
{
    /// <summary>Characters of a reason at most.</summary>
    public const int MostReason = 2000;

    private readonly EvidenceFolder _folder;
    private readonly IEvidenceIndex _index;
    private readonly IMasterKey _master;
    private readonly Action<LedgerAct> _enter;
    private readonly TimeProvider _clock;
    private readonly VaultOptions _options;

    // One change of a piece's state at a time; sealing and reading are outside of it.
    private readonly Lock _gate = new();

    /// <param name="folder">Where the sealed contents are; made where it is not.</param>
    /// <param name="index">What is known of them.</param>
    /// <param name="master">Wraps their keys.</param>
    /// <param name="enter">Enters an act into the ledger; returns when it is durable, and throws when it cannot be entered.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="options">How to work; null for the defaults.</param>
    public EvidenceVault(EvidenceFolder folder, IEvidenceIndex index, IMasterKey master, Action<LedgerAct> enter, TimeProvider clock, VaultOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        (_folder, _index, _master, _enter, _clock, _options) = (folder, index, master, enter, clock, options ?? new VaultOptions());
        folder.Create();
    }

    /// <summary>The name of a piece in the ledger.</summary>
    public static string SubjectOf(string sha256) => $"evidence:{sha256}";

    /// <summary>True for 64 lower-case hexadecimal digits.</summary>
    public static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A piece.</summary>
    /// <exception cref="EvidenceException">There is none.</exception>
    public EvidenceRecord Find(string sha256) => _index.Find(sha256)
        ?? throw new EvidenceException(EvidenceProblem.Unknown, $"there is no evidence '{Events.Shown.Brief(sha256)}'; list what there is with: cordon evidence list");

    /// <summary>Opens a piece to be read, after entering into the ledger who reads it and why.</summary>
    /// <param name="sha256">Which.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The content; its length is known, it cannot be sought in.</returns>
    /// <exception cref="EvidenceException">It is not there, or damaged.</exception>
    public Stream Read(string sha256, string actor, string reason)
    {
        CheckReason(reason);
        var record = Find(sha256);
        ThrowUnlessKept(record);
        // The key first, so that no view is entered of what cannot be viewed.
        var key = KeyOf(record);
        try
        {
            var content = new SealedReader(_folder.ObjectOf(record.Blob), key, sha256);
            try
            {
                Enter("evidence.read", record, actor, new LedgerDetail("reason", reason));
                return content;
            }
            catch
            {
                content.Dispose();
                throw;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Preserves a piece longer.</summary>
    /// <exception cref="EvidenceException">It is not there, or is preserved longer already.</exception>
    public EvidenceRecord Extend(string sha256, DateTimeOffset until, string actor, string reason)
    {
        CheckReason(reason);
        lock (_gate)
        {
            var record = Find(sha256);
            ThrowUnlessKept(record);
            if (until <= record.PreservedUntil)
                throw new EvidenceException(EvidenceProblem.Refused, $"it is preserved until {record.PreservedUntil:yyyy-MM-dd} already, which cannot be shortened; give a later day");
            Enter("evidence.extend", record, actor, new LedgerDetail("reason", reason), new LedgerDetail("until", until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
            _index.Preserve(sha256, until);
            return Find(sha256);
        }
    }

    /// <summary>Preserves a piece for the usual time from now, because a report was filed with it.</summary>
    public void PreserveFromNow(string sha256, string actor, string reason)
    {
        if (_index.Find(sha256) is { State: EvidenceState.Kept } record && _clock.GetUtcNow() + _options.Preservation is var until && until > record.PreservedUntil)
            Extend(sha256, until, actor, reason);
    }

    /// <summary>Puts a legal hold on a piece, or lifts it: while it is held it is never destroyed, whatever its clock says and whoever asks.</summary>
    /// <exception cref="EvidenceException">It is not there, or it is so already.</exception>
    public EvidenceRecord SetHold(string sha256, bool held, string actor, string reason)
    {
        CheckReason(reason);
        lock (_gate)
        {
            var record = Find(sha256);
            ThrowUnlessKept(record);
            if (held == record.Hold is not null)
                throw new EvidenceException(EvidenceProblem.Refused, held ? $"it is held already, by {record.Hold!.By}" : "it is not held");
            Enter(held ? "evidence.hold" : "evidence.release", record, actor, new LedgerDetail("reason", reason));
            _index.SetHold(sha256, held ? new Attributed(actor, _clock.GetUtcNow(), reason) : null);
            return Find(sha256);
        }
    }

    private static void CheckReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MostReason)
            throw new EvidenceException(EvidenceProblem.Invalid, $"give a reason, of at most {MostReason} characters; it stands in the ledger");
    }

    private static void ThrowUnlessKept(EvidenceRecord record)
    {
        if (record.State is EvidenceState.Destroying or EvidenceState.Destroyed)
            throw new EvidenceException(EvidenceProblem.Gone, $"the content of {record.Sha256} was destroyed; the ledger says by whom and why");
        if (record.State == EvidenceState.Arriving)
            throw new EvidenceException(EvidenceProblem.Refused, $"{record.Sha256} is only arriving; try again in a moment");
    }

    private static byte[] ContextOf(string sha256, string blob) => Encoding.ASCII.GetBytes($"cordon evidence key 1 {sha256} {blob}");

    private byte[] KeyOf(EvidenceRecord record) => _master.Unwrap(ReadKey(record), ContextOf(record.Sha256, record.Blob));

    private WrappedKey ReadKey(EvidenceRecord record)
    {
        try
        {
            return WrappedKey.Read(File.ReadAllBytes(_folder.KeyOf(record.Blob)))
                ?? throw new EvidenceException(EvidenceProblem.Damaged, $"the key of {record.Sha256} is damaged; bring the vault's keys back from a copy");
        }
        catch (FileNotFoundException e)
        {
            throw new EvidenceException(EvidenceProblem.Damaged, $"the key of {record.Sha256} is missing from the vault; bring it back from a copy", e);
        }
    }

    private void Enter(string act, EvidenceRecord record, string actor, params LedgerDetail[] details) =>
        _enter(new LedgerAct { Actor = actor, Act = act, Subject = SubjectOf(record.Sha256), Details = details });

    private void Before(VaultStep step) => _options.BeforeStep?.Invoke(step);
}
