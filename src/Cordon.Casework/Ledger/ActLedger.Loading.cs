using System.Globalization;

namespace Cordon.Casework.Ledger;

/// <content>
/// Coming up to date: the end of the ledger is read and compared with the last checkpoint. Nothing is written before it agrees, so that a damaged
/// ledger stays as it was found.
/// </content>
public sealed partial class ActLedger
{
    private void Load_NeedsLock()
    {
        var signed = ReadCheckpoint();
        var from = WholeTiles();
        if (!TryLoad(from, signed))
        {
            // After a power cut the tiles may lack what the entries have; these decide.
            if (from == 0 || !TryLoad(0, signed))
                throw new LedgerException($"the ledger in {_folder.Root} is not what was signed; nothing can be entered before you know why: cordon ledger verify");
            _notes.Add("the tiles did not agree with the entries, and were built anew from them");
        }

        LoadKept();
        _stale = false;
        if (signed is null || _tree.Count > signed.Size)
        {
            if (signed is not null)
                _notes.Add(string.Create(CultureInfo.InvariantCulture, $"entries {signed.Size} to {_tree.Count - 1} were written and not yet signed; they are now"));
            Sign_NeedsLock();
        }
        else
        {
            Latest = signed;
        }
    }

    private Checkpoint? ReadCheckpoint()
    {
        if (File.Exists(_folder.Checkpoint))
        {
            return Checkpoint.ReadFile(_folder.Checkpoint, _key.Public, out var problem)
                ?? throw new LedgerException($"{_folder.Checkpoint} {problem}; bring it back from a copy or from a witness");
        }

        return RandomAccess.GetLength(_entries) == 0 ? null : throw new LedgerException($"{_folder.Checkpoint} is missing; bring it back from a copy or from a witness");
    }

    /// <summary>How many entries lie in tiles that are whole on every level and in the index.</summary>
    private long WholeTiles()
    {
        var entries = Math.Min(_tiles.Count(0), _index.Count) / TileFiles.Width * TileFiles.Width;
        for (var level = 1; TileFiles.Expected(level, entries) > 0; level++)
        {
            if (_tiles.Count(level) < TileFiles.Expected(level, entries))
                return 0;
        }

        return _index.End(entries - 1).Entry <= RandomAccess.GetLength(_entries) ? entries : 0;
    }

    private bool TryLoad(long from, Checkpoint? signed)
    {
        if (Scan(from, signed?.Size ?? 0, null) is not { } found || (signed is not null && found.Root != signed.Root))
            return false;
        _tiles.Cut(from);
        _index.Cut(from);
        Scan(from, found.Count, this);
        _tiles.Flush();
        _index.Flush();
        Cut(_entries, "entries", _entriesEnd);
        Cut(_details, "details", _detailsEnd);
        if (!_knowsLog && LastLogSequence == 0)
            LastLogSequence = SearchLog(from);
        _knowsLog = true;
        return true;
    }

    /// <summary>Reads the entries from a place on.</summary>
    /// <param name="from">The first entry, a multiple of 256.</param>
    /// <param name="least">How many entries there must be.</param>
    /// <param name="target">What takes them in; null to look only.</param>
    /// <returns>How many whole entries there are, and the root of the first <paramref name="least"/>; null when there are fewer.</returns>
    private (long Count, TreeHash Root)? Scan(long from, long least, ActLedger? target)
    {
        var tree = new MerkleFrontier();
        tree.Restore(from, _tiles.Node);
        var (entriesEnd, detailsEnd) = _index.End(from - 1);
        var entries = new LineReader(_entries, entriesEnd);
        var details = new LineReader(_details, detailsEnd);
        var root = least <= from ? _tiles.Root(0, least) : default;
        Action<int, TreeHash> completed = target is null ? (_, _) => { } : target._tiles.Add;
        while (entries.TryRead(out var line))
        {
            // Beyond the checkpoint, what is no entry is what a crash left of one.
            if (LedgerEntry.Read(line) is not { } entry || entry.Number != tree.Count || (entry.Commitment is not null && !details.TryRead(out _)))
                break;
            tree.Add(TreeHash.Leaf(line), completed);
            (entriesEnd, detailsEnd) = (entries.Position, details.Position);
            if (tree.Count == least)
                root = tree.Root();
            if (target is null)
                continue;
            target._index.Add(entriesEnd, detailsEnd);
            target.LastLogSequence = Math.Max(target.LastLogSequence, entry.LogSequence ?? 0);
        }

        if (target is not null)
            (target._tree, target._entriesEnd, target._detailsEnd) = (tree, entriesEnd, detailsEnd);
        return tree.Count < least ? null : (tree.Count, root);
    }

    private void Cut(Microsoft.Win32.SafeHandles.SafeFileHandle file, string what, long end)
    {
        var length = RandomAccess.GetLength(file);
        if (length == end)
            return;
        RandomAccess.SetLength(file, end);
        _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{length - end} bytes at the end of the {what} were of an append that never finished, and are cut off"));
    }

    /// <summary>The latest place in the event log that an entry before <paramref name="before"/> names.</summary>
    private long SearchLog(long before)
    {
        const int AtOnce = 64 * TileFiles.Width;
        for (var end = before; end > 0; end -= AtOnce)
        {
            var start = Math.Max(0, end - AtOnce);
            var lines = new LineReader(_entries, _index.End(start - 1).Entry);
            var latest = 0L;
            for (var i = start; i < end && lines.TryRead(out var line); i++)
            {
                // No text within an entry can hold a quote that is not escaped, so that this is its field.
                if (line.IndexOf(",\"log\":"u8) >= 0)
                    latest = Math.Max(latest, LedgerEntry.Read(line)?.LogSequence ?? 0);
            }

            if (latest > 0)
                return latest;
        }

        return 0;
    }

    private void LoadKept()
    {
        var notes = KeptCheckpoints.Read(_kept, out _keptEnd);
        if (RandomAccess.GetLength(_kept) > _keptEnd)
            Cut(_kept, "checkpoints", _keptEnd);
        _keptSize = notes.Count > 0 && Checkpoint.Read(notes[^1], _key.Public, out _) is { } last ? last.Size : 0;
    }
}
