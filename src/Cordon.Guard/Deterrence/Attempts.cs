using System.Runtime.InteropServices;

namespace Cordon.Guard.Deterrence;

/// <summary>
/// Counts warnings by list, and by viewer and list for so many pairs; beyond that the pair not met for longest is forgotten, and counted as such. In memory only. Any
/// number of threads.
/// </summary>
public sealed class Attempts
{
    private readonly Lock _lock = new();
    private readonly int _most;
    private readonly TimeSpan _window;

    // Both hold the same pairs; the one not met for longest stands first.
    private readonly Dictionary<(string Viewer, string List), LinkedListNode<Attempt>> _byPair = [];
    private readonly LinkedList<Attempt> _inOrder = new();
    private readonly Dictionary<string, ListCount> _byList = new(StringComparer.Ordinal);

    /// <param name="most">Most pairs of a viewer and a list.</param>
    /// <param name="window">Within how long a further attempt is a repeated one; a day when null.</param>
    public Attempts(int most = GuardLimits.Viewers, TimeSpan? window = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (_most, _window) = (most, window ?? TimeSpan.FromDays(1));
    }

    /// <summary>Pairs that were forgotten to stay within the bound.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Counts a message that was shown.</summary>
    /// <param name="viewer">The viewer; empty for nobody known, who is counted by list only.</param>
    /// <param name="list">The list.</param>
    /// <param name="at">When.</param>
    /// <returns>How often this viewer was shown it, this time included; 1 for nobody known.</returns>
    public long Shown(string viewer, string list, DateTimeOffset at)
    {
        lock (_lock)
        {
            var known = Node_NeedsLock(viewer, list);
            var again = known is not null && at - known.Value.Last <= _window ? 1 : 0;
            Count_NeedsLock(list, 1, again, 0);
            if (viewer.Length == 0)
                return 1;
            if (known is null)
            {
                Add_NeedsLock(new Attempt(viewer, list, 1, 0, 0, at, at));
                return 1;
            }

            ref var attempt = ref known.ValueRef;
            attempt = attempt with { Shown = attempt.Shown + 1, Repeated = attempt.Repeated + again, Last = at > attempt.Last ? at : attempt.Last };
            _inOrder.Remove(known);
            _inOrder.AddLast(known);
            return attempt.Shown;
        }
    }

    /// <summary>Counts that a viewer went on to the help resource.</summary>
    /// <param name="viewer">The viewer; empty for nobody known.</param>
    /// <param name="list">The list.</param>
    public void Clicked(string viewer, string list)
    {
        lock (_lock)
        {
            Count_NeedsLock(list, 0, 0, 1);
            if (Node_NeedsLock(viewer, list) is { } known)
                known.ValueRef = known.Value with { Clicked = known.Value.Clicked + 1 };
        }
    }

    /// <summary>The counts of all lists, in the order of their names.</summary>
    public IReadOnlyList<ListCount> ByList()
    {
        lock (_lock)
            return [.. _byList.Values.OrderBy(c => c.List, StringComparer.Ordinal)];
    }

    /// <summary>What one viewer met, in the order of lists.</summary>
    public IReadOnlyList<Attempt> Of(string viewer)
    {
        lock (_lock)
            return [.. _inOrder.Where(a => a.Viewer == viewer).OrderBy(a => a.List, StringComparer.Ordinal)];
    }

    /// <summary>Those who tried again most often, with at least one repeated attempt.</summary>
    /// <param name="most">How many.</param>
    public IReadOnlyList<Attempt> MostRepeated(int most)
    {
        lock (_lock)
        {
            return [.. _inOrder.Where(a => a.Repeated > 0).OrderByDescending(a => a.Repeated).ThenBy(a => a.Viewer, StringComparer.Ordinal)
                .ThenBy(a => a.List, StringComparer.Ordinal).Take(most)];
        }
    }

    private LinkedListNode<Attempt>? Node_NeedsLock(string viewer, string list) => _byPair.GetValueOrDefault((viewer, list));

    private void Count_NeedsLock(string list, long shown, long repeated, long clicked)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_byList, list, out _);
        count = new ListCount(list, count.Shown + shown, count.Repeated + repeated, count.Clicked + clicked);
    }

    private void Add_NeedsLock(Attempt attempt)
    {
        if (_byPair.Count == _most)
        {
            var oldest = _inOrder.First!;
            _inOrder.Remove(oldest);
            _byPair.Remove((oldest.Value.Viewer, oldest.Value.List));
            Forgotten++;
        }

        _byPair.Add((attempt.Viewer, attempt.List), _inOrder.AddLast(attempt));
    }
}
