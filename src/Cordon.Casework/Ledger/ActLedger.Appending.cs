using System.Buffers;
using System.Globalization;

namespace Cordon.Casework.Ledger;

/// <content>Entering acts, and erasing details.</content>
public sealed partial class ActLedger
{
    /// <summary>The act that says that details were erased; its subject is <c>entry</c> and the number.</summary>
    internal const string EraseAct = "ledger.erase";

    // Also the monitor that callers wait at. While _isEntering, one caller enters what it found in the list, and later ones wait for the next turn.
    private readonly List<Waiting> _waiting = [];
    private bool _isEntering;

    /// <summary>Enters an act.</summary>
    /// <returns>Its entry; null when the command behind it was entered before.</returns>
    /// <exception cref="LedgerException">It was not entered.</exception>
    public LedgerEntry? Append(LedgerAct act) => Append([act]) is [var entry] ? entry : null;

    /// <summary>Enters acts, all or none, and returns when they are durable and signed.</summary>
    /// <param name="acts">The acts, in their order.</param>
    /// <returns>Their entries, without those whose command was entered before.</returns>
    /// <exception cref="LedgerException">None was entered.</exception>
    public IReadOnlyList<LedgerEntry> Append(IReadOnlyList<LedgerAct> acts)
    {
        var waiting = new Waiting(acts);
        lock (_waiting)
        {
            _waiting.Add(waiting);
            while (_isEntering && !waiting.IsDone)
                Monitor.Wait(_waiting);
            if (!waiting.IsDone)
                _isEntering = true;
        }

        if (!waiting.IsDone)
            CommitWaiting();
        return waiting.Entries ?? throw waiting.Failure!;
    }

    /// <summary>Destroys the details of an entry and their salt, and enters that this was done. The entry, and every proof, stay good.</summary>
    /// <param name="entry">The entry's number.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="reason">Why.</param>
    /// <returns>False when the entry has no details, or they are erased.</returns>
    /// <exception cref="LedgerException">There is no such entry, or it cannot be done.</exception>
    public bool Erase(long entry, string actor, string reason)
    {
        lock (_gate)
        {
            try
            {
                using var held = Hold(_folder);
                Refresh_NeedsLock();
                if (entry < 0 || entry >= _tree.Count)
                    throw new LedgerException($"there is no entry {entry}; there are {_tree.Count}, from 0");
                var (from, to) = (_index.End(entry - 1).Details, _index.End(entry).Details);
                if (from == to)
                    return false;
                var line = new byte[to - from - 1];
                RandomAccess.Read(_details, line, from);
                if (DetailLine.IsErased(line, entry))
                    return false;
                Commit_NeedsLock([new LedgerAct { Actor = actor, Act = EraseAct, Subject = string.Create(CultureInfo.InvariantCulture, $"entry {entry}"), Reason = reason }]);
                RandomAccess.Write(_details, DetailLine.Erased(entry, line.Length), from);
                RandomAccess.FlushToDisk(_details);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Failed(e);
            }
        }
    }

    /// <summary>Enters what all that wait have brought, with one flush to disk.</summary>
    private void CommitWaiting()
    {
        List<Waiting> group;
        lock (_waiting)
        {
            group = [.. _waiting];
            _waiting.Clear();
        }

        try
        {
            lock (_gate)
                Commit(group);
        }
        catch (Exception e)
        {
            foreach (var waiting in group)
                waiting.Failure = Failed(e);
        }

        lock (_waiting)
        {
            _isEntering = false;
            Monitor.PulseAll(_waiting);
        }
    }

    private void Commit(List<Waiting> group)
    {
        using var held = Hold(_folder);
        Refresh_NeedsLock();
        var entries = Commit_NeedsLock([.. group.SelectMany(w => w.Acts)]);
        var next = 0;
        foreach (var waiting in group)
        {
            waiting.Entries = [.. entries.Skip(next).Take(waiting.Acts.Count).OfType<LedgerEntry>()];
            next += waiting.Acts.Count;
        }
    }

    private LedgerException Failed(Exception e) => e as LedgerException
        ?? new LedgerException($"the ledger in {_folder.Root} cannot be written ({e.Message}); check that the disk has room and works", e);

    private void Refresh_NeedsLock()
    {
        if (_stale || RandomAccess.GetLength(_entries) != _entriesEnd)
            Load_NeedsLock();
    }

    /// <summary>Enters acts; an entry for each, null for one that was entered before.</summary>
    private LedgerEntry?[] Commit_NeedsLock(IReadOnlyList<LedgerAct> acts)
    {
        var entries = new LedgerEntry?[acts.Count];
        var lines = new ArrayBufferWriter<byte>();
        var details = new ArrayBufferWriter<byte>();
        var ends = new List<(int Line, int Details)>();
        var log = LastLogSequence;
        for (var i = 0; i < acts.Count; i++)
        {
            if (acts[i].LogSequence is { } sequence)
            {
                if (sequence <= log)
                    continue;
                log = sequence;
            }

            entries[i] = Entry(_tree.Count + ends.Count, acts[i], details);
            entries[i]!.WriteTo(lines);
            lines.Write("\n"u8);
            ends.Add((lines.WrittenCount, details.WrittenCount));
        }

        if (ends.Count == 0)
            return entries;
        _stale = true;
        try
        {
            if (details.WrittenCount > 0)
            {
                RandomAccess.Write(_details, details.WrittenSpan, _detailsEnd);
                RandomAccess.FlushToDisk(_details);
            }

            RandomAccess.Write(_entries, lines.WrittenSpan, _entriesEnd);
            RandomAccess.FlushToDisk(_entries);
            Grow(lines.WrittenSpan, ends);
            (_entriesEnd, _detailsEnd) = (_entriesEnd + lines.WrittenCount, _detailsEnd + details.WrittenCount);
            Sign_NeedsLock();
        }
        catch
        {
            Undo(lines.WrittenCount);
            throw;
        }

        LastLogSequence = log;
        _stale = false;
        return entries;
    }

    private LedgerEntry Entry(long number, LedgerAct act, ArrayBufferWriter<byte> details)
    {
        var time = act.At ?? _clock.GetUtcNow();
        return new LedgerEntry
        {
            Number = number,
            Time = new DateTimeOffset(time.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
            Actor = Kept(act.Actor, 200),
            Act = Kept(act.Act, 100),
            Subject = Kept(act.Subject, 1000),
            Reason = act.Reason is null ? null : Kept(act.Reason, 10_000),
            LogSequence = act.LogSequence,
            Commitment = act.Details.Count == 0 ? default(ReadOnlyMemory<byte>?) : DetailLine.Write(details, number, act.Details),
        };
    }

    /// <summary>A text as far as it is kept; halves of characters, which no UTF-8 can hold, give way.</summary>
    private static string Kept(string text, int most)
    {
        if (text.Length > most)
            text = string.Concat(text.AsSpan(0, most - 1), "…");
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private void Grow(ReadOnlySpan<byte> lines, List<(int Line, int Details)> ends)
    {
        var tilesBefore = _tree.Count / TileFiles.Width;
        var start = 0;
        foreach (var (line, details) in ends)
        {
            _tree.Add(TreeHash.Leaf(lines[start..(line - 1)]), _tiles.Add);
            _index.Add(_entriesEnd + line, _detailsEnd + details);
            start = line;
        }

        _tiles.Flush();
        _index.Flush();
        if (_tree.Count / TileFiles.Width == tilesBefore)
            return;
        // What follows the last whole tile is made anew from the entries at every opening; what lies before it must be on the disk.
        _tiles.Sync();
        _index.Sync();
    }

    /// <summary>Signs the ledger as it is. The checkpoint replaces the one before; one is kept for every tile or more.</summary>
    private void Sign_NeedsLock()
    {
        var checkpoint = Checkpoint.Sign(_tree.Count, _tree.Root(), _key);
        Replace(_folder.Checkpoint, checkpoint.Note);
        Latest = checkpoint;
        if (checkpoint.Size / TileFiles.Width > _keptSize / TileFiles.Width)
            Keep(checkpoint);
        _signed?.Invoke(checkpoint);
    }

    private void Keep(Checkpoint checkpoint)
    {
        var form = KeptCheckpoints.Form(checkpoint);
        try
        {
            RandomAccess.Write(_kept, form, _keptEnd);
            RandomAccess.FlushToDisk(_kept);
            (_keptEnd, _keptSize) = (_keptEnd + form.Length, checkpoint.Size);
        }
        catch (IOException)
        {
            // The entries are in and signed; a later checkpoint is kept instead, in the same place.
        }
    }

    /// <summary>Takes back entries that could not be signed; where that fails, too, they stand, and are signed when the disk works again.</summary>
    private void Undo(int length)
    {
        try
        {
            var end = Latest.Size == 0 ? 0 : _index.End(Latest.Size - 1).Entry;
            if (RandomAccess.GetLength(_entries) <= end + length)
                RandomAccess.SetLength(_entries, end);
        }
        catch (IOException)
        {
            // See above.
        }
    }

    private sealed class Waiting(IReadOnlyList<LedgerAct> acts)
    {
        public IReadOnlyList<LedgerAct> Acts { get; } = acts;

        public IReadOnlyList<LedgerEntry>? Entries { get; set; }

        public LedgerException? Failure { get; set; }

        public bool IsDone => Entries is not null || Failure is not null;
    }
}
