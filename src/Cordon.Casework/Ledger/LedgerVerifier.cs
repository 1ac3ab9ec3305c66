using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>
/// Checks a ledger from its files alone: every entry and its details, the tree over them, every tile, the index, every checkpoint's signature, and
/// that each checkpoint's tree is the beginning of the next. Writes nothing.
/// </summary>
public sealed class LedgerVerifier
{
    private const int MostFaults = 20;

    private readonly LedgerFolder _folder;
    private readonly List<LedgerFault> _faults = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<long> _erased = [];
    private readonly HashSet<long> _saidErased = [];
    private readonly MerkleFrontier _tree = new();
    private readonly Dictionary<int, LevelCheck> _levels = [];
    private long _details;
    private int _signed;

    private LedgerVerifier(LedgerFolder folder) => _folder = folder;

    /// <summary>Checks a ledger.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="outside">A checkpoint of it that was kept elsewhere, which it must continue; null for none.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="LedgerException">There is no ledger.</exception>
    public static LedgerReport Verify(LedgerFolder folder, string? outside = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!folder.Exists)
            throw new LedgerException($"there is no ledger in {folder.Root}");
        return new LedgerVerifier(folder).Run(outside, cancellation);
    }

    private LedgerReport Run(string? outside, CancellationToken cancellation)
    {
        var size = 0L;
        try
        {
            using var key = ReadKey();
            if (key is not null && Latest(key) is { } latest)
            {
                size = latest.Size;
                Walk(latest, [.. Kept(key, latest), .. Outside(outside, key, latest), latest], cancellation);
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Fault(null, $"{(e as FileNotFoundException)?.FileName ?? _folder.Root} is missing");
        }

        return new LedgerReport(size, _signed, _details, _erased.Count, [.. _faults.OrderBy(f => f.Entry ?? long.MaxValue)], _notes);
    }

    private NoteKey? ReadKey()
    {
        var text = File.ReadAllText(_folder.PublicKey);
        var key = text.EndsWith('\n') ? NoteKey.Read(text[..^1]) : null;
        if (key is null)
        {
            Fault(null, $"{_folder.PublicKey} is no key in its one form");
            return null;
        }

        // Somebody who only checks need not have the private key.
        if (!File.Exists(_folder.Key))
        {
            _notes.Add("the private key is not here, so it was not compared with the public one");
            return key;
        }

        using var secret = SigningKey.Read(_folder.Key);
        if (secret is null)
            Fault(null, $"{_folder.Key} is no key in its one form");
        else if (secret.Public.ToString() != key.ToString())
            Fault(null, $"{_folder.Key} and {_folder.PublicKey} do not belong together");
        return key;
    }

    private Checkpoint? Latest(NoteKey key)
    {
        var latest = Checkpoint.ReadFile(_folder.Checkpoint, key, out var problem);
        if (latest is null)
            Fault(null, $"{_folder.Checkpoint} {problem}");
        else
            _signed++;
        return latest;
    }

    private List<Checkpoint> Kept(NoteKey key, Checkpoint latest)
    {
        using var file = LedgerFolder.OpenFile(_folder.Checkpoints, writes: false);
        var kept = new List<Checkpoint>();
        var notes = KeptCheckpoints.Read(file, out var end);
        for (var i = 0; i < notes.Count; i++)
        {
            if (Checkpoint.Read(notes[i], key, out var problem) is not { } checkpoint)
                Fault(null, string.Create(CultureInfo.InvariantCulture, $"checkpoint {i} of {_folder.Checkpoints} {problem}"));
            else if (kept.Count > 0 && checkpoint.Size <= kept[^1].Size)
                Fault(null, string.Create(CultureInfo.InvariantCulture, $"checkpoint {i} of {_folder.Checkpoints} is of {checkpoint.Size} entries, and the one before it of {kept[^1].Size}"));
            else if (checkpoint.Size > latest.Size)
                Fault(null, string.Create(CultureInfo.InvariantCulture, $"checkpoint {i} of {_folder.Checkpoints} is of {checkpoint.Size} entries, and the latest of {latest.Size}: the ledger was set back"));
            else
                kept.Add(checkpoint);
        }

        if (RandomAccess.GetLength(file) > end)
            Fault(null, $"{_folder.Checkpoints} ends in the middle of a checkpoint");
        _signed += kept.Count;
        return kept;
    }

    private List<Checkpoint> Outside(string? note, NoteKey key, Checkpoint latest)
    {
        if (note is null)
            return [];
        if (Checkpoint.Read(note, key, out var problem) is not { } checkpoint)
            Fault(null, $"the checkpoint kept elsewhere {problem}; either it is of another ledger, or this one was signed anew");
        else if (checkpoint.Size > latest.Size)
            Fault(null, string.Create(CultureInfo.InvariantCulture, $"the checkpoint kept elsewhere is of {checkpoint.Size} entries, and this ledger has {latest.Size}: it was set back"));
        else
            return [checkpoint];
        return [];
    }

    /// <summary>Reads all entries once, beside everything that follows from them.</summary>
    private void Walk(Checkpoint latest, Checkpoint[] checkpoints, CancellationToken cancellation)
    {
        using var entryFile = LedgerFolder.OpenFile(_folder.Entries, writes: false);
        using var detailFile = LedgerFolder.OpenFile(_folder.Details, writes: false);
        using var indexFile = LedgerFolder.OpenFile(_folder.Index, writes: false);
        var entries = new LineReader(entryFile, 0);
        var details = new LineReader(detailFile, 0);
        var index = new IndexCheck(indexFile);
        Array.Sort(checkpoints, (a, b) => a.Size.CompareTo(b.Size));
        var next = 0;
        try
        {
            while (true)
            {
                for (; next < checkpoints.Length && checkpoints[next].Size == _tree.Count; next++)
                    Compare(checkpoints[next], next == 0 ? 0 : checkpoints[next - 1].Size);
                if (_tree.Count == latest.Size || _faults.Count >= MostFaults)
                    break;
                if ((_tree.Count & 0xFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (!entries.TryRead(out var line))
                {
                    Fault(_tree.Count, string.Create(CultureInfo.InvariantCulture, $"is missing or cut short; the checkpoint is of {latest.Size} entries"));
                    return;
                }

                if (!Check(line, details))
                    return;
                index.Compare(entries.Position, details.Position);
            }

            End(latest, entries.Rest, details.Rest, index);
        }
        finally
        {
            foreach (var level in _levels.Values)
                level.Dispose();
        }
    }

    /// <summary>Checks one entry; false when what follows cannot be told apart any more.</summary>
    private bool Check(ReadOnlySpan<byte> line, LineReader details)
    {
        var number = _tree.Count;
        if (LedgerEntry.Read(line) is not { } entry)
        {
            Fault(number, "is no entry in its one form: it was changed");
            return false;
        }

        if (entry.Number != number)
        {
            Fault(number, string.Create(CultureInfo.InvariantCulture, $"has the number {entry.Number}: an entry was changed, removed or put in"));
            return false;
        }

        if (entry.Commitment is { } commitment && !CheckDetails(number, commitment.Span, details))
            return false;
        if (entry.Act == ActLedger.EraseAct && entry.Subject.StartsWith("entry ", StringComparison.Ordinal)
            && long.TryParse(entry.Subject.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var erased))
            _saidErased.Add(erased);
        _tree.Add(TreeHash.Leaf(line), CheckTile);
        return true;
    }

    private bool CheckDetails(long number, ReadOnlySpan<byte> commitment, LineReader details)
    {
        if (!details.TryRead(out var line))
        {
            Fault(number, "its details are missing");
            return false;
        }

        if (DetailLine.IsErased(line, number))
        {
            _erased.Add(number);
            return true;
        }

        Span<byte> hash = stackalloc byte[TreeHash.Bytes];
        if (DetailLine.TryOpen(line, number, out _, hash) && hash.SequenceEqual(commitment))
            _details++;
        else
            Fault(number, "its details are not what it commits to: they were changed");
        return true;
    }

    private void CheckTile(int treeLevel, TreeHash hash)
    {
        if (treeLevel % TileFiles.Height != 0)
            return;
        if (!_levels.TryGetValue(treeLevel / TileFiles.Height, out var level))
            _levels.Add(treeLevel / TileFiles.Height, level = new LevelCheck(TileFiles.PathOf(_folder.Root, treeLevel / TileFiles.Height)));
        level.Compare(hash);
    }

    private void Compare(Checkpoint checkpoint, long before)
    {
        if (_tree.Root() == checkpoint.Root)
            return;
        // Where tiles and entries part, the entry is the one that was changed; else it lies between two checkpoints.
        if (_levels.GetValueOrDefault(0)?.FirstBad is { } bad)
            Fault(bad, string.Create(CultureInfo.InvariantCulture, $"is not the entry that was signed: its hash is not the one in the tiles, and the root of {checkpoint.Size} entries is not that of the checkpoint"));
        else
            Fault(before, string.Create(CultureInfo.InvariantCulture, $"this entry or one up to {checkpoint.Size - 1} is not the one that was signed: the root of {checkpoint.Size} entries is not that of the checkpoint"));
    }

    private void End(Checkpoint latest, long restOfEntries, long restOfDetails, IndexCheck index)
    {
        var isWhole = !_faults.Any(f => f.Entry is not null);
        foreach (var (number, level) in _levels.OrderBy(l => l.Key))
        {
            if (isWhole && level.FirstBad is { } bad)
                Fault(null, string.Create(CultureInfo.InvariantCulture, $"hash {bad} of {TileFiles.PathOf(_folder.Root, number)} is wrong or missing; the entries are as they were signed"));
        }

        if (isWhole && index.FirstBad is { } wrong)
            Fault(null, string.Create(CultureInfo.InvariantCulture, $"the index is wrong or ends at entry {wrong}; the entries are as they were signed"));
        foreach (var entry in _erased.Where(e => !_saidErased.Contains(e)).Order())
            Fault(entry, "its details are erased, and no entry says who did that");
        foreach (var entry in _saidErased.Where(e => !_erased.Contains(e)).Order())
            Fault(entry, "its details were to be erased, and are still there; erase them again");
        if (restOfEntries > 0)
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{restOfEntries} bytes follow the last signed entry: an append under way, or what a crash left of one; opening the ledger settles it"));
        else if (_tree.Count == latest.Size)
            CheckLengths(latest.Size, restOfDetails);
    }

    private void CheckLengths(long size, long restOfDetails)
    {
        if (restOfDetails > 0)
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{restOfDetails} bytes follow the last details: what a crash left of an append"));
        if (new FileInfo(_folder.Index).Length > size * IndexFile.Record)
            Fault(null, $"{_folder.Index} is longer than the ledger");
        for (var level = 0; File.Exists(TileFiles.PathOf(_folder.Root, level)); level++)
        {
            if (new FileInfo(TileFiles.PathOf(_folder.Root, level)).Length > TileFiles.Expected(level, size) * TreeHash.Bytes)
                Fault(null, $"{TileFiles.PathOf(_folder.Root, level)} is longer than the ledger");
        }
    }

    private void Fault(long? entry, string message)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(new LedgerFault(entry, message));
    }

    /// <summary>Compares a file, record after record, with what it should hold.</summary>
    private sealed class LevelCheck(string path) : IDisposable
    {
        private readonly SafeFileHandle? _file = File.Exists(path) ? LedgerFolder.OpenFile(path, writes: false) : null;
        private readonly RecordReader _records = new(TreeHash.Bytes);
        private long _count;

        public long? FirstBad { get; private set; }

        public void Compare(TreeHash expected)
        {
            if (FirstBad is null && (_file is null || !_records.TryRead(_file, out var record) || TreeHash.Of(record) != expected))
                FirstBad = _count;
            _count++;
        }

        public void Dispose() => _file?.Dispose();
    }

    private sealed class IndexCheck(SafeFileHandle file)
    {
        private readonly RecordReader _records = new(IndexFile.Record);
        private long _count;

        public long? FirstBad { get; private set; }

        public void Compare(long entry, long details)
        {
            if (FirstBad is null && (!_records.TryRead(file, out var record)
                || System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(record) != entry
                || System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(record[8..]) != details))
                FirstBad = _count;
            _count++;
        }
    }
}
