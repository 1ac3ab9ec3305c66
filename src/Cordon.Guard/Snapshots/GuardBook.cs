using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;

namespace Cordon.Guard.Snapshots;

/// <summary>
/// Keeps the current snapshot. Changes go into a small table over a large one, so that they are answered from at once; the two are merged in the background.
/// Any number of threads read; writers take turns.
/// </summary>
public sealed class GuardBook
{
    private const int DeltaBits = 6;

    private readonly GuardKeys _keys;
    private readonly int _mergeAt;
    private readonly Lock _lock = new();

    // What changed since the merge under way began; null when none is.
    private Dictionary<ulong, EntityState>? _since;
    private Task _merge = Task.CompletedTask;
    private volatile GuardSnapshot _current;

    /// <param name="keys">How names become keys.</param>
    /// <param name="mergeAt">How many changes lie over the large table before a merge begins, at least 1.</param>
    public GuardBook(GuardKeys keys, int mergeAt = 1 << 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mergeAt, 1);
        (_keys, _mergeAt) = (keys, mergeAt);
        _current = new GuardSnapshot(0, keys, new GuardPolicy(), TermTable.Empty(keys), EntityTable.Empty(), EntityTable.Empty(DeltaBits));
    }

    /// <summary>The snapshot of this moment. Take it once for everything that belongs to one answer.</summary>
    public GuardSnapshot Current => _current;

    /// <summary>How many merges ended.</summary>
    public int Merges { get; private set; }

    /// <summary>How names become keys.</summary>
    public GuardKeys Keys => _keys;

    /// <summary>Begins anew with another policy and other entities.</summary>
    /// <param name="policy">The policy of surfaces.</param>
    /// <param name="terms">The terms of its lists.</param>
    /// <param name="entities">All that is known of entities; no two of one key.</param>
    public GuardSnapshot Begin(GuardPolicy policy, TermTable terms, IReadOnlyCollection<EntityChange> entities)
    {
        var table = EntityTable.Of(entities);
        lock (_lock)
        {
            // A merge under way ends for nothing: the table that it began with is no longer the current one.
            _since = null;
            return _current = new GuardSnapshot(_current.Number + 1, _keys, policy, terms, table, EntityTable.Empty(DeltaBits));
        }
    }

    /// <summary>Takes in changes, the later of one key last; they are answered from when this returns.</summary>
    public GuardSnapshot Apply(ReadOnlySpan<EntityChange> changes)
    {
        var last = new Dictionary<ulong, EntityState>(changes.Length);
        foreach (var change in changes)
            last[change.Key] = change.State;
        lock (_lock)
        {
            if (last.Count == 0)
                return _current;
            var table = EntityTable.Of([.. last.Select(l => new EntityChange(l.Key, l.Value))], DeltaBits, keepsDefaults: true);
            if (_since is not null)
            {
                foreach (var (key, state) in last)
                    _since[key] = state;
            }

            _current = new GuardSnapshot(
                _current.Number + 1, _keys, _current.Policy, _current.Terms, _current.Base, _current.Delta.With(table, keepsDefaults: true));
            if (_current.Unmerged >= _mergeAt && _since is null)
                BeginMerge_NeedsLock();
            return _current;
        }
    }

    /// <summary>Ends when no merge is under way.</summary>
    public Task Settled()
    {
        lock (_lock)
            return _merge;
    }

    private void BeginMerge_NeedsLock()
    {
        var (large, delta) = (_current.Base, _current.Delta);
        _since = [];
        _merge = Task.Run(() =>
        {
            var merged = large.With(delta, keepsDefaults: false);
            if (merged.IsCrowded)
                merged = merged.Recut();
            lock (_lock)
            {
                if (!ReferenceEquals(_current.Base, large))
                    return;
                var rest = EntityTable.Of([.. _since!.Select(s => new EntityChange(s.Key, s.Value))], DeltaBits, keepsDefaults: true);
                _since = null;
                // The same answers as before, from other tables: the version stays.
                _current = new GuardSnapshot(_current.Number, _keys, _current.Policy, _current.Terms, merged, rest);
                Merges++;
                if (_current.Unmerged >= _mergeAt)
                    BeginMerge_NeedsLock();
            }
        });
    }
}
