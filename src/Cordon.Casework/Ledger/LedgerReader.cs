using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>A ledger as its latest checkpoint states it, to be read; it may be written meanwhile.</summary>
public sealed class LedgerReader : IDisposable
{
    private readonly SafeFileHandle _entries;
    private readonly SafeFileHandle _details;
    private readonly TileFiles _tiles;
    private readonly IndexFile _index;

    private LedgerReader(LedgerFolder folder, Checkpoint checkpoint)
    {
        Checkpoint = checkpoint;
        _entries = LedgerFolder.OpenFile(folder.Entries, writes: false);
        _details = LedgerFolder.OpenFile(folder.Details, writes: false);
        _tiles = new TileFiles(folder.Root, writes: false);
        _index = new IndexFile(folder.Index, writes: false);
    }

    /// <summary>The checkpoint.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Opens a ledger.</summary>
    /// <exception cref="LedgerException">There is none, or its checkpoint or key is damaged.</exception>
    public static LedgerReader Open(LedgerFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!folder.Exists)
            throw new LedgerException($"there is no ledger in {folder.Root}; it is made by cordon serve");
        try
        {
            using var key = NoteKey.Read(File.ReadAllText(folder.PublicKey).TrimEnd('\n'))
                ?? throw new LedgerException($"{folder.PublicKey} is no key; find out more with: cordon ledger verify");
            var checkpoint = Checkpoint.ReadFile(folder.Checkpoint, key, out var problem)
                ?? throw new LedgerException($"{folder.Checkpoint} {problem}; find out more with: cordon ledger verify");
            return new LedgerReader(folder, checkpoint);
        }
        catch (FileNotFoundException e)
        {
            throw new LedgerException($"{e.FileName} is missing; find out more with: cordon ledger verify", e);
        }
    }

    /// <summary>Entries in their order.</summary>
    /// <param name="from">The first.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="LedgerException">The ledger is damaged there.</exception>
    public IReadOnlyList<LedgerEntry> Entries(long from, int count)
    {
        var entries = new List<LedgerEntry>();
        var end = Math.Min(Checkpoint.Size, from + count);
        if (from >= end)
            return entries;
        var lines = new LineReader(_entries, _index.End(from - 1).Entry);
        for (var number = from; number < end; number++)
        {
            if (!lines.TryRead(out var line) || LedgerEntry.Read(line) is not { } entry || entry.Number != number)
                throw new LedgerException($"entry {number} is damaged; find out more with: cordon ledger verify");
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>The details of an entry; null when it has none, or they are erased. Whoever shows them enters that into the ledger.</summary>
    /// <exception cref="LedgerException">They are not what the entry commits to.</exception>
    public IReadOnlyList<LedgerDetail>? Details(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Commitment is not { } commitment)
            return null;
        var lines = new LineReader(_details, _index.End(entry.Number - 1).Details);
        Span<byte> hash = stackalloc byte[TreeHash.Bytes];
        if (!lines.TryRead(out var line))
            throw new LedgerException($"the details of entry {entry.Number} are missing");
        if (DetailLine.IsErased(line, entry.Number))
            return null;
        return DetailLine.TryOpen(line, entry.Number, out var details, hash) && hash.SequenceEqual(commitment.Span)
            ? DetailLine.Parse(details)
            : throw new LedgerException($"the details of entry {entry.Number} are not what it commits to; find out more with: cordon ledger verify");
    }

    /// <summary>Proves that an entry stands in the ledger; null when there is no such entry.</summary>
    public InclusionProof? Prove(long number)
    {
        if (number < 0 || number >= Checkpoint.Size)
            return null;
        var (from, to) = (_index.End(number - 1).Entry, _index.End(number).Entry);
        var line = new byte[to - from - 1];
        if (line.Length == 0 || RandomAccess.Read(_entries, line, from) != line.Length)
            throw new LedgerException($"entry {number} is damaged; find out more with: cordon ledger verify");
        return new InclusionProof(number, Encoding.UTF8.GetString(line), TreeHash.Leaf(line), MerkleProofs.Inclusion(_tiles, number, Checkpoint.Size), Checkpoint);
    }

    /// <summary>Proves that the ledger of <paramref name="size"/> entries begins with that of <paramref name="old"/>; null when there are not so many, or old is the greater.</summary>
    public ConsistencyProof? Prove(long old, long size) => old < 0 || size > Checkpoint.Size || old > size
        ? null
        : new ConsistencyProof(old, _tiles.Root(0, old), size, _tiles.Root(0, size), MerkleProofs.Consistency(_tiles, old, size), Checkpoint);

    /// <inheritdoc/>
    public void Dispose()
    {
        _entries.Dispose();
        _details.Dispose();
        _tiles.Dispose();
        _index.Dispose();
    }
}
