using System.Runtime.CompilerServices;

namespace Cordon.Events.Reading;

/// <summary>Counts what a reading meets. Files and bytes are counted by the cutting thread, everything else by the delivering one.</summary>
internal sealed class ReadTally
{
    private const int RejectsShown = 20;
    private const int MostReasons = 1000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, StrongBox<long>> _formats = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _ignored = new(StringComparer.Ordinal);
    private readonly List<Reject> _firstRejects = [];
    private readonly List<Damage> _damaged = [];
    private long _files;
    private long _bytes;
    private long _rejected;

    public void CountFile() => Interlocked.Increment(ref _files);

    public void CountBytes(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>The counter of the events of one format.</summary>
    public StrongBox<long> Format(string format)
    {
        lock (_lock)
        {
            if (!_formats.TryGetValue(format, out var counter))
                _formats[format] = counter = new StrongBox<long>();
            return counter;
        }
    }

    /// <summary>Counts what was left out. Beyond a thousand reasons the rest are counted together, so that a hostile input cannot fill memory with them.</summary>
    public void Ignore(string reason, long count)
    {
        lock (_lock)
        {
            if (_ignored.Count >= MostReasons && !_ignored.ContainsKey(reason))
                reason = reason.StartsWith("file ", StringComparison.Ordinal) ? "file …: further files and columns" : "other reasons";
            _ignored[reason] = _ignored.GetValueOrDefault(reason) + count;
        }
    }

    public void Rejected(Reject reject)
    {
        lock (_lock)
        {
            _rejected++;
            if (_firstRejects.Count < RejectsShown)
                _firstRejects.Add(reject);
        }
    }

    public void Damaged(Damage damage)
    {
        lock (_lock)
            _damaged.Add(damage);
    }

    public ReadSummary Summary()
    {
        lock (_lock)
        {
            var byFormat = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var (format, counter) in _formats)
                byFormat[format] = counter.Value;
            return new ReadSummary
            {
                Files = Interlocked.Read(ref _files),
                Bytes = Interlocked.Read(ref _bytes),
                Events = byFormat.Values.Sum(),
                Rejected = _rejected,
                Ignored = new SortedDictionary<string, long>(_ignored, StringComparer.Ordinal),
                ByFormat = byFormat,
                FirstRejects = [.. _firstRejects],
                Damaged = [.. _damaged],
            };
        }
    }
}
