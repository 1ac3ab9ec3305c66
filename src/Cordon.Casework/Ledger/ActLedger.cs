using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>
/// The ledger, to be written: an append-only Merkle log (RFC 6962) of every consequential act. What <see cref="Append(IReadOnlyList{LedgerAct})"/>
/// has returned from survives a crash at any instant and stands under a signed checkpoint. Callers on several threads share one flush to disk, and
/// several processes may write, each in its turn.
/// </summary>
public sealed partial class ActLedger : IDisposable
{
    private const int LockTries = 2000;
    private const int LockWaitMilliseconds = 5;

    private readonly LedgerFolder _folder;
    private readonly TimeProvider _clock;
    private readonly Action<Checkpoint>? _signed;
    private readonly Lock _gate = new();
    private readonly SigningKey _key;
    private readonly SafeFileHandle _entries;
    private readonly SafeFileHandle _details;
    private readonly SafeFileHandle _kept;
    private readonly TileFiles _tiles;
    private readonly IndexFile _index;
    private readonly List<string> _notes = [];
    private MerkleFrontier _tree = new();

    // Where the next entry and the next details go; the files are no longer, unless another process wrote or a write failed half-way.
    private long _entriesEnd;
    private long _detailsEnd;
    private long _keptEnd;
    private long _keptSize;
    private bool _stale = true;
    private bool _knowsLog;

    private ActLedger(LedgerFolder folder, TimeProvider clock, Action<Checkpoint>? signed, SigningKey key)
    {
        (_folder, _clock, _signed, _key) = (folder, clock, signed, key);
        _entries = LedgerFolder.OpenFile(folder.Entries, writes: true);
        _details = LedgerFolder.OpenFile(folder.Details, writes: true);
        _kept = LedgerFolder.OpenFile(folder.Checkpoints, writes: true);
        _tiles = new TileFiles(folder.Root, writes: true);
        _index = new IndexFile(folder.Index, writes: true);
    }

    /// <summary>The latest checkpoint that this process knows.</summary>
    public Checkpoint Latest { get; private set; } = null!;

    /// <summary>The greatest place in the event log of a command that was entered; 0 for none.</summary>
    public long LastLogSequence { get; private set; }

    /// <summary>What was mended when the ledger was opened: what a crash had left half-done.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Opens a ledger; makes it, and its key, where there is none.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="clock">Tells the time of entry.</param>
    /// <param name="signed">Told of every checkpoint once it is durable, on the thread that appends; for witnesses. Null for nobody.</param>
    /// <exception cref="LedgerException">It cannot be used, or its end is not what was signed.</exception>
    public static ActLedger Open(LedgerFolder folder, TimeProvider clock, Action<Checkpoint>? signed = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            Directory.CreateDirectory(folder.Root);
            using var held = Hold(folder);
            var isNew = !File.Exists(folder.Checkpoint) && (!File.Exists(folder.Entries) || new FileInfo(folder.Entries).Length == 0);
            var key = SigningKey.Open(folder, isNew);
            ActLedger? ledger = null;
            try
            {
                if (isNew)
                    Replace(folder.PublicKey, key.Public + "\n");
                ledger = new ActLedger(folder, clock, signed, key);
                ledger.Load_NeedsLock();
                return ledger;
            }
            catch
            {
                if (ledger is null)
                    key.Dispose();
                ledger?.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw e as LedgerException ?? new LedgerException($"the ledger in {folder.Root} cannot be used ({e.Message}); check that you may write there and that the disk has room", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entries.Dispose();
        _details.Dispose();
        _kept.Dispose();
        _tiles.Dispose();
        _index.Dispose();
        _key.Dispose();
    }

    private static FileStream Hold(LedgerFolder folder)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (i < LockTries)
            {
                // Another process writes; that takes milliseconds.
                Thread.Sleep(LockWaitMilliseconds);
            }
        }
    }

    /// <summary>Writes a small file so that it is whole under its name, old or new.</summary>
    private static void Replace(string path, string text)
    {
        var part = path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
