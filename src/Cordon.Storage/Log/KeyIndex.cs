using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Cordon.Events.Log;

namespace Cordon.Storage.Log;

/// <summary>
/// Which event keys the log holds, so that the same event sent again is known. The latest keys are in memory, older ones in sorted files with a
/// filter in memory: about 1.4 bytes of memory and 16 bytes of disk a key. What is missing or damaged is made again from the log when it is opened.
/// Used by the one thread that appends.
/// </summary>
public sealed class KeyIndex : IDisposable
{
    /// <summary>How many runs of like size are merged into one.</summary>
    private const int FanIn = 8;

    private readonly string _folder;
    private readonly long _secret;
    private readonly int _recentMost;
    private readonly HashSet<UInt128> _recent = [];
    private readonly List<KeyRun> _runs = [];
    private int _spillAt;
    private long _recentFrom;
    private long _next;

    private KeyIndex(string folder, long secret, int recentMost) => (_folder, _secret, _recentMost, _spillAt) = (folder, secret, recentMost, recentMost);

    /// <summary>How many keys are known.</summary>
    public long Count => _recent.Count + _runs.Sum(r => r.Count);

    /// <summary>Bytes held in memory, about.</summary>
    public long Bytes => (_recent.Count * 40L) + _runs.Sum(r => r.Bytes);

    /// <summary>Opens the index of a log and brings it up to the log's end.</summary>
    /// <param name="folder">Where its files are; made where there is none.</param>
    /// <param name="log">The log.</param>
    /// <param name="recentMost">How many keys are held in memory before they go to a file.</param>
    /// <param name="cancellation">Ends the reading of the log.</param>
    public static KeyIndex Open(string folder, EventLog log, int recentMost = 1 << 20, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var index = new KeyIndex(folder, log.Secret, recentMost);
        try
        {
            index.OpenRuns(log);
            foreach (var record in log.Read(index._next, cancellation))
            {
                if (record is EventRecord e)
                    index.Add(index.KeyOf(e.Event.Id), e.Sequence);
            }

            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>The hash under which an event key is known.</summary>
    public UInt128 KeyOf(string id) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id.AsSpan()), _secret);

    /// <summary>True when the log holds an event of this key.</summary>
    public bool Contains(UInt128 key)
    {
        if (_recent.Contains(key))
            return true;
        foreach (var run in _runs)
        {
            if (run.Contains(key))
                return true;
        }

        return false;
    }

    /// <summary>Notes a key that is durable in the log.</summary>
    /// <param name="key">The key's hash.</param>
    /// <param name="sequence">The event's place; greater than that of every key before it.</param>
    public void Add(UInt128 key, long sequence)
    {
        _recent.Add(key);
        _next = sequence + 1;
        if (_recent.Count < _spillAt)
            return;
        try
        {
            Spill();
            _spillAt = _recentMost;
        }
        catch (IOException)
        {
            // No room on the disk. The keys stay in memory, and are in the log; it is tried again a little later.
            _spillAt = _recent.Count + (_recentMost / 16) + 1;
        }
    }

    /// <summary>Writes the keys of what lies before a place to files, so that the log may forget it.</summary>
    /// <returns>False when they could not be written, and the log is to keep it.</returns>
    public bool Keep(long before)
    {
        if (_recentFrom >= before || _recent.Count == 0)
            return true;
        try
        {
            Spill();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var run in _runs)
            run.Dispose();
    }

    private void OpenRuns(EventLog log)
    {
        // A run that was merged into another is covered by it; the widest that begins at a place wins.
        var found = Directory.EnumerateFiles(_folder, "*.keys").Select(KeyRun.Open).OfType<KeyRun>().OrderBy(r => r.From).ThenByDescending(r => r.To).ToList();
        _next = 0;
        foreach (var run in found)
        {
            if (run.From == _next || (_runs.Count == 0 && run.From <= log.FirstSequence))
            {
                _runs.Add(run);
                _next = run.To;
            }
            else
            {
                run.Dispose();
                File.Delete(run.Path);
            }
        }

        if (_next > log.NextSequence)
            throw new StorageException($"{_folder} knows events that the log does not hold; the log was replaced by an older one: remove the folder, and it is made again");
        _recentFrom = _next;
    }

    /// <summary>Writes the keys in memory to a file, and merges files of like size.</summary>
    private void Spill()
    {
        var sorted = _recent.ToArray();
        Array.Sort(sorted);
        Keep(_recentFrom, _next, sorted.Length, sorted);
        _recent.Clear();
        _recentFrom = _next;
        while (_runs.Count >= FanIn && _runs[^FanIn].Count <= _runs[^1].Count * 2)
            Merge(_runs.GetRange(_runs.Count - FanIn, FanIn));
    }

    private void Merge(List<KeyRun> merged)
    {
        _runs.RemoveRange(_runs.Count - merged.Count, merged.Count);
        Keep(merged[0].From, merged[^1].To, merged.Sum(r => r.Count), Merged(merged));
        foreach (var run in merged)
        {
            run.Dispose();
            File.Delete(run.Path);
        }
    }

    private void Keep(long from, long to, long count, IEnumerable<UInt128> sorted)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{from:D19}-{to:D19}.keys"));
        KeyRun.Write(path, from, to, count, sorted);
        _runs.Add(KeyRun.Open(path) ?? throw new StorageException($"{path} was written and cannot be read back; check the disk"));
    }

    private static IEnumerable<UInt128> Merged(List<KeyRun> runs)
    {
        var heads = new PriorityQueue<IEnumerator<UInt128>, UInt128>();
        foreach (var keys in runs.Select(r => r.Keys().GetEnumerator()))
        {
            if (keys.MoveNext())
                heads.Enqueue(keys, keys.Current);
        }

        while (heads.TryPeek(out var least, out var key))
        {
            yield return key;
            if (least.MoveNext())
                heads.DequeueEnqueue(least, least.Current);
            else
                heads.Dequeue().Dispose();
        }
    }
}
